"""Numbers and days as German readers write them; one place, so that every output agrees."""

from datetime import date
from decimal import Decimal

MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)
SPACE = "\u00a0"
MINUS = "\u2212"


def number(value: int | Decimal) -> str:
    """Write a number as ``1.234,5``; a Decimal keeps the digits it was given."""
    text = f"{abs(value):,}".translate(str.maketrans(",.", ".,"))
    return f"{MINUS}{text}" if value < 0 else text


def euro(value: Decimal) -> str:
    """Write an amount in euro, without cents when there are none."""
    amount = value.quantize(Decimal(1) if value == value.to_integral_value() else Decimal("0.01"))
    return f"{number(amount)}{SPACE}€"


def percent(part: int, whole: int) -> str:
    """Write a share in whole percent, rounded half up; ``whole`` is above zero."""
    return f"{(200 * part + whole) // (2 * whole)}{SPACE}%"


def day(value: date) -> str:
    return f"{value:%d.%m.%Y}"


def long_day(value: date) -> str:
    """Write a day with the month spelled out: ``31. Dezember 2025``."""
    return f"{value.day}.{SPACE}{MONTHS[value.month - 1]}{SPACE}{value.year}"


def month(value: date) -> str:
    return f"{MONTHS[value.month - 1]} {value.year}"
