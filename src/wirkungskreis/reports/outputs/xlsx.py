"""The annex as XLSX: what a council's staff wants to sort and filter, in typed cells."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from wirkungskreis.reports.outputs.display import clean
from wirkungskreis.reports.outputs.document import Cell, ReportDocument
from wirkungskreis.reports.outputs.phrases import NO_DATE, NOT_PUBLIC, NOT_REPORTED, UNDER_FIVE
from wirkungskreis.reports.outputs.xlsx_sheets import Sheet, sheets

MISSING = {NOT_REPORTED, NOT_PUBLIC, UNDER_FIVE, NO_DATE}
NOTHING_HERE = "keine Angaben"
LINE = {"bottom": 1, "bottom_color": "#D5D9E2"}
LINE_HEIGHT = 15  # points
A4, A3, WIDE = 9, 8, 240  # paper sizes as the format counts them; characters that fit on A4


def xlsx(report: ReportDocument) -> bytes:
    """Give the annex; the same report always gives the same bytes."""
    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(target, options)
    day = report.released_on or report.reference_day
    created = datetime.combine(day, time(12), tzinfo=UTC).replace(tzinfo=None)
    title = f"{report.title}: Tabellenanhang"
    book.set_properties({"title": title, "author": report.municipality, "created": created})
    styles = looks(book)
    for sheet in sheets(report):
        write(book, sheet, styles)
    book.close()
    return target.getvalue()


def looks(book: Workbook) -> dict[str, Format]:
    given: dict[str, dict[str, object]] = {
        "head": {"bold": True, "bottom": 2, "bg_color": "#E8EDF5", "text_wrap": True},
        "text": {"text_wrap": True, **LINE},
        "missing": {"font_color": "#4C5264", "italic": True, **LINE},
        "day": {"num_format": "dd.mm.yyyy", "align": "left", **LINE},
        "count": {"num_format": "#,##0_W", **LINE},
        "money": {"num_format": "#,##0.00_W", **LINE},
    }
    return {name: book.add_format({"valign": "top", **look}) for name, look in given.items()}


def write(book: Workbook, sheet: Sheet, styles: dict[str, Format]) -> None:
    page = book.add_worksheet(sheet.name)
    widths = list(sheet.columns.values())
    for column, (title, width) in enumerate(sheet.columns.items()):
        page.set_column(column, column, width)
        page.write_string(0, column, title, styles["head"])
    for line, row in enumerate(sheet.rows, 1):
        page.set_row(line, LINE_HEIGHT * lines_of(row, widths))
        for column, value in enumerate(row):
            if value == "":
                page.write_blank(line, column, None, styles["text"])
            elif isinstance(value, str):
                look = styles["missing" if value in MISSING else "text"]
                page.write_string(line, column, clean(value), look)
            elif isinstance(value, date):
                page.write_datetime(line, column, datetime.combine(value, time()), styles["day"])
            else:
                look = styles["money" if isinstance(value, Decimal) else "count"]
                page.write_number(line, column, float(value), look)
    if not sheet.rows:
        page.write_string(1, 0, NOTHING_HERE, styles["missing"])
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(A3 if sum(widths) > WIDE else A4)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    page.set_footer(f"&L{sheet.name}&RSeite &P von &N")
    page.fit_to_pages(1, 0)


def lines_of(row: Sequence[Cell], widths: Sequence[int]) -> int:
    """Say how many lines the longest text of a row takes: not every program measures by itself."""
    texts = [
        (line, width)
        for value, width in zip(row, widths, strict=True)
        if isinstance(value, str)
        for line in [value.split("\n")]
    ]
    return max(
        [1, *(sum(max(1, -(-len(part) // width)) for part in parts) for parts, width in texts)]
    )
