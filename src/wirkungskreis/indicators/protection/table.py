"""A table of counts of persons, by area and categories, and what is known besides."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from wirkungskreis.indicators.protection.rules import Span

ALL = ""


class Measure(StrEnum):
    """What is counted in a cell: those with the feature, or all of whom they are a part."""

    COUNT = "count"
    BASE = "base"


class Cell(NamedTuple):
    """One place of a table; ``group`` names a category per dimension, ``ALL`` for its total."""

    area: str
    group: tuple[str, ...] = ()
    measure: Measure = Measure.COUNT

    @property
    def fineness(self) -> int:
        """By how many dimensions the cell is broken down."""
        return sum(1 for category in self.group if category != ALL)


@dataclass(frozen=True, slots=True)
class Area:
    """An area; together the parts of an area are the whole of it, a remainder is one of them."""

    code: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Dimension:
    """A code list whose categories exclude each other and together are everybody."""

    code: str
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the public knows already of a sum of cells: an earlier release, or an exact total."""

    cells: tuple[Cell, ...]
    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Table:
    """True counts of persons, and all that has to be thought of when they are published.

    ``counts`` are the cells to publish, margins among them or not: they are added where all parts
    are there. ``secret`` cells came without a number and stay so. In ``impossible`` cells nobody
    can be. ``guarded`` are true counts that are not published here but must not be found out,
    such as those of indicators which add up with this one.
    """

    areas: tuple[Area, ...]
    dimensions: tuple[Dimension, ...]
    counts: Mapping[Cell, int]
    impossible: frozenset[Cell] = frozenset()
    secret: frozenset[Cell] = frozenset()
    known: tuple[Known, ...] = ()
    guarded: Mapping[Cell, int] = field(default_factory=dict)


class NotATable(Exception):
    """The counts contradict each other or the table; ``cell`` is where."""

    def __init__(self, why: "Why", cell: Cell) -> None:
        super().__init__(f"{why}: {cell}")
        self.why, self.cell = why, cell


class Why(StrEnum):
    """What is wrong with a table."""

    UNKNOWN = "unknown"
    NEGATIVE = "negative"
    SUM = "sum"
    IMPOSSIBLE = "impossible"
    LARGER = "larger"
    KNOWN = "known"
