"""What a file probably means here; a person looks at it before it counts."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from wirkungskreis.indicators.domain.official.outline import Content, Part, is_own
from wirkungskreis.indicators.domain.official.plans import official_key
from wirkungskreis.indicators.models import Category, IndicatorVersion
from wirkungskreis.indicators.reading.records import TOTAL_WORDS, TOTALS
from wirkungskreis.vocab.models import Area

THOUSAND = "1000"
SAME = {
    "weiblich": "frauen",
    "männlich": "männer",
    "ausländisch": "ausländer",
    "nichtdeutsch": "ausländer",
    "deutsch": "deutsche",
}
AREAS = re.compile(r"(KREISE|GEMEIN|GEOGM|GEOBL|GEODL|DLAND|DINSG|Stadtteil|Stadtbezirk|Bezirk)")


@dataclass(slots=True)
class Proposal:
    """``areas`` and ``categories`` as a mapping holds them; empty where nothing is certain."""

    area_dimension: str = ""
    areas: dict[str, str] = field(default_factory=dict)
    categories: dict[str, dict[str, str]] = field(default_factory=dict)
    version: IndicatorVersion | None = None
    content: Content | None = None
    scale: int = 1


def propose(
    table: str, contents: Sequence[Content], parts: Sequence[Part], areas: Iterable[Area]
) -> Proposal:
    """Propose areas by key and name, categories by name, an indicator by its source."""
    found = Proposal(content=contents[0] if contents else None)
    _areas(found, parts, list(areas))
    known = list(Category.objects.filter(valid_before=None).select_related("dimension"))
    for part in parts:
        is_group = part.code != found.area_dimension and not part.is_shortened
        if is_group and (keys := _categories(part, known)):
            found.categories[part.code] = keys
    found.version = _version(table)
    if found.content is not None and found.content.unit == THOUSAND:
        found.scale = int(THOUSAND)
    return found


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


def _categories(part: Part, known: Sequence[Category]) -> dict[str, str]:
    """Find our category for every attribute; without one for each there is no proposal."""
    by_name = {_fold(one.label): f"{one.dimension.code}:{one.code}" for one in known}
    keys = {}
    for attribute, label in part.attributes.items():
        word = label.strip().casefold()
        key = by_name.get(_fold(label)) or by_name.get(_fold(SAME.get(word, word)))
        keys[attribute] = "" if is_total(attribute, label) else key or ""
    missing = [key for a, key in keys.items() if not key and not is_total(a, part.attributes[a])]
    return {} if missing or not any(keys.values()) else keys


def _version(table: str) -> IndicatorVersion | None:
    """Find the indicator whose source names the table, if there is only one."""
    rows = IndicatorVersion.objects.filter(
        indicator__source__contains=table, indicator__state="active", valid_before=None
    ).select_related("indicator")
    found = {row.indicator_id: row for row in rows.order_by("number")}
    return next(iter(found.values())) if len(found) == 1 else None


def _fold(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())
