"""The verbs that close a round and freeze what was reported, and that append what came later."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.concept.queries import named
from wirkungskreis.journal.chain import seal
from wirkungskreis.journal.moves import move, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.rounds.models import Return, Round, Snapshot, Supplement
from wirkungskreis.rounds.outputs import snapshot_v1
from wirkungskreis.rounds.outputs.canonical import canonical, digest
from wirkungskreis.rounds.outputs.read import round_digest
from wirkungskreis.rounds.queries.figure_requests import delivered
from wirkungskreis.rounds.queries.standing import with_standing
from wirkungskreis.rounds.states import CHECK, KEEP, ReturnState, RoundKind


@dataclass(frozen=True, slots=True)
class Outlook:
    """What closing would do to answers that are on their way."""

    drafts: int
    unchecked: int
    sent_back: int
    unanswered: int
    checked: int
    figures_unchecked: int
    figures_missing: int

    @property
    def is_clean(self) -> bool:
        return not (self.drafts or self.unchecked or self.sent_back or self.figures_unchecked)


def outlook(rnd: Round, on: date) -> Outlook:
    figures = delivered(rnd, on)
    states = list(Return.objects.filter(round=rnd).values_list("state", flat=True))
    return Outlook(
        drafts=states.count(ReturnState.DRAFTED),
        unchecked=states.count(ReturnState.HANDED_IN),
        sent_back=states.count(ReturnState.SENT_BACK),
        unanswered=states.count(ReturnState.ASKED),
        checked=states.count(ReturnState.CHECKED),
        figures_unchecked=figures.to_check,
        figures_missing=figures.total - figures.there,
    )


@transaction.atomic
def close(rnd: Round, *, actor: Actor, edition: int, on: date, as_it_is: bool = False) -> Round:
    """Close and freeze in one transaction; ``as_it_is`` says yes to what ``outlook`` shows."""
    demand(actor, KEEP, rnd)
    Round.objects.select_for_update(no_key=True).get(pk=rnd.pk)
    if not as_it_is and not outlook(rnd, on).is_clean:
        raise NotPossible(
            _(
                "Es gibt noch Entwürfe oder ungeprüfte Meldungen. Bitte lesen Sie, was mit ihnen "
                "geschieht, und bestätigen Sie es."
            )
        )
    changes: dict[str, object] = {"closed_on": on}
    if rnd.kind == RoundKind.REPORT:
        hashes = _freeze(rnd, on)
        changes |= {
            "frozen_on": on,
            "schema": snapshot_v1.SCHEMA,
            "hash": round_digest(rnd, snapshot_v1.SCHEMA, hashes),
            "journal_head": str(seal()),
        }
    return move(rnd, "close", actor=actor, edition=edition, changes=changes)


def _freeze(rnd: Round, on: date) -> list[str]:
    """Write one snapshot per return and give their hashes in order."""
    names = {element.pk: (element.code, element.title) for element in named(rnd.reference_date)}
    returns = with_standing(Return.objects.filter(round=rnd), on).select_related(
        "round",
        "measure__lead",
        "organisation",
        "obstacle",
        "person",
        "deputy",
        "handed_in_by",
        "told_by",
        "checked_by",
    )
    returns = returns.prefetch_related(
        "organisation__former_names",
        "measure__lead__former_names",
        "measure__element_links",
        "measure__milestones",
        "measure__fundings",
    ).order_by("measure__code")
    snapshots = []
    for position, ret in enumerate(returns, 1):
        text = canonical(snapshot_v1.content(ret, ret.standing, names))
        snapshots.append(
            Snapshot(
                ret=ret,
                position=position,
                schema=snapshot_v1.SCHEMA,
                content=text,
                hash=digest(text),
            )
        )
    Snapshot.objects.bulk_create(snapshots, batch_size=200)
    return [snapshot.hash for snapshot in snapshots]


@transaction.atomic
def supplement(ret: Return, *, actor: Actor, on: date, text: str) -> Supplement:
    """Append a fact that came after the round was closed; nothing reported is rewritten."""
    demand(actor, CHECK, ret)
    if not ret.round.is_closed:
        raise NotPossible(_("Diese Abfrage ist noch offen. Bitte ändern Sie die Meldung selbst."))
    if not text.strip():
        raise NotPossible(_("Bitte schreiben Sie den Nachtrag."))
    added = Supplement.objects.create(ret=ret, text=text, on=on, by_id=actor.person_id)
    note(added, "supplement", actor=actor, ret=ret.pk)
    return added
