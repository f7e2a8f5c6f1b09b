"""What other cities publish for the same code: to show beside ours, and to keep on the desk."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median
from typing import NamedTuple, TypeAlias

from django.db.models import Count, F, Max, Min, Q, QuerySet

from wirkungskreis.charts.others import Band, Beside
from wirkungskreis.indicators.models import Indicator, IndicatorVersion, PeerCity, PeerSeries
from wirkungskreis.indicators.status import Point
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.formats import number
from wirkungskreis.kernel.policy import ask

FEWEST = 3
"""Of fewer cities a band would say nothing; their values stand as single marks."""
NEARLY_A_YEAR = 360  # days
Slot: TypeAlias = "int | tuple[date, date]"


class PeerPoint(NamedTuple):
    """A value of another city, or in its words why there is none."""

    city: str
    start: date
    before: date
    value: Decimal | None
    reason: str


@dataclass(frozen=True, slots=True)
class Peers:
    """The copies of one indicator, the cities by name."""

    values: tuple[PeerPoint, ...] = ()
    series: tuple[PeerSeries, ...] = ()
    lines: frozenset[int] = frozenset({1})
    """Of our own lines those that count the same people as today; only they are compared."""

    @property
    def fitting(self) -> list[PeerSeries]:
        return [one for one in self.series if not one.unlike]

    @property
    def unlike(self) -> list[PeerSeries]:
        return [one for one in self.series if one.unlike]

    def beside(self, points: Sequence[Point]) -> tuple[Beside, ...]:
        """Give for each of our own periods what the others say, by name and never by size."""
        by_slot: dict[Slot, dict[str, PeerPoint]] = defaultdict(dict)
        for one in self.values:
            by_slot[slot_of(one.start, one.before)][one.city] = one
        newest = {
            slot_of(point.start, point.before): point.start
            for point in points
            if point.series in self.lines
        }
        return tuple(_beside(day, by_slot[slot]) for slot, day in newest.items() if by_slot[slot])


def slot_of(start: date, before: date) -> Slot:
    """Put days and years of one calendar year together; other periods only with their equals."""
    days = (before - start).days
    is_year = days == 1 or NEARLY_A_YEAR <= days < 2 * NEARLY_A_YEAR
    return start.year if is_year else (start, before)


def _beside(day: date, by_city: dict[str, PeerPoint]) -> Beside:
    known = {name: one.value for name, one in by_city.items() if one.value is not None}
    missing = tuple(f"{name}: {one.reason}" for name, one in by_city.items() if one.value is None)
    values = list(known.values())
    if len(values) >= FEWEST:
        band = Band(day, min(values), median(values), max(values), len(values))
        return Beside(day, band, missing=missing)
    named = tuple(f"{name}: {number(value)}" for name, value in known.items())
    return Beside(day, marks=tuple(values), named=named, missing=missing)


NOBODY = Peers()


def peers_of(indicator: Indicator) -> Peers:
    """Give what is known of other cities; one query, none where a mark says there is nothing."""
    if not getattr(indicator, "has_peers", True):
        return Peers()
    rows = (
        PeerSeries.objects.filter(indicator=indicator)
        .select_related("city")
        .annotate(
            start=F("values__period_start"),
            before=F("values__period_before"),
            value=F("values__value"),
            reason=F("values__reason"),
        )
        .order_by("city__name", "start")
    )
    series: dict[int, PeerSeries] = {}
    values: list[PeerPoint] = []
    for row in rows:
        one = series.setdefault(row.pk, row)
        if row.start:
            found = PeerPoint(one.city.name, row.start, row.before, row.value, row.reason)
            values.append(found)
    return Peers(tuple(values), tuple(series.values()), _lines(list(indicator.versions.all())))


def _lines(versions: Sequence[IndicatorVersion]) -> frozenset[int]:
    """Name the lines of our own values that count the same people as the newest definition."""
    if not versions:
        return frozenset({1})
    newest = max(versions, key=lambda one: one.number)
    begun = [one for one in versions if one.breaks_series or one.number == 1]
    return frozenset(one.number for one in begun if one.counted == newest.counted)


def cities_for(actor: Actor) -> QuerySet[PeerCity] | None:
    """Give every city with how many indicators are compared; None to whoever does not keep them."""
    if not ask(actor, "indicators.compare", PeerCity):
        return None
    fits = Count("series", filter=Q(series__unlike=""))
    rows = PeerCity.objects.annotate(fitting=fits, unlike=Count("series") - fits)
    return rows.order_by("name")


def series_of(city: PeerCity) -> QuerySet[PeerSeries]:
    """Give what a city says for each indicator, with how many values from when to when."""
    return (
        city.series.select_related("indicator")
        .annotate(
            count=Count("values", filter=Q(values__value__isnull=False)),
            missing=Count("values", filter=~Q(values__reason="")),
            first=Min("values__period_start"),
            last=Max("values__period_start"),
        )
        .order_by("indicator__code")
    )


def without_catalogue() -> int:
    """Count the indicators that nobody can compare, as their sheet names no shared catalogue."""
    return Indicator.objects.filter(catalogue="", state="active").count()
