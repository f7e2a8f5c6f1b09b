"""What the sheet's rules make of the values of an indicator: years from parts, the city from parts.

Only what nobody delivered is computed: a stored total stands, and is never computed beside.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkungskreis.indicators import combining, grounds
from wirkungskreis.indicators.combining import Combining, Total
from wirkungskreis.indicators.models import Indicator
from wirkungskreis.indicators.queries.parts import Part, districts
from wirkungskreis.indicators.status import Point
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.vocab.models.area import Level

SHOWN_YEARS = 5
Row = tuple[str, str, str]


def totals_of(indicator: Indicator, parts: Sequence[Part]) -> list[Row]:
    """Give each total with its number, or the sentence why there is none."""
    rules = Combining(
        indicator.over_time, indicator.over_area, indicator.value_type, indicator.decimals
    )
    whole = [one for one in parts if not one.group and not one.is_remainder]
    city = [point for one in whole if one.area.level == Level.CITY for point in one.points]
    return [*_years(indicator, rules, city), *_city(indicator, rules, whole, city)]


def _years(indicator: Indicator, rules: Combining, points: Sequence[Point]) -> Iterator[Row]:
    """Make years of shorter periods, the newest first; days and years make none."""
    parts = [p for p in points if 1 < (p.before - p.start).days < 360]  # noqa: PLR2004  of a year
    delivered = {p.start.year for p in points if (p.before - p.start).days >= 360}  # noqa: PLR2004
    years = sorted({point.start.year for point in parts} - delivered, reverse=True)
    for year in years[:SHOWN_YEARS]:
        try:
            start, before = date(year, 1, 1), date(year + 1, 1, 1)
            total = combining.over_time(rules, parts, start, before)
        except NotPossible as refusal:
            yield str(year), "", str(refusal)
        else:
            yield str(year), _told(indicator, total), _how(total, rules.over_time)


def _city(
    indicator: Indicator, rules: Combining, parts: Sequence[Part], city: Sequence[Point]
) -> Iterator[Row]:
    """Make the city of its districts, for the newest period that has no value of the city."""
    known = [one for one in parts if one.area.level == Level.DISTRICT]
    periods = {(p.start, p.before) for one in known for p in one.points}
    missing = sorted(periods - {(p.start, p.before) for p in city}, reverse=True)
    for start, before in missing[:1]:
        found = {
            one.area.pk: point
            for one in known
            for point in one.points
            if (point.start, point.before) == (start, before)
        }
        what = _("Stadt, {period}").format(period=grounds.period(start, before))
        try:
            total = combining.over_area(rules, found, districts())
        except NotPossible as refusal:
            yield what, "", str(refusal)
        else:
            yield what, _told(indicator, total), _how(total, rules.over_area)


def _told(indicator: Indicator, total: Total) -> str:
    return grounds.amount(indicator, total.value)


def _how(total: Total, rule: str) -> str:
    """Say that it was computed, from how many values, and with which marks."""
    words = {
        "last": _("der letzte Stand des Zeitraums"),
        "sum": ngettext("Summe aus {n} Wert", "Summe aus {n} Werten", total.parts),
        "from_parts": _("neu berechnet aus {n} Zählern und Nennern"),
    }[rule].format(n=total.parts)
    marks = [str(grounds.MARK_WORDS[letter]) for letter in total.statuses]
    return _("berechnet: {words}").format(words="; ".join([words, *marks]))
