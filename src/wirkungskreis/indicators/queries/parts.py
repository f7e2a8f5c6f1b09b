"""What is known of an indicator by area and by group, over all periods, in one query."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from wirkungskreis.indicators.models import Category, Indicator, Observation, Subgroup
from wirkungskreis.indicators.queries.standing import line_of_version, newest, point_of
from wirkungskreis.indicators.status import Point
from wirkungskreis.vocab.models import Area
from wirkungskreis.vocab.models.area import Level

YEARS = 15
"""How far back pictures of parts reach; the whole series is in the files."""


@dataclass(frozen=True, slots=True)
class Part:
    """The values of one area for everybody, or of one group for the whole city, oldest first.

    ``dimension`` is by what the group is made, empty for areas and for groups of several marks.
    """

    area: Area
    is_remainder: bool
    group: str
    label: str
    dimension: str = ""
    order: int = 0
    points: list[Point] = field(default_factory=list)


def parts(indicator: Indicator, on: date) -> list[Part]:
    """Give each area and each group of the city with its values as known on a day.

    Needs ``versions`` prefetched. The city as a whole is the part without a group. One query.
    """
    first = Category.objects.filter(subgroups=OuterRef("subgroup")).order_by("dimension__code")
    rows = Observation.objects.filter(
        pk__in=_shown(indicator),
        release__published_on__lte=on,
        period_start__gte=date(on.year - YEARS, 1, 1),
    )
    return _grouped(
        list(
            newest(rows)
            .select_related("area", "subgroup", "release")
            .annotate(
                line=line_of_version(),
                dimension=Subquery(first.values("dimension__name")[:1]),
                place=Subquery(first.values("order")[:1]),
            )
        )
    )


def districts() -> list[int]:
    """Give the rows of the districts that make the city today; one query."""
    areas = Area.objects.filter(level=Level.DISTRICT, valid_before=None)
    return list(areas.values_list("pk", flat=True))


def _shown(indicator: Indicator) -> QuerySet[Observation, Any]:
    """Give everybody by area, and the city by group: two ways into one index, no combinations."""
    rows = Observation.objects.filter(
        version__in=[version.pk for version in indicator.versions.all()]
    ).order_by()
    everybody = rows.filter(
        area__in=Area.objects.all().order_by(), subgroup__in=Subgroup.objects.filter(key="")
    )
    city = rows.filter(area__in=Area.objects.filter(level=Level.CITY).order_by())
    return everybody.values("pk").union(city.values("pk"))


def _grouped(rows: Sequence[Observation]) -> list[Part]:
    """Sort the cells into their parts."""
    found: dict[tuple[object, ...], Part] = {}
    for row in sorted(rows, key=lambda one: (one.period_start, _line(one))):
        key = (row.area_id, row.subgroup_id, row.is_remainder)
        if key not in found:
            found[key] = _part(row)
        found[key].points.append(point_of(row, _line(row)))
    return sorted(found.values(), key=lambda one: (one.area.order, one.order, one.group))


def _part(row: Observation) -> Part:
    group = row.subgroup
    is_single = bool(group.key) and ";" not in group.key
    return Part(
        area=row.area,
        is_remainder=row.is_remainder,
        group=group.key,
        label=row.area.name if group.is_everybody else group.label,
        dimension=getattr(row, "dimension", "") if is_single else "",
        order=getattr(row, "place", None) or 0,
    )


def _line(row: Observation) -> int:
    return int(getattr(row, "line", 1))
