"""Rows of cells out of CSV and XLSX, for tables that people look at."""

import csv
import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import IO, Any, TypeAlias

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.texts import clean

MOST_COLUMNS, MOST_ROWS = 400, 1_048_576  # a sheet of a workbook has no more rows
EXACT = 15  # digits that a workbook keeps
BROKEN = (KeyError, ValueError, OSError, SyntaxError, EOFError, zipfile.BadZipFile, zlib.error)
"""What openpyxl lets through."""

Row: TypeAlias = list["str | Decimal"]
Rows: TypeAlias = Callable[[], Iterator[tuple[int, Row]]]


def of_text(lines: Callable[[], Iterator[str]]) -> Rows:
    """Give the rows of a CSV with the number of their line; the delimiter is found."""
    head = [line for _n, line in zip(range(20), lines(), strict=False)]
    delimiter = max(";\t,", key=lambda one: (sum(line.count(one) for line in head), one == ";"))

    def rows() -> Iterator[tuple[int, Row]]:
        reader = csv.reader(lines(), delimiter=delimiter)
        for cells in reader:
            yield reader.line_num, [clean(cell).strip() for cell in cells[:MOST_COLUMNS]]

    return rows


def of_workbook(file: IO[bytes]) -> Rows:
    """Give the rows of the first visible sheet; numbers stay numbers, days become text."""

    def rows() -> Iterator[tuple[int, Row]]:
        file.seek(0)
        try:
            book = load_workbook(
                io.BufferedReader(file) if isinstance(file, io.RawIOBase) else file,
                read_only=True,
                data_only=True,
                keep_links=False,
            )
            sheets = [one for one in book.worksheets if one.sheet_state == "visible"]
            found = islice(sheets[0].iter_rows(max_col=MOST_COLUMNS), MOST_ROWS)
            for number, cells in enumerate(found, start=1):
                yield number, [_cell(cell) for cell in cells]
        except (*BROKEN, IndexError) as error:
            raise NotPossible(
                _("Die Tabelle lässt sich nicht lesen. Bitte speichern Sie sie neu als XLSX.")
            ) from error

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
