"""What every reader gives, whatever the file looked like: one stream of records and flaws."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple, TypeAlias

TOTALS = {"", "INSGESAMT"}
TOTAL_WORDS = {"insgesamt", "gesamt", "total", "zusammen", "summe"}


class Layout(StrEnum):
    """How a file is built; told by its content, never by its name."""

    FLAT = "flat"
    OLD_FLAT = "old_flat"
    GENESIS_TABLE = "genesis_table"
    GRID = "grid"


class Dimension(NamedTuple):
    """By what a value is broken down, and the attribute it has; an empty one is the total."""

    code: str
    label: str
    attribute: str
    attribute_label: str

    @property
    def is_total(self) -> bool:
        return self.attribute in TOTALS or self.attribute_label.casefold() in TOTAL_WORDS


class Record(NamedTuple):
    """One value as it stands in the file.

    ``row`` counts from 1 as people count lines. The period ``start`` to ``before`` is half open.
    There is a ``value`` or a ``sign``; ``quality`` is what stands beside, such as ``p`` or ``()``.
    The key of a content is (``code``, ``unit``): one code may come in two units.
    """

    row: int
    table: str
    time: str
    start: date
    before: date
    dimensions: tuple[Dimension, ...]
    code: str
    label: str
    unit: str
    value: Decimal | None
    sign: str
    quality: str


class Flaw(NamedTuple):
    """A row that cannot be read, with the sentence for the person.

    ``is_harmless`` means that the row says nothing, so that the others may be taken without it.
    """

    row: int
    sentence: str
    is_harmless: bool = False


Stream: TypeAlias = Iterator[Record | Flaw]


@dataclass(frozen=True, slots=True)
class Source:
    """An opened file. ``records()`` reads it from the beginning each time it is called.

    ``table`` is the code of the table, or that of the statistic where the file names no table.
    ``stand`` is the day the file says it was made on, ``expected`` about how many lines it has.
    Of a workbook it is one ``sheet``; ``sheets`` are all that can be seen, ``hidden`` the others.
    """

    layout: Layout
    table: str
    title: str
    records: Callable[[], Stream]
    stand: date | None = None
    expected: int = 0
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
