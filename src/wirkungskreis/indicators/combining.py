"""Values of shorter periods or smaller areas made into one, by the rules of the data sheet.

One function each for time and area. What the rule or the values forbid is refused with a sentence:
a missing or secret part gives no total, and nothing is added up across a break.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from django.utils.translation import gettext as _

from wirkungskreis.indicators import grounds
from wirkungskreis.indicators.models import OverArea, OverTime, Reason, ValueType
from wirkungskreis.indicators.status import SCALES, Point
from wirkungskreis.kernel.errors import NotPossible


@dataclass(frozen=True, slots=True)
class Combining:
    """What the sheet says about putting values together."""

    over_time: str
    over_area: str
    value_type: str
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Total:
    """What came out; ``statuses`` are the marks of all parts, ``parts`` how many they were."""

    value: Decimal
    statuses: str
    parts: int


def over_time(rules: Combining, points: Sequence[Point], start: date, before: date) -> Total:
    """Put the values of shorter periods together that fill a span of days."""
    if rules.over_time not in {OverTime.LAST, OverTime.SUM, OverTime.FROM_PARTS}:
        raise NotPossible(
            _("Nach dem Datenblatt lässt er sich nicht über die Zeit zusammenfassen.")
        )
    within = sorted((p for p in points if start <= p.start < before), key=lambda p: p.start)
    if not within or any(point.before > before for point in within):
        raise NotPossible(_("Für diesen Zeitraum gibt es keine Werte kürzerer Zeiträume."))
    if rules.over_time == OverTime.LAST:
        last = within[-1]
        if last.before != before:
            raise NotPossible(_("Der Stand vom Ende des Zeitraums fehlt."))
        return _total(rules, [last])
    _whole(within, start, before)
    return _total(rules, within, from_parts=rules.over_time == OverTime.FROM_PARTS)


def over_area(rules: Combining, by_area: dict[int, Point], wanted: Collection[int]) -> Total:
    """Put the values of all parts of an area together, for the same period.

    ``by_area`` are the values by area, ``wanted`` the areas that make the whole.
    """
    if rules.over_area not in {OverArea.SUM, OverArea.FROM_PARTS}:
        raise NotPossible(_("Nach dem Datenblatt lässt er sich nicht über Gebiete zusammenfassen."))
    if missing := set(wanted) - set(by_area):
        raise NotPossible(
            _("Es fehlen Werte von {n} Gebieten; ohne sie gibt es keine Summe.").format(
                n=len(missing)
            )
        )
    points = [by_area[key] for key in wanted]
    if not points:
        raise NotPossible(_("Es gibt keine Gebiete, aus denen sich etwas ergäbe."))
    if len({(point.start, point.before) for point in points}) > 1:
        raise NotPossible(_("Die Werte der Gebiete stammen aus verschiedenen Zeiträumen."))
    if len({point.series for point in points}) > 1:
        raise NotPossible(_("Die Gebiete sind nach verschiedenen Definitionen gezählt."))
    return _total(rules, points, from_parts=rules.over_area == OverArea.FROM_PARTS)


def _whole(points: Sequence[Point], start: date, before: date) -> None:
    """Refuse gaps, overlaps and breaks."""
    edges = [start, *(point.before for point in points)]
    if any(point.start > edge for point, edge in zip(points, edges, strict=False)):
        raise NotPossible(_("In diesem Zeitraum fehlen Werte; ohne sie gibt es keine Summe."))
    if any(point.start < edge for point, edge in zip(points, edges, strict=False)):
        raise NotPossible(_("Zeiträume überschneiden sich; sie würden doppelt zählen."))
    if edges[-1] != before:
        raise NotPossible(_("In diesem Zeitraum fehlen Werte; ohne sie gibt es keine Summe."))
    if any(two.breaks or one.series != two.series for one, two in pairwise(points)):
        raise NotPossible(_("Dazwischen liegt ein Bruch: Die Werte sind nicht vergleichbar."))


def _total(rules: Combining, points: Sequence[Point], *, from_parts: bool = False) -> Total:
    for point in points:
        if point.value is None:
            raise NotPossible(
                _("{period}: {reason}. Ohne diesen Teil gibt es keine Summe.").format(
                    period=grounds.period(point.start, point.before),
                    reason=str(Reason(point.reason).label),
                )
            )
    statuses = "".join(sorted({letter for point in points for letter in point.statuses}))
    value = _from_parts(rules, points) if from_parts else _sum(points)
    return Total(value, statuses, len(points))


def _sum(points: Sequence[Point]) -> Decimal:
    return sum((point.value for point in points if point.value is not None), Decimal(0))


def _from_parts(rules: Combining, points: Sequence[Point]) -> Decimal:
    """Divide the sum of the numerators by that of the denominators; never a mean of shares."""
    above = [point.numerator for point in points if point.numerator is not None]
    below = [point.denominator for point in points if point.denominator]
    if len(above) < len(points) or len(below) < len(points):
        raise NotPossible(_("Zähler und Nenner sind nicht bei jedem Teil bekannt."))
    scale = SCALES.get(ValueType(rules.value_type), Decimal(1))
    number = sum(above, Decimal(0)) * scale / sum(below, Decimal(0))
    return number.quantize(Decimal(1).scaleb(-rules.decimals), ROUND_HALF_UP)
