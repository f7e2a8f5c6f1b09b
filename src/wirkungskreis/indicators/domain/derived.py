"""Verbs about computed indicators: the formula is declared once, its values follow their parts."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeAlias

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from wirkungskreis.indicators.domain import values
from wirkungskreis.indicators.formulas import Operand, Result, computed
from wirkungskreis.indicators.models import (
    Formula,
    FormulaKind,
    Indicator,
    IndicatorVersion,
    Observation,
    Release,
    ValueType,
)
from wirkungskreis.indicators.queries.standing import line_of_version, newest
from wirkungskreis.indicators.states import ENTER, KEEP, IndicatorState
from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible

COUNTED = {ValueType.COUNT, ValueType.AMOUNT}
MADE = {
    FormulaKind.SHARE: {ValueType.SHARE},
    FormulaKind.RATE: {ValueType.RATE},
    FormulaKind.RATIO: {ValueType.RATIO},
    FormulaKind.DIFFERENCE: {ValueType.RATIO, ValueType.INDEX, ValueType.AMOUNT, ValueType.MEAN},
}
"""Which kinds of number a formula makes; a difference may be negative, a count may not."""
Cell: TypeAlias = tuple[int, int, date, date]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many values are new, and for how many cells a part was missing."""

    stored: int
    gaps: int


class Made(NamedTuple):
    """A value, the day from which it is known, and the later release of its two parts."""

    day: date
    since: int
    value: values.Value


@transaction.atomic
def declare(
    indicator: Indicator,
    kind: str,
    first: Indicator,
    second: Indicator,
    *,
    actor: Actor,
    edition: int,
) -> Formula:
    """Say from which two indicators this one is computed; what makes no sense is refused."""
    _check_formula(indicator, kind, first, second)
    edit(indicator, "declare", KEEP, actor=actor, edition=edition, changes={}, formula=kind)
    formula, _is_new = Formula.objects.update_or_create(
        indicator=indicator, defaults={"kind": kind, "first": first, "second": second}
    )
    note(formula, "declare", actor=actor, first=first.pk, second=second.pk)
    return formula


@transaction.atomic
def compute(formula: Formula, *, actor: Actor, on: date) -> Outcome:
    """Compute every cell for which both parts are known; only what changed is stored.

    Each value is known from the day on which the later of its two parts was: what was known on a
    day stays readable. Its source names both deliveries. A value that changes although its parts
    did not, because the sheet or the formula did, is known from ``on``, and its release says why.
    """
    indicator = Indicator.objects.get(pk=formula.indicator_id)
    version = indicator.versions.order_by("number").last()
    if version is None or indicator.state != IndicatorState.ACTIVE:
        return Outcome(0, 0)
    made, gaps = _computed(formula, version, indicator, on)
    stored = _known(version)
    new = _news(made, stored, on)
    count = sum(len(rows) for rows in new.values())
    if count:
        own = indicator.edition
        edit(indicator, "compute", ENTER, actor=actor, edition=own, changes={}, count=count)
    for (day, is_anew), rows in sorted(new.items()):
        why = _("{formula}; neu berechnet nach geändertem Datenblatt") if is_anew else "{formula}"
        release = Release.objects.create(
            supplier=_("berechnet"), published_on=day, note=why.format(formula=formula)[:300]
        )
        Observation.objects.bulk_create(
            (values.row_of(row, row.subgroup, release) for row in rows), batch_size=2000
        )
    rules = _rules(formula, indicator, version.number)
    if formula.computed_by != rules:
        own = formula.edition
        edit(formula, "compute", ENTER, actor=actor, edition=own, changes={"computed_by": rules})
    return Outcome(count, gaps)


def due() -> list[Formula]:
    """Give the formulas that their parts or their rules have overtaken; three queries.

    That is where a part got a release after the last one of their own, or where formula,
    definition or rounding are others than those of the stored values.
    """
    formulas = Formula.objects.select_related("indicator", "first", "second")
    rows = list(formulas.filter(indicator__state=IndicatorState.ACTIVE))
    used = {key for row in rows for key in (row.indicator_id, row.first_id, row.second_id)}
    last = dict(
        Observation.objects.filter(version__indicator__in=used)
        .order_by()
        .values_list("version__indicator")
        .annotate(last=Max("release_id"))
    )
    numbers = dict(
        IndicatorVersion.objects.filter(indicator__in=used)
        .order_by()
        .values_list("indicator")
        .annotate(last=Max("number"))
    )
    return [
        row
        for row in rows
        if max(last.get(row.first_id, 0), last.get(row.second_id, 0))
        > last.get(row.indicator_id, 0)
        or row.computed_by != _rules(row, row.indicator, numbers.get(row.indicator_id, 0))
    ]


def _rules(formula: Formula, indicator: Indicator, number: int) -> str:
    """Write down all that makes the same parts another value."""
    parts = (
        formula.kind,
        formula.first_id,
        formula.second_id,
        number,
        indicator.value_type,
        indicator.decimals,
        indicator.min_denominator or 0,
    )
    return ":".join(map(str, parts))


def _check_formula(indicator: Indicator, kind: str, first: Indicator, second: Indicator) -> None:
    if kind not in FormulaKind.values:
        raise NotPossible(_("Diese Formel gibt es nicht. Bitte wählen Sie eine aus der Liste."))
    if len({indicator.pk, first.pk, second.pk}) < 3:  # noqa: PLR2004  three different ones
        raise NotPossible(_("Eine Formel braucht zwei andere, verschiedene Indikatoren."))
    parts = Q(indicator__in=[first.pk, second.pk])
    if Formula.objects.filter(parts | Q(first=indicator) | Q(second=indicator)).exists():
        raise NotPossible(
            _("Berechnete Indikatoren sind nie Teil einer Formel. Bitte wählen Sie andere.")
        )
    version = indicator.versions.order_by("number").last()
    if version is not None and version.observations.exists():
        raise NotPossible(
            _("Nach dieser Definition gibt es schon Werte. Bitte fassen Sie die Definition neu.")
        )
    if ValueType(indicator.value_type) not in MADE[FormulaKind(kind)]:
        raise NotPossible(
            _("Die Wertart passt nicht zur Formel. Bitte ändern Sie sie im Datenblatt.")
        )
    if first.periodicity != second.periodicity:
        raise NotPossible(_("Die beiden Teile haben verschiedene Rhythmen; nie träfen sie sich."))
    _check_parts(kind, first, second)


def _check_parts(kind: str, first: Indicator, second: Indicator) -> None:
    same_unit = first.unit == second.unit
    if kind == FormulaKind.DIFFERENCE:
        if not same_unit or first.value_type != second.value_type:
            raise NotPossible(_("Abziehen lässt sich nur, was dieselbe Einheit und Wertart hat."))
        return
    if not {ValueType(first.value_type), ValueType(second.value_type)} <= COUNTED:
        raise NotPossible(
            _("Teilen lassen sich nur Anzahlen und Beträge, keine Anteile oder Mittelwerte.")
        )
    if kind == FormulaKind.SHARE and not same_unit:
        raise NotPossible(_("Bei einem Anteil haben Zähler und Nenner dieselbe Einheit."))


def _computed(
    formula: Formula, version: IndicatorVersion, indicator: Indicator, on: date
) -> tuple[list[Made], int]:
    """Compute the cells in their order of time; a change of a part's line is a break."""
    first, second = _operands(formula.first_id, on), _operands(formula.second_id, on)
    both = sorted(first.keys() & second.keys(), key=lambda cell: (cell[0], cell[1], cell[2]))
    gaps = len(first.keys() ^ second.keys())
    lines: dict[tuple[int, int], tuple[int, int]] = {}
    made = []
    for cell in both:
        above, below = first[cell], second[cell]
        result = computed(formula.kind, above[1], below[1], indicator.min_denominator)
        pair = (above[1].line, below[1].line)
        is_break = lines.setdefault(cell[:2], pair) != pair
        lines[cell[:2]] = pair
        day = max(above[1].published_on, below[1].published_on)
        source = _source(formula, above[1], below[1])
        since = max(above[0].release_id, below[0].release_id)
        value = _value(version, above[0], result, source, is_break=is_break)
        made.append(Made(day, since, value))
    return made, gaps


def _operands(indicator_id: int, on: date) -> dict[Cell, tuple[Observation, Operand]]:
    rows = Observation.objects.filter(
        version__in=IndicatorVersion.objects.filter(indicator=indicator_id),
        is_remainder=False,
        release__published_on__lte=on,
    )
    found: dict[Cell, tuple[Observation, Operand]] = {}
    kept = newest(rows).select_related("release", "area", "subgroup")
    for row in kept.annotate(line=line_of_version()).order_by("version_id", "period_start"):
        operand = Operand(
            row.value,
            row.reason,
            row.statuses,
            int(getattr(row, "line", 1)),
            row.release.supplier,
            row.release.published_on,
        )
        cell = (row.area_id, row.subgroup_id, row.period_start, row.period_before)
        found[cell] = (row, operand)
    return found


def _value(
    version: IndicatorVersion, place: Observation, result: Result, source: str, *, is_break: bool
) -> values.Value:
    return values.Value(
        version=version,
        area=place.area,
        subgroup=place.subgroup,
        start=place.period_start,
        before=place.period_before,
        source_ref=source,
        value=result.value,
        numerator=result.numerator,
        denominator=result.denominator,
        reason=result.reason,
        statuses="".join(sorted({*result.statuses, *("b" if is_break else "")})),
        note=result.note,
    )


def _source(formula: Formula, first: Operand, second: Operand) -> str:
    """Name both deliveries that the value rests on."""
    words = [
        _("{code}: Stand {day}, {supplier}").format(
            code=code, day=formats.day_short(one.published_on), supplier=one.supplier
        )
        for code, one in ((formula.first.code, first), (formula.second.code, second))
    ]
    return _("berechnet aus {parts}").format(parts="; ".join(words))[:300]


def _known(version: IndicatorVersion) -> dict[Cell, Observation]:
    rows = newest(Observation.objects.filter(version=version, is_remainder=False))
    return {(r.area_id, r.subgroup_id, r.period_start, r.period_before): r for r in rows}


def _news(
    made: list[Made], known: Mapping[Cell, Observation], on: date
) -> dict[tuple[date, bool], list[values.Value]]:
    """Group what is new by its day and by whether it was computed from these very parts before."""
    found: dict[tuple[date, bool], list[values.Value]] = defaultdict(list)
    for day, since, value in made:
        row = known.get((value.area.pk, value.subgroup.pk, value.start, value.before))
        if row is None:
            found[day, False].append(value)
        elif _said(value) != _stored(row):
            is_anew = row.release_id > since
            found[max(on, day) if is_anew else day, is_anew].append(value)
    return found


def _said(value: values.Value) -> tuple[object, ...]:
    number = values.amount(value.version.indicator, value)
    return (number, value.numerator, value.denominator, value.reason, value.statuses)


def _stored(row: Observation) -> tuple[object, ...]:
    return (row.value, row.numerator, row.denominator, row.reason, row.statuses)
