"""Verbs around indicators that add up: declare a sum, look what is told by it, take it back."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from wirkungskreis.indicators.models import (
    Addition,
    Indicator,
    Observation,
    RawTable,
    Summand,
    ValueType,
)
from wirkungskreis.indicators.overlaps import Days
from wirkungskreis.indicators.protection import publishing, solver
from wirkungskreis.indicators.protection.audit import Contradiction
from wirkungskreis.indicators.protection.rules import Rules
from wirkungskreis.indicators.queries.raw import decision_in_force, rules_for
from wirkungskreis.indicators.states import RAW
from wirkungskreis.indicators.tabling import Tabling
from wirkungskreis.jobs.domain.run import enqueue
from wirkungskreis.jobs.models import Job
from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand

Tell = Callable[[int, int, str], None]
FEWEST_PARTS = 2
MOST_SYSTEMS = 60
"""So many periods are looked at, the newest first; what is older is in every archive anyhow."""


@transaction.atomic
def declare(total: Indicator, parts: Sequence[Indicator], *, actor: Actor, on: date) -> Addition:
    """Say that indicators add up to another one, so that none is found by subtraction."""
    demand(actor, RAW, total)
    every = [total, *parts]
    if total in parts:
        raise NotPossible(_("Ein Indikator ist kein Teil seiner selbst."))
    if len(set(parts)) < FEWEST_PARTS:
        raise NotPossible(_("Eine Summe hat mindestens zwei Teile. Bitte wählen Sie sie aus."))
    if wrong := [one.code for one in every if one.value_type != ValueType.COUNT]:
        raise NotPossible(
            _("{codes}: Nur Anzahlen lassen sich zusammenzählen.").format(codes=", ".join(wrong))
        )
    if taken := [one.code for one in every if _is_in_a_sum(one)]:
        raise NotPossible(
            _(
                "{codes}: Dafür gilt schon eine Summe. Geprüft wird immer eine ganze Summe auf "
                "einmal; bitte beenden Sie die andere zuerst."
            ).format(codes=", ".join(taken))
        )
    made = Addition.objects.create(total=total, declared_on=on)
    Summand.objects.bulk_create(Summand(addition=made, part=one) for one in parts)
    note(made, "add_up", actor=actor, total=total.code, parts=[one.code for one in parts])
    if solver.is_there():
        order(made, actor=actor)
    return made


def order(addition: Addition, *, actor: Actor) -> Job:
    """Have the worker compute anew what the sum tells: with many areas that takes minutes."""
    demand(actor, RAW, addition)
    if addition.ended_on is not None:
        raise NotPossible(_("Diese Summe ist schon beendet. Bitte laden Sie neu."))
    if not solver.is_there():
        raise NotPossible(_("Auf diesem Server fehlt das Rechenprogramm, das Rohzahlen prüft."))
    return enqueue("indicators.add_up", actor=actor, key=f"sum-{addition.pk}", addition=addition.pk)


def look(
    addition: Addition, *, actor: Actor, edition: int, on: date, tell: Tell | None = None
) -> Addition:
    """Compute anew which published values the sum tells; ``tell`` hears how far it is."""
    demand(actor, RAW, addition)
    if not solver.is_there():
        raise NotPossible(_("Auf diesem Server fehlt das Rechenprogramm, das Rohzahlen prüft."))
    findings = list({tuple(one.items()): one for one in _findings(addition, tell)}.values())
    changes = {"looked_on": on, "findings": findings}
    return edit(
        addition, "look", RAW, actor=actor, edition=edition, changes=changes, found=len(findings)
    )


def end(addition: Addition, *, actor: Actor, edition: int, on: date, reason: str) -> Addition:
    """Take a sum back; it stays readable with the reason."""
    demand(actor, RAW, addition)
    if addition.ended_on is not None:
        raise NotPossible(_("Diese Summe ist schon beendet. Bitte laden Sie neu."))
    if not reason.strip():
        raise NotPossible(_("Bitte schreiben Sie, warum die Summe nicht mehr gilt."))
    changes = {"ended_on": on, "end_reason": reason.strip(), "findings": []}
    return edit(addition, "end", RAW, actor=actor, edition=edition, changes=changes)


def _is_in_a_sum(indicator: Indicator) -> bool:
    mine = Q(total=indicator) | Q(summands__part=indicator)
    return Addition.objects.filter(mine, ended_on=None).exists()


def _findings(addition: Addition, tell: Tell | None) -> Iterator[dict[str, str]]:
    """Name the published values, and differences of them, that have too few possible values."""
    total = addition.total
    rules = rules_for(decision_in_force(total))
    version = total.versions.order_by("-number")[0]
    periods = list(_periods(addition))
    for number, days in enumerate(periods):
        if tell:
            tell(number, len(periods), days[0].isoformat())
        raw = RawTable(version=version, period_start=days[0], period_before=days[1])
        tabling = Tabling(raw, rules, of_today=True)
        yield from _told(tabling, rules, total.code)


def _periods(addition: Addition) -> Iterator[Days]:
    """Give the periods for which there are values, the newest first."""
    parts = addition.summands.values("part")
    values = Observation.objects.filter(
        Q(version__indicator=addition.total_id) | Q(version__indicator__in=parts)
    )
    found = values.values_list("period_start", "period_before").distinct()
    yield from found.order_by("-period_before", "period_start")[:MOST_SYSTEMS]


def _told(tabling: Tabling, rules: Rules, total: str) -> Iterator[dict[str, str]]:
    try:
        told = publishing.told(tabling.table(), rules)
    except Contradiction:
        return
    for cell in told:
        start, before = tabling.days_of(cell)
        yield {
            "code": cell.group[-1] or total,
            "label": tabling.name_of(cell),
            "start": start.isoformat(),
            "before": before.isoformat(),
        }
