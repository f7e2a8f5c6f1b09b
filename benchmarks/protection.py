"""How long it takes to protect a table of small counts; the floor is adding its margins up."""

import random
import sys

from benchmarks.figures import Figure, cpu_of
from wirkungskreis.indicators.protection.grid import Grid, chain
from wirkungskreis.indicators.protection.publishing import publish
from wirkungskreis.indicators.protection.table import Cell, Dimension, Table


def main() -> int:
    figures = [_figure(8, 6, goal=100), _figure(20, 12, goal=2000)]
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


if __name__ == "__main__":
    sys.exit(main())
