"""What is in a file: its contents, dimensions and times, so that a person can assign them."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _

from wirkungskreis.indicators.domain.official.plans import KREIS, official_key
from wirkungskreis.indicators.models import Mapping as SavedMapping
from wirkungskreis.indicators.reading.records import Dimension, Flaw, Record, Source
from wirkungskreis.indicators.reading.sheets import meant
from wirkungskreis.kernel.errors import NotPossible, Refused
from wirkungskreis.kernel.formats import number

MOST_ATTRIBUTES = 120
"""How many attributes of a dimension are kept; those about the own city come first."""
MOST_SIGNS, LONGEST_SIGN = 20, 20


class Content(NamedTuple):
    """What is counted, in a unit, and how often.

    ``is_twin`` says that another one has the same words, ``is_own`` that it is about our city.
    """

    code: str
    label: str
    unit: str
    times: int
    is_twin: bool = False
    is_own: bool = False

    @property
    def key(self) -> str:
        return f"{self.code}|{self.unit}"

    @property
    def words(self) -> str:
        unit = f"{self.unit or '–'}, {self.code}" if self.is_twin else self.unit or "–"
        return f"{self.label} ({unit})"


class Sheet(NamedTuple):
    """A sheet that can be seen, and how many values are in it; 0 says that it has no table."""

    name: str
    values: int

    @property
    def words(self) -> str:
        if not self.values:
            return _("{name}: keine Tabelle mit Zahlen").format(name=self.name)
        return _("{name}: {count} Werte").format(name=self.name, count=number(self.values))


class Part(NamedTuple):
    """A dimension of the file with its attributes and their words; ``number`` is its place.

    ``rows`` are the sets of dimensions in which it occurs: a file may have others in its place.
    """

    number: int
    code: str
    label: str
    attributes: dict[str, str]
    is_shortened: bool
    rows: frozenset[tuple[str, ...]] = frozenset()

    def is_beside(self, dimension: str) -> bool:
        """Whether it stands in a row with the other one at all."""
        return not dimension or not self.rows or any(dimension in row for row in self.rows)


def outline_of(source: Source) -> dict[str, Any]:
    """Read the whole file once and say what is in it; refused if that is nothing.

    What has an order stands in lists: a database may keep the keys of an object in another one.
    """
    found, flaw = _Found(), ""
    for item in source.records():
        if isinstance(item, Flaw):
            flaw = flaw or ("" if item.is_harmless else item.sentence)
        else:
            found.add(item)
    if not found.contents:
        raise NotPossible(flaw or _("Unter der Kopfzeile steht kein Wert. Bitte prüfen Sie sie."))
    return {
        "contents": [[*key, count] for key, count in sorted(found.contents.items())],
        "own": sorted(found.own),
        "rows": [list(row) for row in sorted(found.rows)[:MOST_ATTRIBUTES]],
        "dimensions": [_shortened(code, *rest) for code, rest in found.dimensions.items()],
        "signs": [one for one, _count in found.signs.most_common(MOST_SIGNS)],
        "marks": [one for one, _count in found.marks.most_common(MOST_SIGNS)],
        "first": min(found.times).isoformat(),
        "last": max(found.times).isoformat(),
    }


@dataclass(slots=True)
class _Found:
    """What was met so far; ``rows`` are the sets of dimensions, ``own`` contents about our city."""

    contents: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    signs: Counter[str] = field(default_factory=Counter)
    marks: Counter[str] = field(default_factory=Counter)
    dimensions: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)
    rows: set[tuple[str, ...]] = field(default_factory=set)
    own: set[str] = field(default_factory=set)
    times: set[date] = field(default_factory=set)
    seen: dict[tuple[Dimension, ...], bool] = field(default_factory=dict)

    def add(self, item: Record) -> None:
        self.contents[item.code, item.label, item.unit] += 1
        self.times.add(item.start)
        if item.value is None:
            self.signs[item.sign[:LONGEST_SIGN]] += 1
        if item.quality:
            self.marks[item.quality[:LONGEST_SIGN]] += 1
        if item.dimensions not in self.seen:
            self.seen[item.dimensions] = self._met(item.dimensions)
        if self.seen[item.dimensions]:
            self.own.add(f"{item.code}|{item.unit}")

    def _met(self, dimensions: tuple[Dimension, ...]) -> bool:
        """Remember dimensions not met before, and say whether they are about our city."""
        self.rows.add(tuple(one.code for one in dimensions))
        for one in dimensions:
            _label, attributes = self.dimensions.setdefault(one.code, (one.label, {}))
            attributes.setdefault(one.attribute, one.attribute_label)
        return any(is_own(one.attribute, one.attribute_label) for one in dimensions)


def whole_outline(source: Source, sheet: Callable[[str], Source]) -> dict[str, Any]:
    """Say what is in a file; of a workbook also what is in its other sheets.

    ``sheet`` opens one by its name; what it refuses has no table in it.
    """
    found = outline_of(source)
    if not source.sheet:
        return found
    rows = []
    for name in source.sheets:
        try:
            own = found if name == source.sheet else outline_of(sheet(name))
        except Refused:
            own = {}
        rows.append({"name": name, "outline": own if name != source.sheet else {}})
        rows[-1]["values"] = sum(one[3] for one in own.get("contents", []))
    return {**found, "sheet": source.sheet, "sheets": rows, "hidden": list(source.hidden)}


def sheets_in(outline: Mapping[str, Any]) -> list[Sheet]:
    return [Sheet(one["name"], one["values"]) for one in outline.get("sheets", [])]


def sheet_in(outline: Mapping[str, Any], sheet: str) -> Mapping[str, Any]:
    """Give what is in a sheet; empty if it is not there, all of a file that has no sheets."""
    rows = {one["name"]: one for one in outline.get("sheets", [])}
    name = meant(sheet, list(rows)) if sheet and rows else ""
    if not sheet or not rows or name == outline["sheet"]:
        return outline
    return rows[name]["outline"] if name else {}


def contents_in(outline: Mapping[str, Any]) -> list[Content]:
    """Give the contents, those about our own city first."""
    rows = [Content(*one) for one in outline.get("contents", [])]
    words = Counter(one.words for one in rows)
    own = outline.get("own", [])
    made = [one._replace(is_twin=words[one.words] > 1, is_own=one.key in own) for one in rows]
    return sorted(made, key=lambda one: not one.is_own)


def parts_in(outline: Mapping[str, Any]) -> list[Part]:
    rows = [tuple(one) for one in outline.get("rows", [])]
    return [
        Part(
            number,
            one["code"],
            one["label"],
            dict(one["attributes"]),
            one["is_shortened"],
            frozenset(row for row in rows if one["code"] in row),
        )
        for number, one in enumerate(outline.get("dimensions", []))
    ]


def fitting(table: str, outline: Mapping[str, Any]) -> list[SavedMapping]:
    """Find the remembered mappings for a table whose content and dimensions are in the file.

    Where the file names only its statistic, the mappings of all its tables are tried.
    """
    rows = SavedMapping.objects.filter(table=table)
    if not rows.exists():
        rows = SavedMapping.objects.filter(table__startswith=f"{table}-")
    return [one for one in rows if _fits(one, sheet_in(outline, one.sheet))]


def missing(table: str, outline: Mapping[str, Any]) -> list[SavedMapping]:
    """Find the mappings remembered for exactly this table whose content is not in the file."""
    found = {one.pk for one in fitting(table, outline)}
    return [one for one in SavedMapping.objects.filter(table=table) if one.pk not in found]


def _fits(one: SavedMapping, outline: Mapping[str, Any]) -> bool:
    contents = {(content.code, content.unit) for content in contents_in(outline)}
    dimensions = {part.code for part in parts_in(outline)}
    asked = {*one.filters, *one.categories} | ({one.area_dimension} - {""})
    return (one.value_code, one.unit) in contents and asked <= dimensions


def is_own(attribute: str, label: str) -> bool:
    """Say whether a key or a name is about the city of this installation or a part of it."""
    key, own = official_key(attribute), settings.AGS[:KREIS]
    by_key = bool(own) and (key == official_key(settings.AGS) or key == own)
    return by_key or bool(settings.CITY and label.strip().startswith(settings.CITY))


def _shortened(code: str, label: str, attributes: dict[str, str]) -> dict[str, Any]:
    rows: Iterable[tuple[str, str]] = attributes.items()
    is_shortened = len(attributes) > MOST_ATTRIBUTES
    if is_shortened:
        rows = sorted(rows, key=lambda one: not is_own(*one))[:MOST_ATTRIBUTES]
    words = {"code": code, "label": label, "is_shortened": is_shortened}
    return words | {"attributes": [list(row) for row in rows]}
