"""What other cities publish for the same code, as a band without names in an order."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from wirkungskreis.charts.values import Band
from wirkungskreis.indicators.models import Indicator, PeerValue
from wirkungskreis.indicators.status import Point


@dataclass(frozen=True, slots=True)
class Peers:
    """The copies of one indicator, the cities by name."""

    values: tuple[PeerValue, ...] = ()

    @property
    def cities(self) -> list[PeerValue]:
        """Give one row per city, for its name, address, source and licence."""
        return list({one.city: one for one in self.values}.values())

    def bands(self, points: Sequence[Point]) -> tuple[Band, ...]:
        """Give the lowest, the middle and the highest value for each year of our own points."""
        by_year: dict[int, dict[str, PeerValue]] = defaultdict(dict)
        for one in self.values:
            by_year[one.period_start.year][one.city] = one
        newest = {point.start.year: point.start for point in points}
        known = {day: [one.value for one in by_year[day.year].values()] for day in newest.values()}
        return tuple(
            Band(day, min(values), median(values), max(values), len(values))
            for day, values in known.items()
            if values
        )


NOBODY = Peers()


def peers_of(indicator: Indicator) -> Peers:
    """Give what is known of other cities; one query, none where a mark says there is nothing."""
    if not getattr(indicator, "has_peers", True):
        return Peers()
    rows = PeerValue.objects.filter(indicator=indicator).order_by("city", "period_start")
    return Peers(tuple(rows))
