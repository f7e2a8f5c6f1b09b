"""What somebody wants an indicator to be, before it is a target."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from wirkungskreis.indicators.models import Subgroup


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the indicator is to be; ``low`` is the value of a point or minimum."""

    kind: str
    due: date
    low: Decimal | None = None
    high: Decimal | None = None
    base_on: date | None = None
    subgroup: Subgroup | None = None
    rationale: str = ""
