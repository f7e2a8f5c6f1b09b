"""What a table to fill in is made of: areas, groups, and the values that stand there now."""

from collections.abc import Iterable

from django.db.models import OuterRef, Prefetch, Subquery

from wirkungskreis.indicators.axes import Offer
from wirkungskreis.indicators.grid import Group, Known
from wirkungskreis.indicators.models import (
    Category,
    Dimension,
    Indicator,
    IndicatorVersion,
    Observation,
    Subgroup,
)
from wirkungskreis.indicators.periods import Period
from wirkungskreis.indicators.queries.standing import newest
from wirkungskreis.vocab.models import Area


def offer() -> Offer:
    """Give areas and dimensions with their categories; three queries."""
    categories = Category.objects.filter(valid_before=None).select_related("dimension")
    return Offer(
        list(Area.objects.filter(valid_before=None)),
        list(Dimension.objects.prefetch_related(Prefetch("categories", categories))),
    )


def newest_period(indicator: Indicator) -> Period | None:
    """Give the latest period for which the indicator has a value.

    One query with a step into the index for each definition, however much is stored.
    """
    newest_first = Observation.objects.filter(version=OuterRef("pk")).order_by(
        "-period_start", "-period_before"
    )
    ends = indicator.versions.annotate(
        start=Subquery(newest_first.values("period_start")[:1]),
        before=Subquery(newest_first.values("period_before")[:1]),
    ).exclude(start=None)
    found = max(ends.values_list("start", "before"), default=None)
    return Period(*found) if found else None


def known_values(
    version: IndicatorVersion, areas: Iterable[Area], groups: Iterable[Group], span: Period
) -> Known:
    """Give the newest value of each place by a definition, within a span of days; one query.

    The span is asked for by the end of the periods alone: their start is in an index that would
    lead through everything the definition has, area and group lead to the few rows of the table.
    """
    rows = Observation.objects.filter(
        version=version,
        area__in=list(areas),
        subgroup__in=Subgroup.objects.filter(key__in=[group.key for group in groups]),
        is_remainder=False,
        period_before__gt=span.start,
        period_before__lte=span.before,
    )
    return {
        (row.area_id, row.subgroup.key, row.period_start, row.period_before): row
        for row in newest(rows).select_related("subgroup")
    }
