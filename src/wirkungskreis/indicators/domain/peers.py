"""Verbs for other cities: say with whom to compare, and keep what they publish for our codes."""

import logging
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.indicators.models import (
    Indicator,
    IndicatorVersion,
    PeerCity,
    PeerSeries,
    PeerValue,
)
from wirkungskreis.indicators.neighbours.getting import Files, checked
from wirkungskreis.indicators.neighbours.matching import Found, Outcome, Wanted, matched, same
from wirkungskreis.indicators.neighbours.reading import Reading, Tell, is_unchanged
from wirkungskreis.indicators.neighbours.rows import Counted, Unreadable
from wirkungskreis.indicators.neighbours.tables import Said
from wirkungskreis.indicators.queries.published import published
from wirkungskreis.indicators.states import COMPARE, PeerState
from wirkungskreis.jobs.domain.run import enqueue
from wirkungskreis.jobs.models import Job
from wirkungskreis.journal.moves import edit, move, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible, Refused
from wirkungskreis.kernel.formats import BERLIN
from wirkungskreis.kernel.policy import demand

logger = logging.getLogger(__name__)
UNREAD = {"marks": {}, "wanted": ""}
"""What makes the next reading a whole one."""


@transaction.atomic
def add(*, actor: Actor, facts: Mapping[str, object], is_local_allowed: bool = False) -> PeerCity:
    """Name a city to compare with, and where its package is; nothing is read yet."""
    demand(actor, COMPARE, PeerCity)
    _check(facts, None, is_local_allowed=is_local_allowed)
    made = PeerCity.objects.create(**facts)
    note(made, "add", actor=actor)
    return made


def settle(cities: Mapping[str, str], *, actor: Actor, is_local_allowed: bool = False) -> None:
    """Enter the cities that the settings name, by name and address; who was entered stays."""
    known = {same(name) for name in PeerCity.objects.values_list("name", flat=True)}
    for name, address in cities.items():
        if same(name) in known:
            continue
        try:
            facts = {"name": name[:100], "address": address[:500]}
            add(actor=actor, facts=facts, is_local_allowed=is_local_allowed)
        except Refused as refusal:
            logger.warning("comparison: %s is not entered (%s)", address, refusal)


def correct(
    city: PeerCity,
    *,
    actor: Actor,
    edition: int,
    facts: Mapping[str, object],
    is_local_allowed: bool = False,
) -> PeerCity:
    """Change what is known of a city; the next reading is a whole one."""
    _check(facts, city, is_local_allowed=is_local_allowed)
    changes = dict(facts) | UNREAD
    return edit(city, "correct", COMPARE, actor=actor, edition=edition, changes=changes)


def pause(city: PeerCity, *, actor: Actor, edition: int) -> PeerCity:
    """Read it no more for a while; what was read stays beside ours."""
    return move(city, "pause", actor=actor, edition=edition)


def resume(city: PeerCity, *, actor: Actor, edition: int) -> PeerCity:
    return move(city, "resume", actor=actor, edition=edition, changes=UNREAD)


@transaction.atomic
def end(city: PeerCity, *, actor: Actor, edition: int) -> PeerCity:
    """Compare with it no more: the copies of its figures go, its name stays."""
    changes = UNREAD | {"left_out": [], "fault": ""}
    move(city, "end", actor=actor, edition=edition, changes=changes)
    _forget(city)
    return city


def order(city: PeerCity, *, actor: Actor) -> Job:
    """Let the worker read a city's package, in the name of whoever asks."""
    demand(actor, COMPARE, city)
    if city.state != PeerState.ACTIVE:
        raise NotPossible(_("Diese Stadt wird nicht gelesen. Bitte nehmen Sie sie wieder auf."))
    return enqueue("indicators.compare", actor=actor, key=f"compare-{city.pk}", city=city.pk)


def read(city: PeerCity, files: Files, *, actor: Actor, at: datetime, tell: Tell) -> str:
    """Read its package and put the copies in the place of earlier ones.

    Gives ``read``, ``same`` or ``failed``. After a failure what was read before stays, and the
    city says why.
    """
    demand(actor, COMPARE, city)
    wanted = wanted_now()
    said = Said(city.columns, city.area)
    mark = _mark(city, wanted)
    reading = Reading(files, said, tell)
    tell(0, 1, city.name)
    try:
        if city.wanted == mark and is_unchanged(files, city.marks):
            _written(city, actor, {"tried_at": at, "read_at": at, "fault": ""}, "read")
            return "same"
        words = {"catalogue": city.catalogue, "population": city.population}
        outcome = matched(reading.rows(city.address), wanted, **words)
    except (Refused, Unreadable) as fault:
        _written(city, actor, {"tried_at": at, "fault": str(fault)[:300]}, "fail")
        return "failed"
    with transaction.atomic():
        replace(city, outcome.found, at.astimezone(BERLIN).date())
        changes = {"tried_at": at, "read_at": at, "fault": "", "marks": reading.marks}
        changes |= {"wanted": mark, "left_out": _left_out(outcome, reading.passed, wanted)}
        _written(city, actor, changes, "read")
    return "read"


def wanted_now() -> list[Wanted]:
    """Give the published indicators that name a code of a shared catalogue."""
    rows = published().exclude(catalogue="")
    return [
        Wanted(row.pk, row.catalogue, row.catalogue_code, row.unit, _counted(row)) for row in rows
    ]


def _counted(row: Indicator) -> frozenset[str]:
    """Give every name of whom the newest definition counts."""
    versions: Sequence[IndicatorVersion] = list(row.versions.all())
    if not versions:
        return frozenset()
    newest = max(versions, key=lambda one: one.number)
    known = newest.population
    names = [known.name, known.code, known.text] if known else [newest.population_words]
    return frozenset(same(name) for name in names if name)


def _mark(city: PeerCity, wanted: Sequence[Wanted]) -> str:
    """Say what a reading depends on beside the files: ours, and what is said of theirs."""
    facts = [(*one.key, one.pk, one.unit, sorted(one.counted)) for one in wanted]
    said = (city.address, city.catalogue, city.area, city.population, sorted(city.columns.items()))
    return sha256(repr((sorted(facts), said)).encode()).hexdigest()


@transaction.atomic
def replace(city: PeerCity, found: Sequence[Found], on: date) -> None:
    """Put what a city says now in the place of what it said before."""
    _forget(city)
    for one in found:
        series = PeerSeries.objects.create(
            indicator_id=one.wanted.pk,
            city=city,
            code=one.row.code[:60],
            address=city.address,
            source=(city.source or one.row.source)[:300],
            licence=(city.licence or one.row.licence)[:100],
            unit=one.row.unit[:80],
            unlike=one.unlike,
            detail=one.detail[:300],
            read_on=on,
        )
        PeerValue.objects.bulk_create(
            PeerValue(
                series=series,
                period_start=start,
                period_before=before,
                value=value,
                reason=reason[:100] if value is None else "",
            )
            for start, before, value, reason in one.values
        )


def _forget(city: PeerCity) -> None:
    PeerValue.objects.filter(series__city=city).delete()
    PeerSeries.objects.filter(city=city).delete()


def _left_out(outcome: Outcome, passed: Counted, wanted: Sequence[Wanted]) -> list[list[str]]:
    """Keep as codes with a number and an example what was not read."""
    silent = {one.pk for one in wanted} - {one.wanted.pk for one in outcome.found}
    names = sorted(f"{one.code}" for one in wanted if one.pk in silent)
    rows = [
        ("not_there", len(names), ", ".join(names)),
        ("not_ours", len(outcome.others), ", ".join(sorted(outcome.others))),
        (
            "no_catalogue",
            len(outcome.without_catalogue),
            ", ".join(sorted(outcome.without_catalogue)),
        ),
        ("no_row", passed.rows, passed.example),
    ]
    return [[code, str(count), words[:200]] for code, count, words in rows if count]


def _written(city: PeerCity, actor: Actor, changes: Mapping[str, object], act: str) -> None:
    edit(city, act, COMPARE, actor=actor, edition=city.edition, changes=changes)


def _check(facts: Mapping[str, object], city: PeerCity | None, *, is_local_allowed: bool) -> None:
    """Refuse an address that is never asked, and a name that is there already."""
    checked(str(facts["address"]), is_local_allowed=is_local_allowed)
    others = PeerCity.objects.exclude(pk=city.pk) if city else PeerCity.objects.all()
    if others.filter(name__iexact=str(facts["name"])).exists():
        raise NotPossible(_("Diese Stadt ist schon eingetragen. Bitte öffnen Sie sie."))
