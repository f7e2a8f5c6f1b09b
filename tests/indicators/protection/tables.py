"""Tables of persons, made the short way, and a reader who tries to find small counts out.

The reader knows nothing of how the audit works: it goes through every table there could be and
keeps those that fit what is shown.
"""

import itertools
import random
from collections.abc import Iterator, Mapping, Sequence

from wirkungskreis.indicators.protection.grid import chain
from wirkungskreis.indicators.protection.outcome import Shown
from wirkungskreis.indicators.protection.table import Cell, Dimension, Known, Table

CITY = "S"


def vector(*counts: int, known: tuple[Known, ...] = ()) -> Table:
    """Make one area with one count per category."""
    categories = tuple(f"k{at}" for at in range(len(counts)))
    cells = {Cell(CITY, (code,)): count for code, count in zip(categories, counts, strict=True)}
    return Table(chain(CITY), (Dimension("k", categories),), cells, known=known)


def square(*rows: Sequence[int], known: tuple[Known, ...] = ()) -> Table:
    """Make a city of districts: one row each, one category per column."""
    categories = tuple(f"k{at}" for at in range(len(rows[0])))
    districts = [f"B{at}" for at in range(len(rows))]
    cells = {
        Cell(district, (code,)): count
        for district, row in zip(districts, rows, strict=True)
        for code, count in zip(categories, row, strict=True)
    }
    return Table(chain(CITY, *districts), (Dimension("k", categories),), cells, known=known)


def invented(seed: int, rows: int = 8, columns: int = 6) -> Table:
    """Make a sparse table of about ten persons a cell."""
    dice = random.Random(seed)  # noqa: S311  invented persons
    return square(*([int(dice.expovariate(0.1)) for _ in range(columns)] for _ in range(rows)))


def margins(rows: Sequence[Sequence[int]]) -> dict[Cell, int]:
    """Add a table up by hand: every cell, the sums of rows and columns, and the total."""
    found = {
        Cell(f"B{at}", (f"k{to}",)): count
        for at, row in enumerate(rows)
        for to, count in enumerate(row)
    }
    found |= {Cell(f"B{at}", ("",)): sum(row) for at, row in enumerate(rows)}
    columns = list(zip(*rows, strict=True))
    found |= {Cell(CITY, (f"k{to}",)): sum(column) for to, column in enumerate(columns)}
    return found | {Cell(CITY, ("",)): sum(map(sum, rows))}


def fits(shown: Mapping[Cell, Shown], counts: Mapping[Cell, int]) -> bool:
    """Say whether a table could be the true one: what is shown is all there is to go by."""
    for cell, one in shown.items():
        if one.few and counts[cell] > 2:
            return False
        if one.number is not None and abs(counts[cell] - one.number) > 2:
            return False
    return True


def every(rows: int, columns: int, most: int) -> Iterator[dict[Cell, int]]:
    """Give every table with counts up to a number."""
    for flat in itertools.product(range(most + 1), repeat=rows * columns):
        yield margins([flat[at : at + columns] for at in range(0, len(flat), columns)])


def found_out(
    shown: Mapping[Cell, Shown],
    truth: Mapping[Cell, int],
    every_table: Sequence[Mapping[Cell, int]],
) -> dict[Cell, set[int]]:
    """Name the small counts that keep fewer than three values among all tables that fit."""
    possible = [table for table in every_table if fits(shown, table)]
    values = {cell: {table[cell] for table in possible} for cell in truth}
    return {
        cell: values[cell] for cell, n in truth.items() if 1 <= n <= 4 and len(values[cell]) < 3
    }
