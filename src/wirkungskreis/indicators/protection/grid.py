"""The parts of which all cells of a table are sums, and the margins that follow from its counts."""

from collections.abc import Iterator
from functools import cached_property
from itertools import product

from wirkungskreis.indicators.protection.table import (
    ALL,
    Area,
    Cell,
    Dimension,
    Measure,
    NotATable,
    Table,
    Why,
)

Parts = frozenset[int]


class Grid:
    """Every cell as the set of its smallest parts: deepest area, all dimensions, in or not in.

    Where there are denominators, whoever is counted in one is counted in the numerator or in the
    rest, so that numerator, rest and denominator are one table more with a total.
    """

    def __init__(self, table: Table) -> None:
        self.table = table
        self.children: dict[str, list[str]] = {area.code: [] for area in table.areas}
        for area in table.areas:
            if area.parent:
                self.children[area.parent].append(area.code)
        self.parent = {area.code: area.parent for area in table.areas}
        self.leaves = [code for code, parts in self.children.items() if not parts]
        self.has_base = any(cell.measure is Measure.BASE for cell in table.counts)
        combined = product(self.leaves, *(dim.smallest for dim in table.dimensions))
        self._place = {key: at for at, key in enumerate(combined)}
        self.size = len(self._place) * (2 if self.has_base else 1)
        self._parts: dict[Cell, Parts] = {}

    def depth(self, area: str) -> int:
        """Count the steps up to the largest area."""
        return 1 + self.depth(self.parent[area]) if self.parent[area] else 0

    def inside(self, area: str) -> list[str]:
        """Name the area and everything that lies in it."""
        return [area, *(found for part in self.children[area] for found in self.inside(part))]

    def parts(self, cell: Cell) -> Parts:
        """Name the smallest parts of a cell."""
        if cell not in self._parts:
            places = [self._place[key] for key in self._keys(cell)]
            rest = [len(self._place) + place for place in places]
            both = cell.measure is Measure.BASE
            self._parts[cell] = frozenset(places + rest if both else places)
        return self._parts[cell]

    def rest(self, cell: Cell) -> Parts:
        """Name the parts of those of a denominator who are not in its numerator."""
        return frozenset(len(self._place) + self._place[key] for key in self._keys(cell))

    def _keys(self, cell: Cell) -> Iterator[tuple[str, ...]]:
        leaves = [area for area in self.inside(cell.area) if not self.children[area]]
        wanted = zip(cell.group, self.table.dimensions, strict=True)
        groups = [dim.made_of(chosen) for chosen, dim in wanted]
        yield from product(leaves, *groups)

    def splits(self, cell: Cell) -> Iterator[list[Cell]]:
        """Give every way to break a cell down by one step: by area, or by a dimension."""
        if self.children[cell.area]:
            yield [cell._replace(area=part) for part in self.children[cell.area]]
        for at, dimension in enumerate(self.table.dimensions):
            if cell.group[at] == ALL and dimension.categories:
                yield [
                    cell._replace(group=(*cell.group[:at], one, *cell.group[at + 1 :]))
                    for one in dimension.categories
                ]

    @cached_property
    def cells(self) -> list[Cell]:
        """Every place the table has, the finest first."""
        groups = product(*((dim.own, *dim.categories) for dim in self.table.dimensions))
        measures = [Measure.COUNT, Measure.BASE] if self.has_base else [Measure.COUNT]
        areas = [area.code for area in self.table.areas]
        every = [Cell(*key) for key in product(areas, groups, measures)]
        return sorted(every, key=lambda one: (-self.depth(one.area), -self.fineness(one)))

    def fineness(self, cell: Cell) -> int:
        """Count by how many dimensions of this table a cell is broken down."""
        pairs = zip(self.table.dimensions, cell.group, strict=True)
        return sum(1 for dimension, chosen in pairs if chosen != dimension.own)

    @cached_property
    def dead(self) -> Parts:
        """The parts in which nobody can be."""
        return frozenset(part for cell in self.table.impossible for part in self._whole(cell))

    def _whole(self, cell: Cell) -> Parts:
        return self.parts(cell) | (self.rest(cell) if self.has_base else frozenset())

    def is_impossible(self, cell: Cell) -> bool:
        return bool(self.dead) and self.parts(cell) <= self.dead

    @cached_property
    def counts(self) -> dict[Cell, int]:
        """All counts with their margins; what does not add up is refused."""
        self._check_places()
        found = dict(self.table.counts)
        for cell in self.cells:
            if self.is_impossible(cell) and found.setdefault(cell, 0):
                raise NotATable(Why.IMPOSSIBLE, cell)
            for split in self.splits(cell):
                if any(part not in found for part in split):
                    continue
                total = sum(found[part] for part in split)
                if cell in self.table.secret:
                    continue
                if found.setdefault(cell, total) != total:
                    raise NotATable(Why.SUM, cell)
        for cell, count in found.items():
            base = cell._replace(measure=Measure.BASE)
            if cell.measure is Measure.COUNT and count > found.get(base, count):
                raise NotATable(Why.LARGER, cell)
        return found

    def _check_places(self) -> None:
        places = set(self.cells)
        for cell in [*self.table.counts, *self.table.secret, *self.table.impossible]:
            if cell not in places:
                raise NotATable(Why.UNKNOWN, cell)
        for cell, count in self.table.counts.items():
            if count < 0:
                raise NotATable(Why.NEGATIVE, cell)

    def truth(self) -> list[int] | None:
        """Give the count of every smallest part, None where not all are known."""
        values: list[int] = []
        for rest in (False, True)[: 2 if self.has_base else 1]:
            for area, *smallest in self._place:
                cell = Cell(area, tuple(map(_whole_of, self.table.dimensions, smallest)))
                count = self.counts.get(cell)
                base = self.counts.get(cell._replace(measure=Measure.BASE)) if rest else 0
                if count is None or base is None:
                    return None
                values.append(base - count if rest else count)
        return values


def _whole_of(dimension: Dimension, smallest: str) -> str:
    """Name what holds just this smallest part: the part itself, or the place of the table."""
    same = [one for one, parts in dimension.parts.items() if parts == (smallest,)]
    if dimension.own != ALL and dimension.own in same:
        return dimension.own
    return next((one for one in dimension.categories if one in same), smallest)


def chain(*codes: str) -> tuple[Area, ...]:
    """Name a city and its parts: the first code is the whole, the others lie in it."""
    first, *parts = codes
    return (Area(first), *(Area(code, first) for code in parts))
