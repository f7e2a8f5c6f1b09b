"""What somebody said about one area of a value asked for, as plain rows that JSON can hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

Row: TypeAlias = dict[str, str]
NUMBERS = ("value", "numerator", "denominator")


@dataclass(frozen=True, slots=True)
class Given:
    """A number, its parts, or the reason why there is none; empty until somebody answers."""

    area: str
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    reason: str = ""
    statuses: str = ""

    @property
    def is_empty(self) -> bool:
        return self.value is None and self.numerator is None and not self.reason


def to_rows(given: Iterable[Given]) -> list[Row]:
    """Write numbers as text, so that none of their digits is lost."""
    return [_row(one) for one in given]


def from_rows(rows: Iterable[Row]) -> list[Given]:
    """Give what ``to_rows`` wrote."""
    return [
        Given(
            row["area"],
            value=_number(row, "value"),
            numerator=_number(row, "numerator"),
            denominator=_number(row, "denominator"),
            reason=row.get("reason", ""),
            statuses=row.get("statuses", ""),
        )
        for row in rows
    ]


def _number(row: Row, name: str) -> Decimal | None:
    return Decimal(row[name]) if name in row else None


def _row(one: Given) -> Row:
    numbers = {name: getattr(one, name) for name in NUMBERS}
    row = {"area": one.area, "reason": one.reason, "statuses": one.statuses}
    row |= {name: str(number) for name, number in numbers.items() if number is not None}
    return {name: text for name, text in row.items() if text}
