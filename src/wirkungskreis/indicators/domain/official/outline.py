"""What is in a file: its contents, dimensions and times, so that a person can assign them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _

from wirkungskreis.indicators.domain.official.plans import KREIS, official_key
from wirkungskreis.indicators.models import Mapping as SavedMapping
from wirkungskreis.indicators.reading.records import Flaw, Source
from wirkungskreis.kernel.errors import NotPossible

MOST_ATTRIBUTES = 120
"""How many attributes of a dimension are kept; those about the own city come first."""


class Content(NamedTuple):
    """What is counted, in a unit, and how often."""

    code: str
    label: str
    unit: str
    times: int

    @property
    def key(self) -> str:
        return f"{self.code}|{self.unit}"

    @property
    def words(self) -> str:
        return f"{self.label} ({self.unit or '–'})"


class Part(NamedTuple):
    """A dimension of the file with its attributes and their words; ``number`` is its place."""

    number: int
    code: str
    label: str
    attributes: dict[str, str]
    is_shortened: bool


def outline_of(source: Source) -> dict[str, Any]:
    """Read the whole file once and say what is in it; refused if that is nothing.

    What has an order stands in lists: a database may keep the keys of an object in another one.
    """
    contents: Counter[tuple[str, str, str]] = Counter()
    dimensions: dict[str, tuple[str, dict[str, str]]] = {}
    seen: set[Any] = set()
    times: set[Any] = set()
    for item in source.records():
        if isinstance(item, Flaw):
            continue
        contents[item.code, item.label, item.unit] += 1
        times.add(item.start)
        if item.dimensions not in seen:
            seen.add(item.dimensions)
            for one in item.dimensions:
                _label, attributes = dimensions.setdefault(one.code, (one.label, {}))
                attributes.setdefault(one.attribute, one.attribute_label)
    if not contents:
        raise NotPossible(_("In der Datei steht kein Wert mit einer Zeitangabe."))
    return {
        "contents": [[*key, count] for key, count in sorted(contents.items())],
        "dimensions": [_shortened(code, *found) for code, found in dimensions.items()],
        "first": min(times).isoformat(),
        "last": max(times).isoformat(),
    }


def contents_in(outline: Mapping[str, Any]) -> list[Content]:
    return [Content(*one) for one in outline.get("contents", [])]


def parts_in(outline: Mapping[str, Any]) -> list[Part]:
    return [
        Part(number, one["code"], one["label"], dict(one["attributes"]), one["is_shortened"])
        for number, one in enumerate(outline.get("dimensions", []))
    ]


def fitting(table: str, outline: Mapping[str, Any]) -> list[SavedMapping]:
    """Find the remembered mappings for a table whose content and dimensions are in the file.

    Where the file names only its statistic, the mappings of all its tables are tried.
    """
    contents = {(one.code, one.unit) for one in contents_in(outline)}
    dimensions = {one.code for one in parts_in(outline)}
    rows = SavedMapping.objects.filter(table=table)
    if not rows.exists():
        rows = SavedMapping.objects.filter(table__startswith=f"{table}-")
    return [one for one in rows if _fits(one, contents, dimensions)]


def missing(table: str, outline: Mapping[str, Any]) -> list[SavedMapping]:
    """Find the mappings remembered for exactly this table whose content is not in the file."""
    found = {one.pk for one in fitting(table, outline)}
    return [one for one in SavedMapping.objects.filter(table=table) if one.pk not in found]


def _fits(one: SavedMapping, contents: set[tuple[str, str]], dimensions: set[str]) -> bool:
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
