"""Published tables as a workbook with typed cells, one sheet each."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format

from wirkungskreis.indicators.outputs.tables import TABLES, Cell, Column

A3 = 8  # the number of the paper
MOST_ROWS = 1_000_000  # a sheet holds 1,048,576
WIDTHS = {"string": 24, "integer": 9, "number": 12, "boolean": 12, "date": 12, "uri": 24}


def workbook(tables: Mapping[str, Iterable[list[Cell]]], *, notes: list[str]) -> bytes:
    """Write the tables by name; ``notes`` say on the first sheet what it is and on what terms."""
    file = BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        head = book.add_format({"bold": True, "bg_color": "#E8EDF3", "bottom": 1})
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        first = book.add_worksheet("Hinweise")
        first.set_column(0, 0, 110)
        for line, note in enumerate(notes):
            first.write_string(line, 0, note)
        for name, rows in tables.items():
            columns = TABLES[name].columns
            sheet, line, n = None, MOST_ROWS, 0
            for row in rows:
                if line >= MOST_ROWS:
                    n += 1
                    title = TABLES[name].name.capitalize() + (f" {n}" if n > 1 else "")
                    sheet, line = _sheet(book, title, columns, head), 0
                line += 1
                _write(sheet, line, row, day)
            if sheet is None:
                _sheet(book, TABLES[name].name.capitalize(), columns, head)
    return file.getvalue()


def _sheet(
    book: xlsxwriter.Workbook, title: str, columns: tuple[Column, ...], head: Format
) -> xlsxwriter.worksheet.Worksheet:
    sheet = book.add_worksheet(title)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(A3)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&L&A&RSeite &P von &N")
    for place, column in enumerate(columns):
        sheet.set_column(place, place, WIDTHS[column.kind])
        sheet.write_string(0, place, column.title, head)
    return sheet


def _write(
    sheet: xlsxwriter.worksheet.Worksheet | None, line: int, row: list[Cell], day: Format
) -> None:
    if sheet is None:
        return
    for place, cell in enumerate(row):
        if isinstance(cell, bool):
            sheet.write_string(line, place, "ja" if cell else "nein")
        elif isinstance(cell, date):
            sheet.write_datetime(line, place, datetime.combine(cell, time(0)), day)
        elif isinstance(cell, int | Decimal):
            sheet.write_number(line, place, float(cell))
        elif cell:
            sheet.write_string(line, place, cell)
