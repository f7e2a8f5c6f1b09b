"""Verbs that say what a measure is to be."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypedDict, Unpack
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.concept.models import Element
from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.measures.models import ElementLink, Measure
from wirkungskreis.measures.states import EARLY, REPORT, STEER
from wirkungskreis.people.models import Organisation
from wirkungskreis.vocab.models import Area, TargetGroup


class Facts(TypedDict, total=False):
    """What ``propose`` and ``revise`` take; dates are inclusive, reach is people per half year."""

    code: str
    title: str
    description: str
    kind: str
    field: Element | None
    remit: Organisation | None
    target_groups: Iterable[TargetGroup]
    areas: Iterable[Area]
    planned_start: date | None
    planned_end: date | None
    actual_start: date | None
    actual_end: date | None
    priority: int | None
    order: int | None
    finance_group: str
    origin: str
    origin_note: str
    registered_on: date | None
    lesson: str
    reach_unit: str
    reach_plan: int | None
    note: str


STEERING = {"code", "field", "remit", "priority", "order", "origin", "origin_note", "registered_on"}
SETS = ("target_groups", "areas")


@transaction.atomic
def propose(
    *, actor: Actor, lead: Organisation, key: UUID | None = None, **facts: Unpack[Facts]
) -> Measure:
    """Enter a measure as an idea; ``key`` makes sending the same form twice harmless."""
    demand(actor, "measures.propose", lead)
    if key and (known := Measure.objects.filter(public_id=key).first()):
        return known
    columns, sets = _parted(facts)
    _refuse_taken_code(str(columns["code"]))
    measure = Measure(lead=lead, **columns, **({"public_id": key} if key else {}))
    _refuse_reversed_dates(measure)
    measure.save(force_insert=True)
    for name, things in sets.items():
        getattr(measure, name).set(things)
    note(measure, "propose", actor=actor, lead=lead.pk)
    return measure


@transaction.atomic
def revise(measure: Measure, *, actor: Actor, edition: int, **facts: Unpack[Facts]) -> Measure:
    """Write down what has changed in the facts; what stays as it was leaves no trace.

    What orders the whole register, such as code and priority, is for the coordination alone.
    """
    columns, sets = _parted(facts)
    changes = {name: v for name, v in columns.items() if getattr(measure, name) != v}
    new_sets = {
        name: things
        for name, things in sets.items()
        if {thing.pk for thing in getattr(measure, name).all()} != {t.pk for t in things}
    }
    if not changes and not new_sets:
        return measure
    if STEERING & changes.keys():
        demand(actor, STEER, measure)
    _refuse_silent_delay(measure, changes)
    if "code" in changes:
        _refuse_taken_code(str(changes["code"]))
    _refuse_reversed_dates(measure, changes)
    edit(
        measure,
        "revise",
        REPORT,
        actor=actor,
        edition=edition,
        changes=changes,
        **({"sets": sorted(new_sets)} if new_sets else {}),
    )
    for name, things in new_sets.items():
        getattr(measure, name).set(things)
    return measure


def publish(measure: Measure, *, actor: Actor, edition: int, at: datetime) -> Measure:
    changes = {"published_at": at}
    return edit(measure, "publish", STEER, actor=actor, edition=edition, changes=changes)


def withdraw(measure: Measure, *, actor: Actor, edition: int) -> Measure:
    """Take a measure off the public pages; reports that were released keep it."""
    changes = {"published_at": None}
    return edit(measure, "withdraw", STEER, actor=actor, edition=edition, changes=changes)


@transaction.atomic
def serve(
    measure: Measure, element: Element, *, how: str, actor: Actor, edition: int
) -> ElementLink:
    """Say that, and how, a measure serves an element of the concept; say it again to reword."""
    edit(measure, "serve", REPORT, actor=actor, edition=edition, changes={}, element=element.pk)
    link, _created = ElementLink.objects.update_or_create(
        measure=measure, element=element, defaults={"how": how}
    )
    return link


@transaction.atomic
def unserve(measure: Measure, element: Element, *, actor: Actor, edition: int) -> Measure:
    edit(measure, "unserve", REPORT, actor=actor, edition=edition, changes={}, element=element.pk)
    measure.element_links.filter(element=element).delete()
    return measure


def _parted(facts: Facts) -> tuple[dict[str, Any], dict[str, list[Any]]]:
    """Part columns from sets of things."""
    given: Mapping[str, Any] = {**facts}
    columns = {name: value for name, value in given.items() if name not in SETS}
    return columns, {name: list(given[name]) for name in SETS if name in given}


def _refuse_taken_code(code: str) -> None:
    if not code.strip():
        raise NotPossible(_("Bitte geben Sie ein Kürzel an, zum Beispiel A-11."))
    if Measure.objects.filter(code=code).exists():
        raise NotPossible(_("Das Kürzel ist vergeben. Bitte wählen Sie ein anderes."))


def _refuse_reversed_dates(measure: Measure, changes: Mapping[str, Any] | None = None) -> None:
    now = {**{name: getattr(measure, name) for name in DATES}, **(changes or {})}
    for start, end in (("planned_start", "planned_end"), ("actual_start", "actual_end")):
        if now[start] and now[end] and now[end] < now[start]:
            raise NotPossible(
                _("Das Ende liegt vor dem Beginn. Bitte prüfen Sie die beiden Daten.")
            )


def _refuse_silent_delay(measure: Measure, changes: Mapping[str, Any]) -> None:
    """Keep a plan that already runs: its end moves with a reason, see ``dates``."""
    if measure.state not in EARLY and measure.planned_end and "planned_end" in changes:
        raise NotPossible(
            _(
                "Diese Maßnahme läuft bereits oder ist beendet: Das geplante Ende bleibt stehen. "
                "Bitte verschieben Sie das Ende mit einer Begründung."
            )
        )


DATES = ("planned_start", "planned_end", "actual_start", "actual_end")
