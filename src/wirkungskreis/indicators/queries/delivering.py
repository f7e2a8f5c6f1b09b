"""What somebody asks who waits for a value: which areas are usual, and whether one is there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Exists, OuterRef, Q, Value
from django.db.models.functions import Coalesce

from wirkungskreis.indicators.models import Observation
from wirkungskreis.indicators.periods import Period
from wirkungskreis.vocab.models import Area
from wirkungskreis.vocab.models.area import Level

MOST_AREAS = 12  # more than that somebody sends as a file


def usual_areas(last: Mapping[int, Period]) -> dict[int, list[str]]:
    """Give the codes of the areas that had a value in the last period, by indicator; one query.

    Levels are taken as long as there are not too many areas; without any it is the city.
    """
    wanted = Q(pk__in=[])
    for indicator, period in last.items():
        wanted |= Q(
            version__indicator=indicator, period_start=period.start, period_before=period.before
        )
    rows = Observation.objects.filter(wanted, subgroup__key="", is_remainder=False)
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


def is_known(indicator: str, start: str, before: str, until: str, on: date) -> Exists:
    """Mark rows whose period has a value for everybody; the names are columns of the outer row.

    Known is what was delivered by the day in ``until``, or by ``on`` where that is empty.
    """
    return Exists(
        Observation.objects.filter(
            version__indicator=OuterRef(indicator),
            period_start=OuterRef(start),
            period_before=OuterRef(before),
            subgroup__key="",
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
