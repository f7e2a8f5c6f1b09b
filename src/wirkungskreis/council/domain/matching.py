"""Finds which papers of the council's system are ours: by number, by address, or by words."""

import re
from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from wirkungskreis.council.models import Foreign, ForeignKind, Ground, Match
from wirkungskreis.council.oparl import told
from wirkungskreis.council.states import MatchState
from wirkungskreis.journal.moves import move, note
from wirkungskreis.kernel.actor import SYSTEM, Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.mandates.models import Paper

WORD = re.compile(r"[a-zäöüß]{4,}|\d{4}")
LEAST = 60  # percent of common words
SURE = (Ground.REFERENCE, Ground.ADDRESS)
EMPTY_WORDS = frozenset(
    ["eine", "einer", "eines", "sowie", "über", "stadt", "nach", "beim", "durch"]
)


@transaction.atomic
def propose() -> int:
    """Look for every paper without a match; the same number or address counts as confirmed.

    Similar words are a proposal that a person decides. Returns how many are new.
    """
    taken = Match.objects.filter(state=MatchState.CONFIRMED).values("paper")
    papers = list(Paper.objects.exclude(pk__in=taken))
    used = Match.objects.filter(state=MatchState.CONFIRMED).values("foreign")
    rows = Foreign.objects.filter(kind=ForeignKind.PAPER, is_deleted=False)
    foreign = rows.exclude(pk__in=used).only("pk", "name")
    known = set(Match.objects.values_list("foreign", "paper"))
    made = [
        match
        for paper in papers
        for match in _candidates(paper)
        if (match.foreign_id, paper.pk) not in known
    ]
    by_words = _by_words(
        [paper for paper in papers if paper.pk not in {match.paper_id for match in made}], foreign
    )
    made += [match for match in by_words if (match.foreign_id, match.paper_id) not in known]
    for match in made:
        match.save()
        note(match, "propose", actor=SYSTEM, paper=match.paper_id, ground=match.ground)
        if match.ground in SURE:
            move(match, "confirm", actor=SYSTEM, edition=match.edition)
    return len(made)


def _candidates(paper: Paper) -> list[Match]:
    """Give the one paper with this number or address; several with one number prove nothing."""
    rows = Foreign.objects.filter(kind=ForeignKind.PAPER, is_deleted=False)
    same = list(rows.filter(reference=told.reference(paper.code))[:2])
    if len(same) == 1:
        return [Match(foreign=same[0], paper=paper, ground=Ground.REFERENCE)]
    address = next((part for part in paper.source.split() if part.startswith("http")), "")
    if address:
        found = rows.filter(object_id=address).first() or rows.filter(raw__web=address).first()
        if found:
            return [Match(foreign=found, paper=paper, ground=Ground.ADDRESS)]
    return []


def _by_words(papers: list[Paper], foreign: QuerySet[Foreign]) -> list[Match]:
    """Give for each paper the one whose subject shares most words, if that is enough."""
    wanted = {paper.pk: words(paper.subject) for paper in papers}
    best: dict[int, tuple[int, Foreign]] = {}
    if not wanted:
        return []
    for row in foreign.iterator():
        there = words(row.name)
        for key, ours in wanted.items():
            share = _share(ours, there)
            if share >= LEAST and share > best.get(key, (0, row))[0]:
                best[key] = (share, row)
    return [
        Match(foreign=best[paper.pk][1], paper=paper, ground=Ground.WORDS, share=best[paper.pk][0])
        for paper in papers
        if paper.pk in best
    ]


def words(text: str) -> frozenset[str]:
    return frozenset(WORD.findall(text.lower())) - EMPTY_WORDS


def _share(ours: frozenset[str], theirs: frozenset[str]) -> int:
    both = ours | theirs
    return 100 * len(ours & theirs) // len(both) if both and ours & theirs else 0


@transaction.atomic
def decide(match: Match, step: str, *, actor: Actor, edition: int) -> Match:
    """Confirm or refuse; a paper has one match that holds."""
    others = Match.objects.filter(paper=match.paper, state=MatchState.CONFIRMED)
    if step == "confirm" and others.exclude(pk=match.pk).exists():
        raise NotPossible(
            _("Diese Vorlage ist schon mit einer anderen verbunden. Bitte lösen Sie zuerst diese.")
        )
    return move(match, step, actor=actor, edition=edition)


def known_objects(addresses: Iterable[str]) -> Mapping[str, Foreign]:
    """Give stored objects by address, in one query."""
    rows = Foreign.objects.filter(object_id__in={each for each in addresses if each})
    return {row.object_id: row for row in rows}
