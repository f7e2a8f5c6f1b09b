"""What somebody asks who waits for a value: which areas are usual, and whether one is there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Coalesce

from wirkungskreis.indicators.models import Observation, Subgroup
from wirkungskreis.indicators.periods import Period
from wirkungskreis.vocab.models import Area
from wirkungskreis.vocab.models.area import Level

MOST_AREAS = 12  # more than that somebody sends as a file


@dataclass(frozen=True, slots=True)
class Known:
    """Of which period and about whom there is a value."""

    period: Period
    subgroup: Subgroup


@dataclass(frozen=True, slots=True)
class Cell:
    """The columns of an outer row that say what a value would be about."""

    indicator: str
    subgroup: str
    start: str
    before: str


def usual_areas(last: Mapping[int, Known]) -> dict[int, list[str]]:
    """Give the codes of the areas that had a value in the last period, by indicator; one query.

    Levels are taken as long as there are not too many areas; without any it is the city.
    """
    wanted = Q(pk__in=[])
    for indicator, one in last.items():
        wanted |= Q(
            version__indicator=indicator,
            subgroup=one.subgroup,
            period_start=one.period.start,
            period_before=one.period.before,
        )
    rows = Observation.objects.filter(wanted, is_remainder=False)
    rows = rows.order_by("area__order", "area__code")
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for indicator, code, level in rows.values_list(
        "version__indicator", "area__code", "area__level"
    ).distinct():
        found[indicator].append((code, level))
    return {indicator: _fitting(areas) for indicator, areas in found.items()}


def areas_of(level: str) -> list[str]:
    """Give the codes of the city and of the areas of one level that exist today; one query."""
    rows = Area.objects.filter(valid_before=None, level__in=[Level.CITY, level])
    return _fitting(rows.values_list("code", "level"))


def area_names(codes: Iterable[str]) -> dict[str, Area]:
    """Give the areas by code; one query."""
    return {area.code: area for area in Area.objects.filter(code__in=list(codes))}


def is_known(cell: Cell, until: str, on: date) -> Exists:
    """Mark rows whose period has a value for their group; the names are columns of the outer row.

    Known is what was delivered by the day in ``until``, or by ``on`` where that is empty.
    """
    return Exists(
        Observation.objects.filter(
            version__indicator=OuterRef(cell.indicator),
            period_start=OuterRef(cell.start),
            period_before=OuterRef(cell.before),
            subgroup=OuterRef(cell.subgroup),
            is_remainder=False,
            release__published_on__lte=Coalesce(OuterRef(until), Value(on)),
        ).order_by()
    )


def _fitting(areas: Iterable[tuple[str, str]]) -> list[str]:
    known = list(areas)
    fitting: list[str] = []
    for level in Level:
        more = [code for code, its in known if its == level]
        if len(fitting) + len(more) > MOST_AREAS:
            break
        fitting += more
    return fitting
