"""A target as one line of text, as a change holds it: ``point;1200;;2027-12-31``."""

from datetime import date
from decimal import Decimal

from wirkungskreis.indicators.models import Target
from wirkungskreis.indicators.wanted import Wanted


def code_of(target: Target | Wanted) -> str:
    """Write kind, bounds and day; bounds without needless zeros."""
    return ";".join(
        [target.kind, _number(target.low), _number(target.high), target.due.isoformat()]
    )


def wanted(code: str) -> Wanted:
    """Read what ``code_of`` wrote."""
    kind, low, high, due = code.split(";")
    return Wanted(kind, date.fromisoformat(due), _read(low), _read(high))


def _number(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"


def _read(text: str) -> Decimal | None:
    return Decimal(text) if text else None
