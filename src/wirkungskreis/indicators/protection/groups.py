"""Group disclosure: a breakdown that says of a small group what all of its people are.

If everybody, or everybody but one, falls into one category, whoever knows a person of the group
knows the category too. Where the group itself shows as few, its breakdown says nothing more. What
is kept back is decided from the rounded numbers: it is kept back wherever they leave open that all
but one are in one category, so that keeping back tells nothing that the numbers would not.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from wirkungskreis.indicators.protection.grid import Grid
from wirkungskreis.indicators.protection.rules import Rules
from wirkungskreis.indicators.protection.table import ALL, Cell, Measure

ALONE = 1  # as many may be left over when a group is as good as of one kind


@dataclass(frozen=True, slots=True)
class Telling:
    """A group whose breakdown by one dimension tells too much; "" is the share itself."""

    group: Cell
    dimension: str
    cells: tuple[Cell, ...]


def telling(grid: Grid, face: Mapping[Cell, int], rules: Rules) -> Iterator[Telling]:
    """Find the breakdowns to keep back from the rounded counts ``face``, the finest first."""
    for cell in grid.cells:
        total = face.get(cell)
        if not total or total >= rules.group:
            continue
        least = rules.span(total).low
        for at, dimension in enumerate(grid.table.dimensions):
            if cell.group[at] != ALL:
                continue
            split = [
                face.get(cell._replace(group=(*cell.group[:at], one, *cell.group[at + 1 :])))
                for one in dimension.categories
            ]
            if _may_be_of_one_kind(split, least, rules):
                yield Telling(cell, dimension.code, tuple(_finer(grid, cell, at)))
        if cell.measure is Measure.BASE:
            counted = cell._replace(measure=Measure.COUNT)
            count = face.get(counted)
            if count is not None and (not count or least - _most(count, rules) <= ALONE):
                yield Telling(cell, "", tuple(_shares(grid, counted)))


def too_small(grid: Grid, face: Mapping[Cell, int], rules: Rules) -> Iterator[Telling]:
    """Find the groups too small for a breakdown in a second way, by their rounded counts.

    Whoever is in a cross table of few persons can be narrowed by what is kept back of it. So a
    group that is itself part of a breakdown is broken down only from ``rules.group`` persons on,
    whatever the finer counts are.
    """
    for cell in grid.cells:
        if (rounded := face.get(cell)) is None or not grid.depth(cell.area) + grid.fineness(cell):
            continue
        for at, dimension in enumerate(grid.table.dimensions):
            if cell.group[at] == ALL and dimension.categories and rounded < rules.group:
                yield Telling(cell, dimension.code, tuple(_finer(grid, cell, at)))


def _may_be_of_one_kind(split: Sequence[int | None], least: int, rules: Rules) -> bool:
    """Say whether one category may hold all of a group, or all but one."""
    lows = [rules.span(one or 0).low for one in split]
    return any(
        one is not None and sum(lows) - low <= ALONE and _most(one, rules) + ALONE >= least
        for one, low in zip(split, lows, strict=True)
    )


def _most(rounded: int, rules: Rules) -> int:
    return rules.span(rounded).high or rounded


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
