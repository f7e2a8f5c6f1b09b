"""The cells of a file as values that could be stored, each checked by the rules for any value."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wirkungskreis.indicators.domain import values
from wirkungskreis.indicators.domain.official.cells import Cell, Gathered, Key
from wirkungskreis.indicators.domain.official.plans import Plan
from wirkungskreis.indicators.models import Subgroup
from wirkungskreis.indicators.states import IndicatorState
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.vocab.models import Area


@dataclass(frozen=True, slots=True)
class Checked:
    """A value that may be stored, and the row it comes from."""

    row: int
    group: str
    value: values.Value


def checked(found: Gathered, on: date) -> Iterator[Checked]:
    """Give what holds; what does not is said at its row. The group is not looked up yet."""
    nobody = Subgroup(key="", label="-")
    areas = {area.pk: area for plan in found.plans for area in plan.areas.values()}
    for key, cell in found.cells.items():
        plan = found.plans[key.plan]
        try:
            made = _value(found, key, cell, areas[key.area], nobody)
            values.check(plan.indicator, made, on)
        except NotPossible as reason:
            found.report.refuse(cell.row, str(reason))
        else:
            yield Checked(cell.row, key.group, made)


def refuse_retired(found: Gathered) -> None:
    """Refuse mappings to what takes no values in any more, and mappings that fit no row."""
    used = {key.plan for key in found.cells}
    for number, plan in enumerate(found.plans):
        if plan.indicator.state != IndicatorState.ACTIVE:
            sentence = _("{indicator} wird nicht mehr beobachtet. Bitte ändern Sie die Zuordnung.")
            found.report.refuse(0, sentence.format(indicator=plan.indicator))
        elif sentence := _computed(plan):
            found.report.refuse(0, sentence)
        elif number not in used and not found.report.refused_count:
            sentence = _("Zur Zuordnung „{name}“ passt keine Zeile mit einem Wert.")
            found.report.refuse(0, sentence.format(name=plan.mapping.name))


def _computed(plan: Plan) -> str:
    """Give the sentence for an indicator that is computed and takes no values in."""
    try:
        values.formulas_of(plan.indicator)
    except NotPossible as reason:
        return str(reason)
    return ""


def _value(found: Gathered, key: Key, cell: Cell, area: Area, nobody: Subgroup) -> values.Value:
    plan = found.plans[key.plan]
    parts = _parts(found, plan, key, cell)
    return values.Value(
        version=plan.version,
        area=area,
        subgroup=nobody,
        start=key.start,
        before=key.before,
        source_ref=plan.mapping.source_ref,
        value=None if plan.mapping.denominator else parts.value,
        numerator=parts.numerator,
        denominator=parts.denominator,
        reason=parts.reason,
        statuses=parts.statuses,
    )


def _parts(found: Gathered, plan: Plan, key: Key, cell: Cell) -> Cell:
    """Divide a share's number by its denominator; a sign in either is the reason of both."""
    if not plan.mapping.denominator:
        return cell
    below = found.below.get(key._replace(group=plan.group_below(key.group)))
    if below is None:
        raise NotPossible(
            _("Zum Zähler fehlt in der Datei der Nenner für dasselbe Gebiet und dieselbe Zeit.")
        )
    reason = cell.reason or below.reason
    statuses = "".join(sorted({*cell.statuses, *below.statuses}))
    if reason:
        return Cell(cell.row, None, reason, statuses, None, None)
    return Cell(cell.row, None, "", statuses, cell.value, below.value)
