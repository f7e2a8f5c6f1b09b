"""Published tables as CSV: UTF-8, semicolons and decimal commas, as the metadata beside says."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from io import StringIO

from wirkungskreis.indicators.outputs.tables import Cell, Table
from wirkungskreis.kernel.texts import safe_cell

DELIMITER, END = ";", "\r\n"
BOM = "\ufeff"  # so that spreadsheets read umlauts


def lines(table: Table, rows: Iterable[list[Cell]]) -> Iterator[bytes]:
    """Write line by line, so that a table of any length can be sent."""
    target = StringIO()
    writer = csv.writer(target, delimiter=DELIMITER, lineterminator=END)
    target.write(BOM)
    writer.writerow([column.name for column in table.columns])
    yield _taken(target)
    for row in rows:
        writer.writerow([text(cell) for cell in row])
        yield _taken(target)


def _taken(target: StringIO) -> bytes:
    line = target.getvalue()
    target.seek(0)
    target.truncate()
    return line.encode()


def text(cell: Cell) -> str:
    """Write a cell as the metadata describe it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return plain(cell).replace(".", ",")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(safe_cell(" ".join(cell.split()))) if isinstance(cell, str) else str(cell)


def plain(value: Decimal) -> str:
    """Write a number without needless zeros and without an exponent."""
    exact = value.normalize()
    return f"{exact.quantize(1) if exact == exact.to_integral_value() else exact:f}"
