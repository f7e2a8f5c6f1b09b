"""Periods that overlap: the smallest spans of days of which all of them are made."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Overlaps:
    """The period of a table, and the others of which some days are days of its system.

    A system is what hangs together by common days: a quarter, its year, and through the year the
    other quarters and their months.
    """

    own: Days
    others: tuple[Days, ...]

    @classmethod
    def of(cls, own: Days, periods: Iterable[Days]) -> "Overlaps":
        """Find what hangs together with a period."""
        open_ones, system = {one for one in periods if one != own}, {own}
        while more := {one for one in open_ones if any(_meet(one, other) for other in system)}:
            system |= more
            open_ones -= more
        return cls(own, tuple(sorted(system - {own})))

    def parts(self) -> dict[str, tuple[str, ...]]:
        """Name for each period the smallest spans it is made of."""
        every = [self.own, *self.others]
        cuts = sorted({day for period in every for day in period})
        spans = list(pairwise(cuts))
        return {
            key(period): tuple(
                key(span) for span in spans if period[0] <= span[0] and span[1] <= period[1]
            )
            for period in every
        }


def key(period: Days) -> str:
    """Name a span of days in a table."""
    return f"{period[0]:%Y%m%d}-{period[1]:%Y%m%d}"


def days_in(name: str) -> Days:
    """Read the span of days from its name in a table."""
    start, _dash, before = name.partition("-")
    return date.fromisoformat(start), date.fromisoformat(before)


def _meet(one: Days, other: Days) -> bool:
    return one[0] < other[1] and other[0] < one[1]
