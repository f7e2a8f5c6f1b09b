"""What every kind of package is read into: one row per published value."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


class Unreadable(ValueError):
    """A package that cannot be read as one; the text is the sentence to show."""


@dataclass(frozen=True, slots=True)
class Row:
    """One value as a city publishes it, or its words why there is none.

    ``is_city`` is None where the package does not say which rows are the city as a whole.
    """

    code: str
    start: date
    before: date
    value: Decimal | None
    reason: str = ""
    catalogue: str = ""
    version: int = 0
    area: str = ""
    is_city: bool | None = None
    is_everybody: bool = True
    unit: str = ""
    population: str = ""
    source: str = ""
    licence: str = ""


@dataclass(slots=True)
class Counted:
    """What was passed over while reading: rows that are none, with the first of them."""

    rows: int = 0
    example: str = ""

    def add(self, words: str) -> None:
        self.rows += 1
        self.example = self.example or words[:120]
