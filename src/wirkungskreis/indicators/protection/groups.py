"""Group disclosure: a breakdown that says of a small group what all of its people are.

If everybody, or everybody but one, falls into one category, whoever knows a person of the group
knows the category too. Where the group itself shows as few, its breakdown says nothing more. Of
only two categories the other one must not be few either: else what is shown would say that it is
neither none nor one, and so exactly two.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from wirkungskreis.indicators.protection.grid import Grid
from wirkungskreis.indicators.protection.rules import Rules
from wirkungskreis.indicators.protection.table import ALL, Cell, Measure

PAIR = 2


@dataclass(frozen=True, slots=True)
class Telling:
    """A group whose breakdown by one dimension tells too much; "" is the share itself."""

    group: Cell
    dimension: str
    cells: tuple[Cell, ...]


def telling(grid: Grid, rules: Rules) -> Iterator[Telling]:
    """Find the breakdowns to keep back, the finest first."""
    for cell in grid.cells:
        total = grid.counts.get(cell)
        if total is None or total <= rules.few or rules.rounded(total) >= rules.group:
            continue
        for at, dimension in enumerate(grid.table.dimensions):
            if cell.group[at] != ALL:
                continue
            split = [
                cell._replace(group=(*cell.group[:at], one, *cell.group[at + 1 :]))
                for one in dimension.categories
            ]
            most = total - (rules.few if len(split) == PAIR else 1)
            if any(grid.counts.get(part, 0) >= most for part in split):
                yield Telling(cell, dimension.code, tuple(_finer(grid, cell, at)))
        if cell.measure is Measure.BASE:
            counted = cell._replace(measure=Measure.COUNT)
            count = grid.counts.get(counted)
            if count is not None and not rules.few < count < total - rules.few:
                yield Telling(cell, "", tuple(_shares(grid, counted)))


def _finer(grid: Grid, group: Cell, at: int) -> Iterator[Cell]:
    """Name all cells of a group that are broken down by a dimension, in all parts of the area."""
    inside = set(grid.inside(group.area))
    for cell in grid.cells:
        fits = cell.area in inside and cell.measure is group.measure and cell.group[at] != ALL
        if fits and all(own in (ALL, one) for own, one in _pairs(group, cell)):
            yield cell


def _shares(grid: Grid, counted: Cell) -> Iterator[Cell]:
    inside = set(grid.inside(counted.area))
    for cell in grid.cells:
        fits = cell.area in inside and cell.measure is Measure.COUNT
        if fits and all(own in (ALL, one) for own, one in _pairs(counted, cell)):
            yield cell


def _pairs(group: Cell, cell: Cell) -> Iterator[tuple[str, str]]:
    yield from zip(group.group, cell.group, strict=True)
