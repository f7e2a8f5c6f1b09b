"""What a file probably means here; a person looks at it before it counts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy

from wirkungskreis.indicators.domain.official.outline import Content, Part, is_own
from wirkungskreis.indicators.domain.official.plans import official_key
from wirkungskreis.indicators.models import (
    Category,
    Indicator,
    IndicatorVersion,
    Mapping,
    Office,
    ValueType,
)
from wirkungskreis.indicators.reading.records import TOTAL_WORDS, TOTALS
from wirkungskreis.vocab.models import Area

THOUSAND = "1000"
SAME = {
    "weiblich": "frauen",
    "männlich": "männer",
    "ausländisch": "ausländer",
    "nichtdeutsch": "ausländer",
    "deutsch": "deutsche",
    "female": "frauen",
    "male": "männer",
    "foreigners": "ausländer",
    "germans": "deutsche",
}
AREAS = re.compile(r"(KREISE|GEMEIN|GEOGM|GEOBL|GEODL|DLAND|DINSG|Stadtteil|Stadtbezirk|Bezirk)")


TABLE = re.compile(r"\b(\d{5}-[0-9A-Z-]+|\d{4}[A-Z]-\d{4})\b")
"""A table that the source of an indicator names: another table is not meant then."""
SUPPLIERS = (
    (re.compile(r"\d{5}-\d{4}"), gettext_lazy("Statistisches Bundesamt (Destatis)")),
    (re.compile(r"\d{4}[A-Z]-\d{4}"), gettext_lazy("Statistische Ämter des Bundes und der Länder")),
    (re.compile(r"\d{5}(-.+)?"), gettext_lazy("Statistische Ämter des Bundes und der Länder")),
)
"""Who publishes a table, by the form of its code: GENESIS-Online, census, Regionaldatenbank."""
SHORTEST, STEM = 5, 6  # letters of a word that says something, and those compared


@dataclass(slots=True)
class Proposal:
    """``areas`` and ``categories`` as a mapping holds them; empty where nothing is certain."""

    area_dimension: str = ""
    areas: dict[str, str] = field(default_factory=dict)
    categories: dict[str, dict[str, str]] = field(default_factory=dict)
    filters: dict[str, str] = field(default_factory=dict)
    version: IndicatorVersion | None = None
    group: str = ""
    supplier: str = ""
    office: str = Office.SIGNS
    signs: dict[str, str] = field(default_factory=dict)
    scale: int = 1


def propose(table: str, title: str, content: Content, parts: Sequence[Part]) -> Proposal:
    """Propose areas by key and name, categories by name, an indicator by source or words.

    What a person said of the same table before counts first.
    """
    found = Proposal()
    last = Mapping.objects.filter(table=table).order_by("-pk").first()
    _areas(found, parts, list(Area.objects.all()))
    if last is not None:
        _as_before(found, last, parts)
    known = list(Category.objects.filter(valid_before=None).select_related("dimension"))
    by_name = {_fold(one.label): f"{one.dimension.code}:{one.code}" for one in known}
    for part in parts:
        if part.code == found.area_dimension:
            continue
        if len(part.attributes) == 1 and not is_total(*next(iter(part.attributes.items()))):
            found.filters[part.code] = next(iter(part.attributes))
        elif not part.is_shortened and (keys := _categories(part, by_name)):
            found.categories[part.code] = keys
    found.group = _category_of(content.label.rpartition(" / ")[2], by_name)
    found.version = _version(table, title, content)
    found.supplier = found.supplier or _supplier(table)
    if content.unit == THOUSAND:
        found.scale = int(THOUSAND)
    return found


def _as_before(found: Proposal, last: Mapping, parts: Sequence[Part]) -> None:
    """Take over what a person said of another content of the table."""
    found.supplier, found.office, found.signs = last.supplier, last.office, last.signs
    if last.area_dimension in {"", *(part.code for part in parts)}:
        found.area_dimension = last.area_dimension
        here = next((one.attributes for one in parts if one.code == last.area_dimension), {})
        known = {key: last.areas.get(official_key(key), "") for key in here}
        found.areas = {key: area for key, area in known.items() if area}


def _supplier(table: str) -> str:
    return next((str(name) for form, name in SUPPLIERS if form.fullmatch(table)), "")


def is_total(attribute: str, label: str) -> bool:
    return attribute in TOTALS or label.casefold() in TOTAL_WORDS


def _areas(found: Proposal, parts: Sequence[Part], areas: Sequence[Area]) -> None:
    """Take the dimension that has most of our areas; the city is known by its official key."""
    names = {_fold(area.name): area.code for area in areas}
    codes = {area.code.casefold(): area.code for area in areas}
    city = next((area.code for area in areas if area.level == "city"), "")
    for part in parts:
        here: dict[str, str] = {}
        for attribute, label in part.attributes.items():
            own = is_own(attribute, label) or official_key(attribute) == official_key(city)
            code = city if own else names.get(_fold(label)) or codes.get(attribute.casefold(), "")
            if code:
                here[attribute] = code
        is_place = AREAS.search(part.code) or AREAS.search(part.label)
        if (here or is_place) and len(here) >= len(found.areas) and here != found.areas:
            found.area_dimension, found.areas = part.code, here
        elif is_place and not found.area_dimension:
            found.area_dimension = part.code
    for part in parts:
        if part.code == found.area_dimension and found.areas:
            for attribute, label in part.attributes.items():
                if city and is_total(attribute, label):
                    found.areas.setdefault(attribute, city)


def _categories(part: Part, by_name: dict[str, str]) -> dict[str, str]:
    """Find our category for every attribute; without one for each there is no proposal."""
    keys = {
        attribute: "" if is_total(attribute, label) else _category_of(label, by_name)
        for attribute, label in part.attributes.items()
    }
    missing = [key for a, key in keys.items() if not key and not is_total(a, part.attributes[a])]
    return {} if missing or not any(keys.values()) else keys


def _category_of(label: str, by_name: dict[str, str]) -> str:
    word = label.strip().casefold()
    return by_name.get(_fold(label)) or by_name.get(_fold(SAME.get(word, word)), "")


def _version(table: str, title: str, content: Content) -> IndicatorVersion | None:
    """Find the indicator whose source names the table, else the one whose name says the same.

    Its present definition is given, and nothing where two indicators fit alike.
    """
    rows = IndicatorVersion.objects.filter(
        indicator__state="active", indicator__formula=None
    ).select_related("indicator")
    newest = {row.indicator_id: row for row in rows.order_by("number")}.values()
    named = [row for row in newest if table in row.indicator.source]
    if len(named) == 1:
        return named[0]
    free = [row for row in newest if not TABLE.search(row.indicator.source)]
    said = _stems(f"{content.label} {title}")
    fits = [row for row in named or free if _is_like(row.indicator, content)]
    scores = {row: len(said & _stems(row.indicator.name)) for row in fits}
    best = max(scores.values(), default=0)
    found = [row for row, score in scores.items() if score == best]
    return found[0] if best and len(found) == 1 else None


def _is_like(indicator: Indicator, content: Content) -> bool:
    """Say whether a content in percent could be this indicator, or one that is counted."""
    return (content.unit == "%") == (indicator.value_type == ValueType.SHARE)


def _stems(text: str) -> set[str]:
    words = re.findall(r"[a-zäöüß]+", text.casefold())
    return {word[:STEM] for word in words if len(word) >= SHORTEST}


def _fold(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
