"""One cell of a table as the offices write it: a number with its signs, or a sign for no number."""

import re
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from wirkungskreis.indicators import signs
from wirkungskreis.indicators.models import Reason
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.errors import NotPossible

NUMBER = re.compile(r"^[\-−]?(\d{1,3}(\.\d{3})+|\d+)(,\d{1,6})?$")
"""German: dots between thousands, a decimal comma; browsers read the same pattern."""
WHOLE_DIGITS = 12
NO_NUMBER: dict[str, Reason] = {
    **signs.REASONS,
    "–": Reason.NOTHING,
    "—": Reason.NOTHING,
    "…": Reason.LATER,
    "0-2": Reason.FEW,
    signs.SIGNS[Reason.FEW]: Reason.FEW,
    "0-4": Reason.FEW_TEN,
    signs.SIGNS[Reason.FEW_TEN]: Reason.FEW_TEN,
}
LOOSE = re.compile(r"[\s\u00a0\u2007\u2009\u202f%']")
TAIL = re.compile(r"[|prs]+$")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says; without number and reason it says nothing."""

    value: Decimal | None = None
    reason: str = ""
    statuses: str = ""

    @property
    def is_empty(self) -> bool:
        return self.value is None and not self.reason


def read(text: str, dot: str = Reason.UNKNOWN) -> Cell:
    """Read ``1.234,5 p``, ``(12,5)``, ``-``, ``x``; ``dot`` is what the supplier means by a dot."""
    bare = LOOSE.sub("", text)
    if bare in NO_NUMBER:
        return Cell(reason=dot if bare == "." else NO_NUMBER[bare])
    if not bare:
        return Cell()
    letters = ""
    if tail := TAIL.search(bare):
        letters, bare = tail.group(), bare[: tail.start()]
    if bare.startswith("(") and bare.endswith(")"):
        letters, bare = f"{letters}()", bare[1:-1]
    if not NUMBER.match(bare) or len(bare.split(",")[0].replace(".", "")) > WHOLE_DIGITS:
        raise NotPossible(
            _("„{text}“ ist keine Zahl. Bitte schreiben Sie sie so: 33.520 oder 43,5.").format(
                text=text.strip()[:40]
            )
        )
    number = Decimal(bare.replace(".", "").replace(",", ".").replace("−", "-"))
    return Cell(number, statuses=signs.statuses(_letters(letters)))


def written(cell: Cell) -> str:
    """Write a cell so that ``read`` gives it back; marks that no sign stands for are left out."""
    if cell.value is None:
        return signs.SIGNS[cell.reason] if cell.reason else ""
    text = formats.number(cell.value, language="de")
    marks = "".join(signs.MARKS[letter] for letter in cell.statuses if letter in "bepr")
    return f"({text}){marks}" if "u" in cell.statuses else f"{text}{marks}"


def _letters(tail: str) -> str:
    known = "u" if "()" in tail else ""
    return known + "".join(signs.LETTERS[sign] for sign in tail if sign not in "()")
