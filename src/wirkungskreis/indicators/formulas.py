"""Computing one value from two: every reason why there is none is carried on or named."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from wirkungskreis.indicators.models import FormulaKind, Reason

HIDDEN = {Reason.SECRET, Reason.FEW, Reason.FEW_TEN}
CARRIED = "bdefinpru"


@dataclass(frozen=True, slots=True)
class Operand:
    """A value of one of the two indicators; ``line`` changes where its definition breaks."""

    value: Decimal | None
    reason: str = ""
    statuses: str = ""
    line: int = 1
    supplier: str = ""
    published_on: date = date.min


@dataclass(frozen=True, slots=True)
class Result:
    """A number in its parts or, for a difference, as such; otherwise the reason why not."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    reason: str = ""
    statuses: str = ""
    note: str = ""


def computed(kind: str, first: Operand, second: Operand, least: int | None = None) -> Result:
    """Compute one value; below ``least`` a denominator says nothing.

    What is secret in a part is secret in the result, so that nobody finds it by turning the
    formula round. Nobody divides by zero: then the value makes no sense, and the note says why.
    """
    statuses = "".join(sorted({*first.statuses, *second.statuses} & set(CARRIED)))
    if reason := _reason(first, second):
        return Result(reason=reason)
    if first.value is None or second.value is None:
        return Result(reason=Reason.UNKNOWN)
    if kind == FormulaKind.DIFFERENCE:
        return Result(first.value - second.value, statuses=statuses)
    if fault := _fault(kind, first.value, second.value):
        return Result(reason=Reason.SENSELESS, note=fault)
    if least and second.value < least:
        return Result(denominator=second.value, reason=Reason.SMALL)
    return Result(numerator=first.value, denominator=second.value, statuses=statuses)


def _reason(first: Operand, second: Operand) -> str:
    reasons = [one.reason for one in (first, second) if one.reason]
    if any(reason in HIDDEN for reason in reasons):
        return Reason.SECRET
    if second.reason == Reason.NOTHING:
        return Reason.SENSELESS
    return reasons[0] if reasons else ""


def _fault(kind: str, above: Decimal, below: Decimal) -> str:
    if below == 0:
        return _("Der Nenner ist null: Es lässt sich nicht teilen.")
    if above < 0 or below < 0:
        return _("Ein Teil ist kleiner als null: Ein Verhältnis daraus sagt nichts.")
    if kind == FormulaKind.SHARE and above > below:
        return _("Der Zähler ist größer als der Nenner: Das ist kein Anteil.")
    return ""
