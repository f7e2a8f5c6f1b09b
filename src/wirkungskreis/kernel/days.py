"""Spans of days and dates that are known only roughly; plain values without a clock."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class Precision(StrEnum):
    """How exactly a date in the past is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """A half-open span of days: ``start`` belongs to it, ``before`` does not; None is open."""

    start: date | None = None
    before: date | None = None

    def __post_init__(self) -> None:
        if self.start and self.before and self.before <= self.start:
            raise ValueError(f"a period ends after it starts: {self.start} to {self.before}")

    def __contains__(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (
            self.before is None or day < self.before
        )

    @property
    def last(self) -> date | None:
        """The last day that belongs to it, as people write it."""
        return None if self.before is None else self.before - timedelta(days=1)

    @classmethod
    def through(cls, start: date | None, last: date | None) -> "Period":
        """Make a period from a first and a last day, as people enter it."""
        return cls(start, None if last is None else last + timedelta(days=1))
