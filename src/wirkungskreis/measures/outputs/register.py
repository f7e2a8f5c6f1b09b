"""The register as a file: exactly the rows and columns that are on the screen."""

import csv
import io
from collections.abc import Sequence
from datetime import date

import xlsxwriter

from wirkungskreis.kernel.texts import clean, safe_cell
from wirkungskreis.measures.register import Column, Value, text
from wirkungskreis.measures.rows import Row

BOM = "\ufeff"


def as_csv(rows: Sequence[Row], columns: Sequence[Column]) -> bytes:
    """Write UTF-8 with a mark and semicolons, as German spreadsheets read it; no formulas."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, delimiter=";", lineterminator="\r\n")
    writer.writerow([str(column.title) for column in columns])
    for row in rows:
        writer.writerow([safe_cell(_plain(column.value(row))) for column in columns])
    return (BOM + sheet.getvalue()).encode()


def as_xlsx(
    rows: Sequence[Row], columns: Sequence[Column], *, title: str, notes: list[str]
) -> bytes:
    """Write a table with typed cells, a frozen head and filters; ``notes`` say what was chosen."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        head = book.add_format(
            {"bold": True, "bg_color": "#E8EDF3", "bottom": 1, "text_wrap": True}
        )
        cell = book.add_format({"valign": "top", "text_wrap": True})
        day = book.add_format({"valign": "top", "num_format": "dd.mm.yyyy"})
        sheet = book.add_worksheet(title[:31])
        sheet.freeze_panes(1, 2)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, str(column.title), head)
        for line, row in enumerate(rows, start=1):
            for place, column in enumerate(columns):
                value = column.value(row)
                if isinstance(value, date):
                    sheet.write_datetime(line, place, value, day)
                elif isinstance(value, int):
                    sheet.write_number(line, place, value, cell)
                else:
                    sheet.write_string(line, place, _plain(value), cell)
        sheet.autofilter(0, 0, len(rows), max(len(columns) - 1, 0))
        about = book.add_worksheet("Auswahl")
        about.set_column(0, 0, 90)
        for line, note in enumerate(notes):
            about.write_string(line, 0, clean(note))
    return file.getvalue()


def _plain(value: Value) -> str:
    """Write a cell; what is unknown is empty there, not a dash."""
    if value is None or value in {"", ()}:
        return ""
    return clean(text(value))
