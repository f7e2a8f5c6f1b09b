"""No publication of a small table lets a small count be found out: every table is tried."""

import itertools
from collections import defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.indicators.protection.tables import (
    CITY,
    every,
    found_out,
    invented,
    margins,
    square,
    vector,
)
from wirkungskreis.indicators.protection.outcome import Published, Shown
from wirkungskreis.indicators.protection.publishing import publish
from wirkungskreis.indicators.protection.rules import STANDARD, is_small
from wirkungskreis.indicators.protection.solver import Model, Row
from wirkungskreis.indicators.protection.table import Cell, Table

pytestmark = pytest.mark.once
TABLES = list(every(2, 2, 8))
ROWS = st.lists(st.integers(0, 6), min_size=2, max_size=2)


@settings(max_examples=40, deadline=None)
@given(st.lists(ROWS, min_size=2, max_size=2))
def test_no_small_count_of_two_by_two_is_found_out(rows: list[list[int]]) -> None:
    published = publish(square(*rows))

    assert found_out(published.cells, margins(rows), TABLES) == {}


def test_the_reader_finds_out_what_exact_totals_give_away() -> None:
    rows = [[2, 2], [6, 7]]
    truth = margins(rows)
    inner = {cell: count for cell, count in truth.items() if "" not in cell.group}
    inner = {cell: count for cell, count in inner.items() if cell.area != CITY}
    rounded = {cell: STANDARD.rounded(count) for cell, count in inner.items()}
    shown = {cell: Shown(number or None, few=not number) for cell, number in rounded.items()}
    sums = truth.keys() - inner
    same_totals = [table for table in TABLES if all(table[cell] == truth[cell] for cell in sums)]

    told = found_out(shown, truth, same_totals)

    assert told[Cell("B0", ("k0",))] == told[Cell("B0", ("k1",))] == {2}


@pytest.mark.parametrize("counts", [(2, 2, 2, 2), (0, 3, 3, 3, 3), (3, 3, 3, 3), (3, 3, 3, 23)])
def test_rounding_that_leaves_one_table_only_is_kept_back(counts: tuple[int, ...]) -> None:
    published = publish(vector(*counts))

    total = published.cells[Cell(CITY, ("",))]
    assert published.withheld == [Cell(CITY, (f"k{at}",)) for at in range(len(counts))]
    assert total == Shown(STANDARD.rounded(sum(counts)))


@pytest.mark.parametrize(("categories", "most"), [(2, 30), (3, 17)])
def test_knowing_how_it_is_done_does_not_help(categories: int, most: int) -> None:
    """What is shown and what is kept back leave three values even to whoever knows the rule."""
    seen: dict[tuple[object, ...], list[tuple[int, ...]]] = defaultdict(list)
    for counts in itertools.product(range(most + 1), repeat=categories):
        if sum(counts) <= most:  # totals that are rounded to 15 are all there
            seen[_face(publish(vector(*counts)))].append(counts)

    assert len(seen) > 20
    for same in seen.values():
        for at in range(categories):
            values = {counts[at] for counts in same}
            assert len(values) >= 3 or not any(map(is_small, values)), same


@pytest.mark.parametrize("size", [(2, 2, 12), (2, 3, 7), (3, 3, 7)])
def test_knowing_how_it_is_done_does_not_help_with_small_cross_tables(
    size: tuple[int, int, int],
) -> None:
    """Every table up to a sum is grouped by what is shown of it; totals shown are all there."""
    rows, columns, most = size
    faces: dict[tuple[int, ...], tuple[tuple[int, ...], list[set[int]]]] = {}
    for flat in _summing_to(rows * columns, most):
        counts = _with_margins(flat, columns)
        face = tuple(map(STANDARD.rounded, counts))
        _first, values = faces.setdefault(face, (flat, [set() for _ in counts]))
        for known, count in zip(values, counts, strict=True):
            known.add(count)
    seen: dict[tuple[object, ...], list[set[int]]] = {}
    for flat, values in faces.values():
        table = square(*(flat[at : at + columns] for at in range(0, len(flat), columns)))
        same = seen.setdefault(_face(publish(table)), [set() for _ in values])
        for known, more in zip(same, values, strict=True):
            known.update(more)

    assert len(faces) > len(seen) > 2
    for same in seen.values():
        assert [v for v in same if len(v) < 3 and any(map(is_small, v))] == []


def test_what_is_kept_back_follows_from_the_rounded_numbers_alone() -> None:
    """Tables that round to the same, cell by cell and in all sums, show the same."""
    shown: dict[tuple[int, ...], set[tuple[object, ...]]] = defaultdict(set)
    tables = [*_summing_to(4, 6), *((a, 50 + b, c, 60) for a, b, c in _summing_to(3, 4))]
    for flat in tables:
        face = tuple(map(STANDARD.rounded, _with_margins(flat, 2)))
        shown[face].add(_face(publish(square(flat[:2], flat[2:]))))

    assert len(tables) > 3 * len(shown)
    assert {len(same) for same in shown.values()} == {1}


def _summing_to(places: int, most: int) -> Iterator[tuple[int, ...]]:
    """Give every way to spread up to so many persons over places."""
    if not places:
        yield ()
        return
    for count in range(most + 1):
        for rest in _summing_to(places - 1, most - count):
            yield (count, *rest)


def _with_margins(flat: tuple[int, ...], columns: int) -> tuple[int, ...]:
    rows = [flat[at : at + columns] for at in range(0, len(flat), columns)]
    return (*flat, *map(sum, rows), *map(sum, zip(*rows, strict=True)), sum(flat))


def _face(published: Published) -> tuple[object, ...]:
    """Say what a reader sees, who is not told why something is kept back."""
    return tuple(
        (cell, one.number, one.few, one.withheld is not None)
        for cell, one in sorted(published.cells.items())
    )


@pytest.mark.parametrize("seed", range(5))
def test_bounds_of_a_larger_table_are_wide_enough(seed: int) -> None:
    table = invented(seed)

    published = publish(table)

    for cell, low, high in _bounds(table, published):
        assert high - low >= 2, cell


def _bounds(table: Table, published: Published) -> list[tuple[Cell, int, int]]:
    """Ask the solver for the ends of every small cell, from what is shown alone."""
    inner = sorted(table.counts)
    rows = []
    for cell, one in published.cells.items():
        parts = [at for at, leaf in enumerate(inner) if _is_in(leaf, cell)]
        if one.withheld is None:
            number = one.number or 0
            rows.append(Row(frozenset(parts), max(number - 2, 0), number + 2))
    small = [cell for cell in inner if is_small(table.counts[cell])]
    first = len(rows)
    rows += [Row(frozenset({inner.index(cell)}), 0, None) for cell in small]
    found = []
    with Model(len(inner), rows, 1000) as model:
        for at, cell in enumerate(small, first):
            low, high = model.least(at), model.most(at)
            assert low
            assert high
            found.append((cell, low[inner.index(cell)], high[inner.index(cell)]))
    return found


def _is_in(leaf: Cell, cell: Cell) -> bool:
    return cell.area in {CITY, leaf.area} and cell.group[0] in {"", leaf.group[0]}
