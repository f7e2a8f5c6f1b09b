"""How long it takes to protect a table of small counts; the floor is adding its margins up."""

import random
import sys
from itertools import product

from benchmarks.figures import Figure, cpu_of
from wirkungskreis.indicators.protection.grid import Grid, chain
from wirkungskreis.indicators.protection.publishing import publish
from wirkungskreis.indicators.protection.rules import STANDARD
from wirkungskreis.indicators.protection.table import Cell, Dimension, Guard, Known, Table


def main() -> int:
    figures = [_figure(8, 6, goal=100), _figure(20, 12, goal=2000), _year(8, 6, goal=2000)]
    for figure in figures:
        print(figure)
    return int(not all(figure.holds for figure in figures))


def _figure(rows: int, columns: int, *, goal: float) -> Figure:
    """Measure a sparse invented table of about ten persons a cell with all its margins."""
    dice = random.Random(rows)  # noqa: S311  invented persons
    areas = [f"B{at}" for at in range(rows)]
    groups = tuple(f"k{at}" for at in range(columns))
    counts = {Cell(a, (g,)): int(dice.expovariate(0.1)) for a in areas for g in groups}
    table = Table(chain("S", *areas), (Dimension("k", groups),), counts)
    taken = cpu_of(lambda: publish(table)) * 1000
    floor = cpu_of(lambda: Grid(table).counts) * 1000
    return Figure(f"protect {rows} x {columns} with its margins", taken, "ms", goal, floor)


def _year(rows: int, columns: int, *, goal: float) -> Figure:
    """Measure a year of which all quarters were published before, cell by cell."""
    dice = random.Random(rows)  # noqa: S311  invented persons
    areas, groups = [f"B{at}" for at in range(rows)], tuple(f"k{at}" for at in range(columns))
    quarters = ("Q1", "Q2", "Q3", "Q4")
    counts: dict[Cell, int] = {}
    known, guarded = [], []
    for area, group in product(areas, groups):
        year = Cell(area, (group, "year"))
        for quarter in quarters:
            count, cell = int(dice.expovariate(0.2)), Cell(area, (group, quarter))
            known.append(Known((cell,), STANDARD.span(STANDARD.rounded(count)), "March"))
            guarded.append(Guard((cell,), year))
            counts[year] = counts.get(year, 0) + count
    time = Dimension("time", (), {"year": quarters, **{one: (one,) for one in quarters}}, "year")
    dimensions = (Dimension("k", groups), time)
    table = Table(
        chain("S", *areas), dimensions, counts, known=tuple(known), guarded=tuple(guarded)
    )
    taken = cpu_of(lambda: publish(table)) * 1000
    floor = cpu_of(lambda: Grid(table).counts) * 1000
    return Figure(
        f"protect a year of {rows} x {columns} beside its quarters", taken, "ms", goal, floor
    )


if __name__ == "__main__":
    sys.exit(main())
