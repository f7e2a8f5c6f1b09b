"""Whether small counts hold against a reader who reverses the procedure: every small table.

``python -m benchmarks.reversing 2 3 17`` makes every table of two areas by three groups with up to
17 persons, groups them by what is published of them, and looks whether in each group every number
that may be small has three values. The sum should end in 2 or 7: then all tables that round to the
same total are there. A fourth number is the least sum of each area.
"""

import sys
from collections.abc import Iterator
from itertools import product

from wirkungskreis.indicators.protection.grid import chain
from wirkungskreis.indicators.protection.publishing import publish
from wirkungskreis.indicators.protection.rules import STANDARD, is_small
from wirkungskreis.indicators.protection.table import Cell, Dimension, Table

Counts = tuple[int, ...]


def main(rows: int, columns: int, most: int, least: int = 0) -> int:
    faces: dict[Counts, tuple[Counts, list[set[int]]]] = {}
    tables = 0
    for flat in _tables(rows, columns, most, least):
        tables += 1
        counts = _with_margins(flat, columns)
        face = tuple(map(STANDARD.rounded, counts))
        _first, values = faces.setdefault(face, (flat, [set() for _ in counts]))
        for known, count in zip(values, counts, strict=True):
            known.add(count)
    seen: dict[object, list[set[int]]] = {}
    for flat, values in faces.values():
        same = seen.setdefault(_shown(flat, columns), [set() for _ in values])
        for known, more in zip(same, values, strict=True):
            known.update(more)
    told = [
        v
        for same in seen.values()
        for v in same
        if len(v) < STANDARD.values and any(map(is_small, v))
    ]
    print(f"{tables} tables, {len(faces)} roundings, {len(seen)} publications, {len(told)} told")
    return int(bool(told))


def _tables(rows: int, columns: int, most: int, least: int) -> Iterator[Counts]:
    """Give all tables of a sum up to ``most``, or whose areas each have ``least`` to ``most``."""
    if not least:
        yield from _spread(rows * columns, most)
        return
    row = [one for one in _spread(columns, most) if sum(one) >= least]
    for chosen in product(row, repeat=rows):
        yield tuple(count for one in chosen for count in one)


def _spread(places: int, most: int) -> Iterator[Counts]:
    if not places:
        yield ()
        return
    for count in range(most + 1):
        for rest in _spread(places - 1, most - count):
            yield (count, *rest)


def _with_margins(flat: Counts, columns: int) -> Counts:
    rows = [flat[at : at + columns] for at in range(0, len(flat), columns)]
    return (*flat, *map(sum, rows), *map(sum, zip(*rows, strict=True)), sum(flat))


def _shown(flat: Counts, columns: int) -> object:
    areas = [f"B{at}" for at in range(len(flat) // columns)]
    groups = tuple(f"k{at}" for at in range(columns))
    places = (Cell(area, (group,)) for area, group in product(areas, groups))
    counts = dict(zip(places, flat, strict=True))
    published = publish(Table(chain("S", *areas), (Dimension("k", groups),), counts))
    return tuple(
        (cell, one.number, one.few, one.withheld is None)
        for cell, one in sorted(published.cells.items())
    )


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
