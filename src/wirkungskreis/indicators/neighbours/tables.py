"""The rows of a package's CSV files, with what other tables of the package say of their codes."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from io import BytesIO, TextIOWrapper
from itertools import islice

from django.utils.translation import gettext as _

from wirkungskreis.indicators.neighbours.described import Package, Tabular
from wirkungskreis.indicators.neighbours.roles import Field, places
from wirkungskreis.indicators.neighbours.rows import Counted, Row, Unreadable
from wirkungskreis.indicators.reading.times import period
from wirkungskreis.kernel.texts import clean_line

NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d{1,2})?")
MOST_DIGITS = 12
EVERYBODY = {"", "insgesamt", "gesamt", "total", "alle", "all", "_t"}
CITY = {"stadt", "city", "gemeinde", "kreisfreie stadt", "kommune"}
TRUE = {"true", "1", "ja", "wahr"}
FACTS = {"unit", "population", "source", "licence", "catalogue", "catalogue_code"}
Get = Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody said of a city's package: columns by our parts, and its whole area."""

    columns: Mapping[str, str] = field(default_factory=dict)
    area: str = ""


def rows_of(package: Package, get: Get, said: Said, passed: Counted) -> Iterator[Row]:
    """Give every value; ``get`` is asked only for tables in which something is.

    Raises Unreadable where no table has codes, times and values.
    """
    known = [(table, places(table.fields, said.columns)) for table in package.tables]
    valued = [(table, at) for table, at in known if _is_valued(at)]
    if not valued:
        raise Unreadable(_lacking([at for _table, at in known]))
    facts = _facts([(table, at) for table, at in known if not _is_valued(at)], get)
    for table, at in valued:
        words = {"source": table.source or package.source, "licence": table.licence}
        words["licence"] = words["licence"] or package.licence
        reader = _Reader(table, at, said, facts, words)
        for cells in _cells(table, get(table.reference)):
            row = reader.row(cells)
            if row:
                yield row
            else:
                passed.add(" | ".join(cells))


def _is_valued(at: Mapping[str, int]) -> bool:
    return "value" in at and "code" in at and bool({"period", "start"} & at.keys())


def _lacking(found: Sequence[Mapping[str, int]]) -> str:
    best = max(found, key=len, default={})
    parts = {"code": _("Kürzel"), "period": _("Zeitraum"), "value": _("Wert")}
    names = [words for part, words in parts.items() if part not in best]
    return _(
        "Keine Tabelle des Pakets hat Spalten für alles Nötige; es fehlt: {names}. Bitte "
        "tragen Sie bei der Stadt ein, wie diese Spalten heißen."
    ).format(names=", ".join(names) or parts["value"])


def _facts(
    tables: Sequence[tuple[Tabular, Mapping[str, int]]], get: Get
) -> dict[tuple[str, str], dict[str, str]]:
    """Read what tables without values say: by code, or by code and version."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for table, at in tables:
        told = FACTS & at.keys()
        if "code" not in at or not told:
            continue
        for cells in _cells(table, get(table.reference)):
            key = (_cell(cells, at["code"]), _cell(cells, at.get("version")))
            mine = found.setdefault(key, {})
            mine.update({part: words for part in told if (words := _cell(cells, at[part]))})
    return found


class _Reader:
    """Reads rows of one table of values."""

    def __init__(
        self,
        table: Tabular,
        at: Mapping[str, int],
        said: Said,
        facts: Mapping[tuple[str, str], Mapping[str, str]],
        words: dict[str, str],
    ) -> None:
        self.at, self.said, self.facts, self.words = at, said, facts, words
        self.value = table.fields[at["value"]]

    def row(self, cells: Sequence[str]) -> Row | None:
        """Read one row; None if it is none."""
        told = {part: _cell(cells, place) for part, place in self.at.items()}
        span = spanned(told)
        raw = told["value"]
        is_missing = raw in self.value.missing or not raw
        value = None if is_missing else number(raw, self.value)
        if span is None or not told["code"] or (value is None and not is_missing):
            return None
        version = told.get("version", "")
        own = self.words | dict(self.facts.get((told["code"], ""), {}))
        own |= self.facts.get((told["code"], version), {}) if version else {}
        own |= {part: told[part] for part in FACTS if told.get(part)}
        return Row(
            own.get("catalogue_code") or told["code"],
            *span,
            value,
            "" if value is not None else told.get("reason") or _("ohne Angabe"),
            catalogue=own.get("catalogue", ""),
            version=int(version) if version.isdecimal() else 0,
            area=told.get("area", ""),
            is_city=self._is_city(told),
            is_everybody=told.get("group", "").casefold() in EVERYBODY,
            unit=own.get("unit", ""),
            population=own.get("population", ""),
            source=own.get("source", ""),
            licence=own.get("licence", ""),
        )

    def _is_city(self, told: Mapping[str, str]) -> bool | None:
        if told.get("rest", "").casefold() in TRUE:
            return False
        if self.said.area and "area" in told:
            return told["area"] == self.said.area
        if "level" in told:
            return told["level"].casefold() in CITY
        return None if "area" in told else True


def _cells(table: Tabular, content: bytes) -> Iterator[list[str]]:
    try:
        encoding = "utf-8-sig" if table.encoding.lower() == "utf-8" else table.encoding
        text = TextIOWrapper(BytesIO(content), encoding, newline="")
        lines = csv.reader(text, delimiter=table.delimiter, quotechar=table.quote)
        if table.head:
            _check_head(table, list(islice(lines, table.head))[-1:])
        for cells in lines:
            if any(cells):
                yield cells
    except (LookupError, TypeError, ValueError, csv.Error) as error:
        raise Unreadable(
            _("Die Datei „{name}“ ist nicht so geschrieben, wie das Paket sagt.").format(
                name=table.reference[:80]
            )
        ) from error


def _check_head(table: Tabular, found: Sequence[Sequence[str]]) -> None:
    """Refuse a file whose columns stand in another order than described: values would be others."""
    if not found or len(found[0]) < len(table.fields):
        raise LookupError
    for name, described in zip(found[0], table.fields, strict=False):
        names = {described.name.casefold(), *(title.casefold() for title in described.titles)}
        if name.strip().casefold() not in names:
            raise LookupError


def _cell(cells: Sequence[str], place: int | None) -> str:
    return clean_line(cells[place]) if place is not None and place < len(cells) else ""


def number(text: str, described: Field) -> Decimal | None:
    """Read a number as its column is described; what is none is None."""
    words = text.replace(described.group, "") if described.group else text
    words = words.replace("\u00a0", "").strip().removesuffix("%").strip()
    if described.decimal != ".":
        words = words.replace(".", "?").replace(described.decimal, ".")
    if not NUMBER.fullmatch(words):
        return None
    value = Decimal(words)
    return value if value.is_finite() and value.adjusted() < MOST_DIGITS else None


def spanned(told: Mapping[str, str]) -> tuple[date, date] | None:
    """Read a period in one cell, or its first and its last day in two; half open."""
    if not told.get("start"):
        words = told.get("period", "")
        first, slash, last = words.partition("/")
        return period(words) or (_joined(first, last) if slash else None)
    return _joined(told["start"], told.get("end") or told["start"])


def _joined(first: str, last: str) -> tuple[date, date] | None:
    start, end = period(first), period(last)
    if start is None or end is None or end[1] <= start[0]:
        return None
    return start[0], end[1]
