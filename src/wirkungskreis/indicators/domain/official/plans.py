"""A saved mapping made ready for many rows: which cell a row of the file belongs to."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db.models import Max
from django.utils.translation import gettext as _

from wirkungskreis.indicators.models import Indicator, IndicatorVersion
from wirkungskreis.indicators.models import Mapping as SavedMapping
from wirkungskreis.indicators.models.mapping import SKIP
from wirkungskreis.indicators.reading.records import Dimension
from wirkungskreis.vocab.models import Area

KREIS, GEMEINDE, REGION = 5, 8, 12  # digits of official keys


class Place(NamedTuple):
    """Where a value belongs: our area and the key of the group of people."""

    area: int
    group: str


class Elsewhere(NamedTuple):
    """The row is about something else; a ``sentence`` says that it should not be."""

    sentence: str = ""


ELSEWHERE = Elsewhere()


@dataclass(slots=True)
class Plan:
    """One mapping with what it points to; answers are kept, as a file repeats them.

    ``current`` is the number of the definition that superseded the one of the mapping, or 0.
    """

    mapping: SavedMapping
    version: IndicatorVersion
    indicator: Indicator
    areas: dict[str, Area]
    current: int = 0
    _own: dict[tuple[Dimension, ...], Place | Elsewhere] = field(default_factory=dict)
    _whole: dict[tuple[Dimension, ...], Place | Elsewhere] = field(default_factory=dict)

    def place(self, dimensions: tuple[Dimension, ...]) -> Place | Elsewhere:
        """Say where a row of the content itself belongs."""
        if dimensions not in self._own:
            self._own[dimensions] = self._find(dimensions, self.mapping.filters, frozenset())
        return self._own[dimensions]

    def place_below(self, dimensions: tuple[Dimension, ...]) -> Place | Elsewhere:
        """Say to which value a row of the denominator belongs; what it fixes is no group."""
        if dimensions not in self._whole:
            filters = self.mapping.denominator.get("filters", {})
            self._whole[dimensions] = self._find(dimensions, filters, frozenset(filters))
        return self._whole[dimensions]

    def group_below(self, group: str) -> str:
        """Reduce the key of a group to the dimensions that the denominator has."""
        fixed = set(self.mapping.denominator.get("filters", {})) & set(self.mapping.categories)
        dropped = {
            key.partition(":")[0]
            for code in fixed
            for key in self.mapping.categories[code].values()
            if key not in {"", SKIP}
        }
        return ";".join(
            part for part in group.split(";") if part and part.partition(":")[0] not in dropped
        )

    def _find(
        self, dimensions: Sequence[Dimension], filters: Mapping[str, str], fixed: frozenset[str]
    ) -> Place | Elsewhere:
        categories = {
            code: known for code, known in self.mapping.categories.items() if code not in fixed
        }
        asked = {*filters, *categories} | ({self.mapping.area_dimension} - {""})
        if asked - {one.code for one in dimensions}:
            return ELSEWHERE
        keys, area = [self.mapping.group], None
        for one in dimensions:
            if one.code == self.mapping.area_dimension:
                area = one
            elif one.code in filters:
                if not _has(one, filters[one.code]):
                    return ELSEWHERE
            elif one.code in categories:
                key = _category(one, categories[one.code])
                if key is None:
                    return Elsewhere(_unassigned(one))
                if key == SKIP:
                    return ELSEWHERE
                keys.append(key)
            elif not one.is_total:
                return ELSEWHERE
        found = self._area(area)
        return (
            found
            if isinstance(found, Elsewhere)
            else Place(found, ";".join(sorted(filter(None, keys), key=_in_order)))
        )

    def _area(self, one: Dimension | None) -> int | Elsewhere:
        if one is None:
            return self.areas[""].pk
        key = official_key(one.attribute)
        if area := self.areas.get(key):
            return area.pk
        own = [known for known in self.areas if known.isdecimal() and len(known) >= KREIS]
        is_own = any(key.startswith(known) for known in own)
        if self.mapping.skips_others and not is_own:
            return ELSEWHERE
        return Elsewhere(
            _(
                "Das Gebiet „{name}“ ({key}) ist keinem unserer Gebiete zugeordnet. Bitte ergänzen "
                "Sie die Zuordnung."
            ).format(name=one.attribute_label, key=one.attribute or "–")
        )


def plans_of(mappings: Iterable[SavedMapping]) -> list[Plan]:
    """Load what the mappings point to, in three queries."""
    rows = list(mappings)
    known = {area.code: area for area in Area.objects.all()}
    city = next((area for area in known.values() if area.level == "city"), None)
    versions = IndicatorVersion.objects.select_related("indicator").in_bulk(
        [row.version_id for row in rows]
    )
    used = [version.indicator_id for version in versions.values()]
    newest = dict(
        IndicatorVersion.objects.filter(indicator__in=used)
        .order_by()
        .values_list("indicator")
        .annotate(Max("number"))
    )
    made = []
    for row in rows:
        areas = {official_key(key): known[code] for key, code in row.areas.items() if code in known}
        if city is not None:
            areas.setdefault("", city)
        version = versions[row.version_id]
        last = newest[version.indicator_id]
        current = last if last > version.number else 0
        made.append(Plan(row, version, version.indicator, areas, current))
    return made


def official_key(key: str) -> str:
    """Bring the three spellings of a key together: 05316, 05316000 and 053160000000."""
    if not key.isdecimal():
        return key
    short = key[:KREIS] + key[-3:] if len(key) == REGION else key
    return short[:KREIS] if len(short) == GEMEINDE and short.endswith("000") else short


def _in_order(key: str) -> list[str]:
    """Sort as the keys of groups are: by dimension, also where one begins like another."""
    return key.split(":")


def _has(one: Dimension, wanted: str) -> bool:
    return one.is_total if not wanted else one.attribute == wanted


def _category(one: Dimension, known: Mapping[str, str]) -> str | None:
    if one.attribute in known:
        return known[one.attribute]
    return "" if one.is_total else None


def _unassigned(one: Dimension) -> str:
    return _(
        "„{label}“ ({dimension}) ist keiner Gruppe zugeordnet. Bitte ergänzen Sie die Zuordnung."
    ).format(label=one.attribute_label or one.attribute, dimension=one.label or one.code)
