"""How strict the protection of small counts is: the rule's own measure, and what may be stricter.

Plain values without Django, as everything in this package. The rule is that of the handbook: all
counts are rounded, totals and denominators too, and no small count may be found out.
"""

from dataclasses import dataclass

FEWEST, MOST = 1, 4
BASES = (5, 10)


@dataclass(frozen=True, slots=True)
class Span:
    """Which whole numbers a published statement leaves open; ``high`` None is without end."""

    low: int
    high: int | None

    def holds(self, count: int) -> bool:
        return self.low <= count and (self.high is None or count <= self.high)


@dataclass(frozen=True, slots=True)
class Rules:
    """``base`` to round to, ``values`` that every small count keeps, two least group sizes."""

    base: int = 5
    values: int = 3
    denominator: int = 100
    group: int = 50

    def rounded(self, count: int) -> int:
        """Give the nearest multiple of the base; half way goes up."""
        return (2 * count + self.base) // (2 * self.base) * self.base

    def span(self, rounded: int) -> Span:
        """Give which counts are rounded to this number."""
        half = self.base // 2
        return Span(max(rounded - half, 0), rounded + self.base - half - 1)

    @property
    def few(self) -> int:
        """The largest count that is shown as few."""
        return self.base - self.base // 2 - 1

    def loosened(self, other: "Rules") -> list[str]:
        """Name in which parts the other rules are looser than these."""
        parts = ("base", "values", "denominator", "group")
        return [part for part in parts if getattr(other, part) < getattr(self, part)]


STANDARD = Rules()


def is_small(count: int) -> bool:
    """Say whether a count of persons points at single persons."""
    return FEWEST <= count <= MOST
