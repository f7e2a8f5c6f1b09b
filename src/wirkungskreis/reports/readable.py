"""Reading the number and the unit of a key figure that a person has typed."""

from dataclasses import dataclass
from decimal import Decimal

from wirkungskreis.reports.numbers import find


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit as it was written; ``%`` is written out."""

    value: Decimal
    unit: str


def amount_of(text: str) -> Amount | None:
    """Read "11,4 Wochen" or "63 %"; None unless exactly one number begins the text."""
    numbers = find(text)
    if len(numbers) != 1 or text[: numbers[0].start].strip():
        return None
    unit = text[numbers[0].end :].replace("\u00a0", " ").strip()
    return Amount(numbers[0].value, "Prozent" if unit == "%" else unit)
