"""What comes of a table: what each cell shows, and why something is kept back."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from wirkungskreis.indicators.protection.table import Cell


class Withheld(StrEnum):
    """Why a cell has no number.

    Readers are told of ``GROUP``, ``SIZE`` and ``AUDIT`` in the same words: which of them it was
    could itself tell the counts. Only the statistics office reads the difference.
    """

    GROUP = "group"
    SIZE = "size"
    AUDIT = "audit"
    SECRET = "secret"  # noqa: S105  no password: imported secrecy
    IMPOSSIBLE = "impossible"


@dataclass(frozen=True, slots=True)
class Rate:
    """A share in whole percent; the true one differs by at most ``error`` points."""

    percent: int
    error: Decimal


@dataclass(frozen=True, slots=True)
class Shown:
    """What a cell shows: a rounded number, ``few``, or why nothing; never the count."""

    number: int | None = None
    few: bool = False
    withheld: Withheld | None = None

    @property
    def is_number(self) -> bool:
        return self.number is not None


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was kept back, in codes, without counts; ``because`` are cells found out.

    ``area`` is empty where all areas of one level are meant.
    """

    reason: Withheld
    area: str
    dimensions: tuple[str, ...]
    cells: tuple[Cell, ...]
    because: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """What may be shown of a table, what was kept back and why, and how many cells were guarded."""

    cells: Mapping[Cell, Shown]
    rates: Mapping[Cell, Rate]
    steps: tuple[Step, ...]
    guarded: int
    left_out: tuple[str, ...] = ()

    @property
    def withheld(self) -> list[Cell]:
        """The cells that are kept back by us, not by whoever delivered them."""
        ours = {Withheld.GROUP, Withheld.SIZE, Withheld.AUDIT}
        return [cell for cell, shown in self.cells.items() if shown.withheld in ours]
