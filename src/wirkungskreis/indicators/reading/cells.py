"""Rows of cells out of CSV and the sheets of XLSX, for tables that people look at."""

import csv
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import IO, Any, TypeAlias

from django.utils.translation import gettext as _

from wirkungskreis.indicators.reading.sheets import book, readable
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.texts import clean

MOST_COLUMNS, MOST_ROWS = 400, 1_048_576  # a sheet of a workbook has no more rows
EXACT = 15  # digits that a workbook keeps
LOOKED_AT = 20  # lines in which the delimiter is sought

Row: TypeAlias = list["str | Decimal"]
Rows: TypeAlias = Callable[[], Iterator[tuple[int, Row]]]


def of_text(lines: Callable[[], Iterator[str]]) -> Rows:
    """Give the rows of a CSV with the number of their line; the delimiter is found."""
    delimiter = _delimiter([line for _n, line in zip(range(LOOKED_AT), lines(), strict=False)])

    def rows() -> Iterator[tuple[int, Row]]:
        reader, begun = csv.reader(lines(), delimiter=delimiter, strict=True), 0
        try:
            for cells in reader:
                begun = reader.line_num
                _refuse_wide(cells)
                yield begun, [clean(cell).strip() for cell in cells[:MOST_COLUMNS]]
        except csv.Error as error:
            if "end of data" not in str(error) and "expected after" not in str(error):
                raise
            raise unclosed(begun + 1) from error

    return rows


def unclosed(row: int) -> NotPossible:
    """Say where a quotation mark begins that swallows the lines below it."""
    return NotPossible(
        _(
            "Ab Zeile {row} steht ein Anführungszeichen, das nicht geschlossen wird. Bitte"
            " berichtigen Sie es in der Datei."
        ).format(row=row)
    )


def _delimiter(head: Sequence[str]) -> str:
    """Find what parts the cells: it stands in most lines, and a comma may part decimals."""
    filled = [line for line in head if line.strip()]
    for one in ";\t,":
        if sum(one in line for line in filled) * 2 > len(filled):
            return one
    return max(";\t,", key=lambda one: sum(line.count(one) for line in filled))


def _refuse_wide(cells: Sequence[Any]) -> None:
    if any(cell not in {None, ""} for cell in cells[MOST_COLUMNS:]):
        raise NotPossible(
            _(
                "Die Tabelle hat mehr als {most} Spalten. Bitte teilen Sie sie, oder schreiben Sie"
                " einen Wert je Zeile."
            ).format(most=MOST_COLUMNS)
        )


def of_workbook(file: IO[bytes], sheet: str) -> Rows:
    """Give the rows of a visible sheet; numbers stay numbers, days become text."""

    def rows() -> Iterator[tuple[int, Row]]:
        with readable():
            found = islice(book(file)[sheet].iter_rows(max_col=MOST_COLUMNS + 1), MOST_ROWS)
            for number, cells in enumerate(found, start=1):
                if len(cells) > MOST_COLUMNS:
                    _refuse_wide([cell.value for cell in cells])
                yield number, [_cell(cell) for cell in cells[:MOST_COLUMNS]]

    return rows


def _cell(cell: Any) -> "str | Decimal":
    """Write what is shown: a cell of 0.35 formatted in percent shows 35."""
    value = cell.value
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        number = Decimal(repr(value))
        if not number.is_finite():
            return str(value)
        if isinstance(value, float) and number.adjusted() < EXACT:
            number = round(number, 6)
        return number * 100 if "%" in (cell.number_format or "") else number
    if isinstance(value, date):
        return f"{value:%d.%m.%Y}"
    return clean(str(value)).strip()
