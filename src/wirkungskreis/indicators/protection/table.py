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


@dataclass(frozen=True, slots=True)
class Area:
    """An area; together the parts of an area are the whole of it, a remainder is one of them."""

    code: str
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Dimension:
    """A code list whose categories exclude each other and together are everybody.

    ``parts`` says of what smaller ones a category is made, where earlier tables divide otherwise;
    it may name such other categories too. A table that is one part of something larger, such as a
    quarter of a year, stands as a whole at the place ``own`` and has no categories there.
    """

    code: str
    categories: tuple[str, ...]
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    own: str = ALL

    @property
    def smallest(self) -> tuple[str, ...]:
        """Name what is divided no further."""
        made = [one for parts in self.parts.values() for one in parts]
        whole = [one for one in self.categories if one not in self.parts]
        return tuple(dict.fromkeys([*whole, *made]))

    def made_of(self, category: str) -> tuple[str, ...]:
        """Name the smallest parts of a category, of ``ALL`` all."""
        return self.smallest if category == ALL else self.parts.get(category, (category,))


@dataclass(frozen=True, slots=True)
class Known:
    """What the public knows already of a sum of cells: an earlier release, or an exact total."""

    cells: tuple[Cell, ...]
    span: Span
    why: str


@dataclass(frozen=True, slots=True)
class Guard:
    """A sum of cells not published here that must not be found out; ``near`` is a cell that is."""

    cells: tuple[Cell, ...]
    near: Cell


@dataclass(frozen=True, slots=True)
class Table:
    """True counts of persons, and all that has to be thought of when they are published.

    ``counts`` are the cells to publish, margins among them or not: they are added where all parts
    are there. ``secret`` cells came without a number and stay so. In ``impossible`` cells nobody
    can be. ``known`` is what was public before, the newest first. ``guarded`` must not be found
    out either: other periods, and indicators which add up with this one.
    """

    areas: tuple[Area, ...]
    dimensions: tuple[Dimension, ...]
    counts: Mapping[Cell, int]
    impossible: frozenset[Cell] = frozenset()
    secret: frozenset[Cell] = frozenset()
    known: tuple[Known, ...] = ()
    guarded: tuple[Guard, ...] = ()


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
