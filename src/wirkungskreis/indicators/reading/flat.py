"""The flat files of GENESIS: one value a row since 2025, one column a content before.

The layout since 2025 has English column names in both languages and the code of the statistic
first. In the one before a value column is named ``CODE__Label__Unit``; its English header repeats
names, so columns are found by their place. Source: interfaces 2020 of the statistical offices.
"""

import csv
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from django.utils.translation import gettext as _

from wirkungskreis.indicators.reading.cells import unclosed
from wirkungskreis.indicators.reading.numbers import plain
from wirkungskreis.indicators.reading.records import Dimension, Flaw, Record, Stream
from wirkungskreis.indicators.reading.times import period

FIRST_CELLS = {"statistik_code", "statistics_code", "statistic_code"}
NEEDED = {"value", "value_unit", "value_variable_code", "value_variable_label"}
LEADING = 5  # code and label of the statistic, code and label of the time, time
PER_DIMENSION = 4
NO_UNIT = {"jew. ME", "MeasureUnitNotFound!", "each UoM"}
FINAL = "e"

Lines = Callable[[], Iterator[str]]


class _Column(NamedTuple):
    """A value column of the old layout; ``quality`` is the place of what stands beside."""

    place: int
    code: str
    label: str
    unit: str
    quality: int | None


def is_flat(cells: Sequence[str]) -> bool:
    return bool(cells) and cells[0].strip().casefold() in FIRST_CELLS


def is_new(cells: Sequence[str]) -> bool:
    names = [cell.strip() for cell in cells]
    return is_flat(cells) and set(names) >= NEEDED and names.index("value") >= LEADING


def is_old(cells: Sequence[str]) -> bool:
    """Say whether there is a column of values, and after what names the row."""
    places = [column.place for column in _columns([cell.strip() for cell in cells])]
    return is_flat(cells) and bool(places) and min(places) >= LEADING


def new(lines: Lines, table: str) -> Stream:
    """Read the layout since 2025: one value a row."""
    rows = _rows(lines)
    header = [cell.strip() for cell in next(rows)[1]]
    at = {name: place for place, name in enumerate(header)}
    value, unit = at["value"], at["value_unit"]
    code, label, quality = at["value_variable_code"], at["value_variable_label"], at.get("value_q")
    known: dict[tuple[str, ...], tuple[Dimension, ...]] = {}
    least = len(header) - (quality is not None)
    for row, cells in rows:
        if flaw := _too_short(cells, least, row):
            yield flaw
            continue
        span = period(cells[4])
        if span is None:
            yield _no_time(cells[4], row)
            continue
        found = plain(cells[value].strip())
        yield Record(
            row,
            table,
            cells[4],
            *span,
            _dimensions(cells[LEADING:value], known),
            cells[code].strip(),
            cells[label].strip(),
            _unit(cells[unit]),
            found.value,
            found.sign,
            _quality(cells, quality),
        )


def old(lines: Lines, table: str) -> Stream:
    """Read the layout before 2025: one row for several contents, each in its column."""
    rows = _rows(lines)
    header = [cell.strip() for cell in next(rows)[1]]
    columns = _columns(header)
    first = min(column.place for column in columns)
    known: dict[tuple[str, ...], tuple[Dimension, ...]] = {}
    for row, cells in rows:
        if flaw := _too_short(cells, columns[-1].place + 1, row):
            yield flaw
            continue
        span = period(cells[4])
        if span is None:
            yield _no_time(cells[4], row)
            continue
        dimensions = _dimensions(cells[LEADING:first], known)
        for column in columns:
            found = plain(cells[column.place].strip())
            yield Record(
                row,
                table,
                cells[4],
                *span,
                dimensions,
                column.code,
                column.label,
                column.unit,
                found.value,
                found.sign,
                _quality(cells, column.quality),
            )


def _rows(lines: Lines) -> Iterator[tuple[int, list[str]]]:
    """Give the cells with the number of their line; no cell of a flat file has a line break."""
    reader, last = csv.reader(lines(), delimiter=";"), 0
    for cells in reader:
        if reader.line_num > last + 1:
            raise unclosed(last + 1)
        last = reader.line_num
        yield last, cells


def _columns(header: Sequence[str]) -> list[_Column]:
    """Find the value columns; the one named ``CODE__Label__q`` holds the quality of the other."""
    named = [(place, name.split("__")) for place, name in enumerate(header) if "__" in name]
    marks = {parts[0]: place for place, parts in named if parts[-1] == "q"}
    return [
        _Column(place, parts[0], parts[1].replace("_", " "), _unit(parts[-1]), marks.get(parts[0]))
        for place, parts in named
        if parts[-1] != "q"
    ]


def _dimensions(
    cells: Sequence[str], known: dict[tuple[str, ...], tuple[Dimension, ...]]
) -> tuple[Dimension, ...]:
    """Group the cells by four; equal ones are kept once, a large file has few of them."""
    key = tuple(cells)
    if key not in known:
        bounds = pairwise(range(0, len(cells) + 1, PER_DIMENSION))
        known[key] = tuple(Dimension(*map(str.strip, cells[a:b])) for a, b in bounds)
    return known[key]


def _quality(cells: Sequence[str], place: int | None) -> str:
    text = cells[place].strip() if place is not None and place < len(cells) else ""
    return "" if text == FINAL else text


def _unit(text: str) -> str:
    return "" if text.strip() in NO_UNIT else text.strip()


def _too_short(cells: Sequence[str], least: int, row: int) -> Flaw | None:
    if len(cells) >= least:
        return None
    if not any(cells) or not cells[0].strip():
        return Flaw(row, _("Die Zeile ist leer oder nennt keine Statistik."), is_harmless=True)
    return Flaw(
        row,
        _("Die Zeile hat {count} Felder statt {least}: Sie bricht ab.").format(
            count=len(cells), least=least
        ),
    )


def _no_time(text: str, row: int) -> Flaw:
    return Flaw(row, _("„{text}“ ist keine Zeitangabe, die wir kennen.").format(text=text[:40]))
