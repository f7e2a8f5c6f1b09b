"""Where in a table for people the heads end and the numbers begin, found as a reader finds it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from wirkungskreis.indicators.reading.cells import Row
from wirkungskreis.indicators.reading.numbers import FOOTNOTE, SIGNS, german
from wirkungskreis.indicators.reading.times import Period, mentioned, period

LOOKED_AT = 60  # rows
END = "____"  # below it stand copyright and footnotes
KEYS = re.compile(r"(nr|nummer|schlüssel|code|kennziffer|ags|ars|id)\.?$", re.IGNORECASE)
TIMES = re.compile(r"(jahr|stichtag|datum|zeit|zeitraum|monat|quartal|stand)$", re.IGNORECASE)
IN_BRACKETS = re.compile(r"^(.*?)\s*\((?:in )?([^()]{1,20})\)$")
CODE = re.compile(r"[0-9A-Z][0-9A-Z._-]*")
TABLE = re.compile(r"(?:GENESIS-)?Tabelle:\s*([0-9A-Z][0-9A-Za-z-]+)")
UNIT_WORDS = {"anzahl", "%", "prozent", "1000", "1.000", "eur", "euro", "€", "personen", "in %"}
UNITS = {"in %": "%", "prozent": "%", "1.000": "1000"}


@dataclass(slots=True)
class Column:
    """A column of numbers: the words above it without time and unit."""

    place: int
    path: tuple[str, ...]
    unit: str
    span: Period | None
    time: str


@dataclass(slots=True)
class Shape:
    """``first`` is the index of the first row with numbers; ``labels`` are places of texts.

    ``codes`` pairs the place of a key with that of its name; ``time_place`` is the column that
    holds the time, if one does.
    """

    first: int = 0
    titles: list[str] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)
    names: dict[int, str] = field(default_factory=dict)
    codes: dict[int, int] = field(default_factory=dict)
    columns: list[Column] = field(default_factory=list)
    time_place: int | None = None
    span: Period | None = None
    table: str = ""


def shape_of(rows: Sequence[Row]) -> Shape | None:
    """Find the shape in the first rows of a table; None if there are no numbers in it."""
    first = next((n for n, row in enumerate(rows) if _has_numbers(row)), None)
    if first is None:
        return None
    found = Shape(first)
    heads = _heads(rows, first, found)
    sample = [row for row in rows[first:] if _has_numbers(row)]
    width = max(len(row) for row in sample)
    values = [place for place in range(width) if _is_number_column(place, sample, heads)]
    begin = next((place for place in values if place > 0), width)
    _labels(found, begin, sample, heads)
    shown = [place for place in values if place >= begin and place not in found.labels]
    found.columns = _columns(shown, heads)
    found.table = next((m[1] for line in found.titles if (m := TABLE.match(line))), "")
    found.span = next((span for line in found.titles if (span := mentioned(line))), None)
    return found if found.columns else None


def _has_numbers(row: Row) -> bool:
    """Say whether a row has a number or a sign that is no year, beside a text."""
    filled = [cell for cell in row if cell != ""]
    return len(filled) > 1 and any(_is_value(cell) for cell in filled[1:])


def _is_value(cell: "str | Decimal") -> bool:
    """Tell values from years, days and keys with a leading zero."""
    if isinstance(cell, Decimal):
        return period(f"{cell:f}") is None
    if period(cell) is not None or (len(cell) > 1 and cell[0] == "0" and cell.isdecimal()):
        return False
    return cell in SIGNS or german(cell).value is not None


def _heads(rows: Sequence[Row], first: int, found: Shape) -> list[list[str]]:
    """Split what stands above into titles and heads; merged heads are filled to the right."""
    above = [[_text(cell) for cell in row] for row in rows[:first]]
    begin = first
    while begin > 0 and sum(bool(text) for text in above[begin - 1][1:]) > 0:
        begin -= 1
    found.titles = [" ".join(filter(None, row)) for row in above[:begin]]
    heads = above[begin:]
    return [*(_filled(row) for row in heads[:-1]), *heads[-1:]]


def _filled(row: Sequence[str]) -> list[str]:
    last, filled = "", []
    for place, text in enumerate(row):
        last = text or (last if place else "")
        filled.append(last)
    return filled


def _is_number_column(place: int, sample: Sequence[Row], heads: Sequence[Sequence[str]]) -> bool:
    """Count a column as numbers if most of its cells are; keys and times are none."""
    name = _name(place, heads)
    if KEYS.search(name) or TIMES.search(name):
        return False
    cells = [row[place] for row in sample if place < len(row) and row[place] != ""]
    return sum(map(_is_value, cells)) * 2 > len(cells)


def _labels(
    found: Shape, begin: int, sample: Sequence[Row], heads: Sequence[Sequence[str]]
) -> None:
    """Sort the columns before the numbers: a time, keys with their names, plain texts."""
    places = []
    for place in range(begin):
        cells = [_text(row[place]) for row in sample if place < len(row) and row[place] != ""]
        if not cells:
            continue
        is_time = all(period(cell) for cell in cells)
        if found.time_place is None and (is_time or TIMES.search(_name(place, heads))):
            found.time_place = place
        else:
            places.append(place)
    for place, after in zip(places, [*places, None][1:], strict=True):
        cells = [_text(row[place]) for row in sample if place < len(row) and row[place] != ""]
        if after is not None and all(CODE.fullmatch(cell) for cell in cells):
            found.codes[after] = place
    found.labels = [place for place in places if place not in found.codes.values()]
    for place in found.labels:
        own, key = _name(place, heads), _name(found.codes.get(place, place), heads)
        found.names[place] = own or key or f"Spalte {place + 1}"


def _columns(places: Sequence[int], heads: Sequence[Sequence[str]]) -> list[Column]:
    made = []
    for place in places:
        parts = [row[place] for row in heads if place < len(row) and row[place]]
        unit, time, span, path = "", "", None, []
        for number, part in enumerate(parts, start=1):
            text = FOOTNOTE.sub("", part).strip()
            if span is None and (found := period(text)):
                span, time = found, text
            elif text.casefold() in UNIT_WORDS and number == len(parts) > 1:
                unit = UNITS.get(text.casefold(), text)
            elif match := IN_BRACKETS.match(text):
                path.append(match[1])
                unit = UNITS.get(match[2].casefold(), match[2])
            else:
                path.append(text)
        unique = tuple(dict.fromkeys(path))
        made.append(Column(place, unique, unit, span, time))
    return made


def _name(place: int, heads: Sequence[Sequence[str]]) -> str:
    """Give the lowest words above a column, without a footnote mark."""
    texts = [row[place] for row in heads if place < len(row) and row[place]]
    return FOOTNOTE.sub("", texts[-1]).strip() if texts else ""


def _text(cell: "str | Decimal") -> str:
    return cell if isinstance(cell, str) else f"{cell:f}"
