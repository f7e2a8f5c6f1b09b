"""The cells of a file as values that could be stored, each checked by the rules for any value."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wirkungskreis.indicators.domain import values
from wirkungskreis.indicators.domain.official.cells import Cell, Gathered, Key
from wirkungskreis.indicators.domain.official.plans import Plan
from wirkungskreis.indicators.models import Subgroup, ValueType
from wirkungskreis.indicators.states import IndicatorState
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.vocab.models import Area


@dataclass(frozen=True, slots=True)
class Checked:
    """A value that may be stored, and the row it comes from."""

    row: int
    group: str
    value: values.Value
    sheet: str = ""


def checked(found: Gathered, on: date) -> Iterator[Checked]:
    """Give what holds; what does not is said at its row. The group is not looked up yet."""
    nobody = Subgroup(key="", label="-")
    areas = {area.pk: area for plan in found.plans for area in plan.areas.values()}
    for key, cell in found.cells.items():
        plan = found.plans[key.plan]
        try:
            made = _value(found, key, cell, areas[key.area], nobody)
            values.check(plan.indicator, made, on)
            _check_whole(plan, cell)
        except NotPossible as reason:
            found.report.refuse(cell.row, str(reason))
        else:
            yield Checked(cell.row, key.group, made, found.report.sheet)


def _check_whole(plan: Plan, cell: Cell) -> None:
    """Refuse a part of a person: a comma may have been one for thousands."""
    indicator = plan.indicator
    if indicator.value_type != ValueType.COUNT or indicator.decimals or cell.value is None:
        return
    if cell.value % 1:
        raise NotPossible(
            _(
                "{number} ist keine ganze Zahl. Trennt das Komma Tausender, oder fehlt der Faktor?"
                " Bitte prüfen Sie es."
            ).format(number=formats.number(cell.value))
        )


def refuse_former(found: Gathered, *, takes_former: bool) -> None:
    """Refuse mappings to a definition that was superseded, unless a person wants just that."""
    for plan in found.plans:
        if not plan.current:
            continue
        facts = {"name": plan.mapping.name, "old": plan.version.number, "now": plan.current}
        if takes_former:
            sentence = _("„{name}“ trägt zur früheren Fassung {old} nach; es gilt Fassung {now}.")
            found.report.remark(0, sentence.format(**facts))
        else:
            sentence = _(
                "„{name}“ meint Fassung {old} des Indikators, es gilt aber Fassung {now}. Stellen"
                " Sie die Zuordnung um, oder entscheiden Sie, Werte zur früheren Fassung"
                " nachzutragen."
            )
            found.report.refuse(0, sentence.format(**facts))


def refuse_retired(found: Gathered) -> None:
    """Refuse mappings to what takes no values in any more, and mappings that fit no row."""
    used = {key.plan for key in found.cells} | found.undelivered
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
