"""Tables for people: the csv table of GENESIS, municipal CSV and XLSX with merged heads."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice

from django.utils.translation import gettext as _

from wirkungskreis.indicators.reading.cells import Row, Rows
from wirkungskreis.indicators.reading.numbers import Cell, german
from wirkungskreis.indicators.reading.records import Dimension, Flaw, Layout, Record, Source, Stream
from wirkungskreis.indicators.reading.shape import END, LOOKED_AT, TABLE, Column, Shape, shape_of
from wirkungskreis.indicators.reading.times import Period, period
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.errors import NotPossible

FURTHER = 80  # letters of a cell in a sentence
EPOCH, SERIALS = date(1899, 12, 30), range(20_000, 80_000)  # days of a spreadsheet, 1954 to 2119
LONGEST_NAME, LONGEST_UNIT = 100, 60  # letters that a mapping remembers


class NoFigures(NotPossible):
    """There is a table, or a text, and no number in it."""


def grid(rows: Rows, name: str) -> Source:
    """Find the shape of a table and give its records; refuses what has no numbers in it."""
    head = [row for _number, row in islice(rows(), LOOKED_AT)]
    shape = shape_of(head)
    if shape is None:
        raise NoFigures(
            _("In der Datei steht keine Tabelle mit Zahlen. Bitte wählen Sie eine andere.")
        )
    is_genesis = bool(shape.table)
    table = shape.table or name
    lines = [line for line in shape.titles if line and not TABLE.match(line)]
    title = lines[0] if lines else name
    return Source(
        Layout.GENESIS_TABLE if is_genesis else Layout.GRID,
        table[:40],
        title,
        lambda: _records(rows, shape, table[:40]),
    )


def _records(rows: Rows, shape: Shape, table: str) -> Stream:
    last: dict[int, str] = {}
    for number, row in islice(rows(), shape.first, None):
        texts = [cell if isinstance(cell, str) else f"{cell:f}" for cell in row]
        if any(text.startswith(END) for text in texts[:1]):
            return
        filled = [column for column in shape.columns if column.place < len(row)]
        if all(texts[column.place] == "" for column in filled):
            continue  # a heading in between, an empty row or a footnote
        yield from _row(number, row, texts, shape, last, table)


def _row(
    number: int, row: Row, texts: Sequence[str], shape: Shape, last: dict[int, str], table: str
) -> Iterator[Record | Flaw]:
    dimensions = tuple(_dimensions(texts, shape, last))
    own = _time(texts, shape, last)
    for column in shape.columns:
        cell = row[column.place] if column.place < len(row) else ""
        if cell == "":
            continue
        span, time = (column.span, column.time) if column.span else own
        if span is None:
            yield Flaw(number, _no_time(texts, shape))
            return
        found = Cell(cell, "") if isinstance(cell, Decimal) else german(cell)
        yield _record(number, table, (time, span), (dimensions, column), found)


def _record(
    number: int,
    table: str,
    when: tuple[str, Period],
    what: tuple[tuple[Dimension, ...], Column],
    found: Cell,
) -> Record:
    (time, span), (dimensions, column) = when, what
    label = " / ".join(column.path) or _("Wert")
    return Record(
        number, table, time, *span, dimensions, label[:LONGEST_NAME], label,
        column.unit[:LONGEST_UNIT],
        found.value, found.sign, found.quality,
    )  # fmt: skip


def _dimensions(texts: Sequence[str], shape: Shape, last: dict[int, str]) -> Iterator[Dimension]:
    """Give the texts before the numbers; one merged cell counts for the rows below it."""
    for place in shape.labels:
        label = texts[place] if place < len(texts) else ""
        key_place = shape.codes.get(place)
        key = texts[key_place] if key_place is not None and key_place < len(texts) else ""
        if place != shape.labels[-1] or len(shape.labels) == 1:
            label = label or last.get(place, "")
            last[place] = label
        name = shape.names[place][:LONGEST_NAME]
        yield Dimension(name, name, key or label, label or key)


def _time(texts: Sequence[str], shape: Shape, last: dict[int, str]) -> tuple[Period | None, str]:
    """Give the time of a row; a merged cell of the year counts for the rows below it."""
    if shape.time_place is None:
        return shape.span, ""
    text = texts[shape.time_place] if shape.time_place < len(texts) else ""
    last[shape.time_place] = text = text or last.get(shape.time_place, "")
    return period(text), text


def _no_time(texts: Sequence[str], shape: Shape) -> str:
    if shape.time_place is None:
        return _(
            "Die Tabelle nennt weder Jahr noch Stichtag. Bitte ergänzen Sie eine Spalte „Stichtag“."
        )
    text = texts[shape.time_place] if shape.time_place < len(texts) else ""
    if text.isdecimal() and int(text) in SERIALS:
        day = EPOCH + timedelta(days=int(text))
        return _(
            "„{text}“ ist ein Tag als Zahl, vermutlich {day}. Bitte formatieren Sie die Spalte in"
            " der Datei als Datum."
        ).format(text=text, day=formats.day_short(day))
    return _("„{text}“ ist keine Zeitangabe, die wir kennen.").format(text=text[:FURTHER])
