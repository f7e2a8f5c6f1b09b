"""Cells out of a spreadsheet file, as plain text: nothing is run, nothing is guessed."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from typing import IO
from zipfile import BadZipFile

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from wirkungskreis.files.kinds import KindOfFile
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.texts import clean

MOST_ROWS = 2000
MOST_COLUMNS = 60
MOST_LETTERS = 2000  # in one cell

BROKEN = (BadZipFile, KeyError, ValueError, OSError, SyntaxError)  # what openpyxl lets through

Table = list[list[str]]


@dataclass(frozen=True, slots=True)
class Book:
    """The visible sheets of a file, each with its rows; row 1 of the sheet is at index 0."""

    sheets: dict[str, Table]

    def table(self, name: str) -> Table:
        """Give a sheet by its name, or the first one."""
        return self.sheets.get(name) or next(iter(self.sheets.values()))


def book(file: IO[bytes], kind: str) -> Book:
    """Read an XLSX or CSV file that ``files`` has already checked for size and bombs."""
    sheets = _csv(file) if kind == KindOfFile.TEXT else _xlsx(file)
    if not any(sheets.values()):
        raise NotPossible(_("In der Datei steht keine Tabelle. Bitte wählen Sie eine andere."))
    return Book(sheets)


def _xlsx(file: IO[bytes]) -> dict[str, Table]:
    try:
        found = load_workbook(file, read_only=True, data_only=True, keep_links=False)
        return {
            sheet.title: _table(sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True))
            for sheet in found.worksheets
            if sheet.sheet_state == "visible"
        }
    except (*BROKEN, InvalidFileException) as error:
        raise NotPossible(
            _("Die Tabelle lässt sich nicht lesen. Bitte speichern Sie sie neu als XLSX.")
        ) from error


def _csv(file: IO[bytes]) -> dict[str, Table]:
    raw = file.read()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    first = text.partition("\n")[0]
    delimiter = max(";\t,", key=first.count)
    try:
        return {"CSV": _table(csv.reader(io.StringIO(text), delimiter=delimiter))}
    except csv.Error as error:
        raise NotPossible(_("Die Tabelle lässt sich nicht lesen.")) from error


def _table(rows: Iterable[Iterable[object]]) -> Table:
    """Write cells as text and drop what is empty at the end."""
    table = [[_text(cell) for cell in islice(row, MOST_COLUMNS)] for row in islice(rows, MOST_ROWS)]
    while table and not any(table[-1]):
        table.pop()
    width = max((n for row in table for n, text in enumerate(row, start=1) if text), default=0)
    return [row[:width] for row in table]


def heads(table: Table, row: int) -> list[str]:
    """Give the heads of the columns in a row counted from 1; 0 means that there are none.

    Where the row is empty the one above counts: many lists have heads in two rows.
    """
    if not 0 < row <= len(table):
        return []
    above = table[row - 2] if row > 1 else []
    found = [text or (above[n] if n < len(above) else "") for n, text in enumerate(table[row - 1])]
    return [" ".join(text.split()) for text in found]


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return f"{cell:%d.%m.%Y}"
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return clean(str(cell)).replace("\u00a0", " ").strip()[:MOST_LETTERS]
