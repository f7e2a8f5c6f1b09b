"""Which breakdowns we kept back ourselves, so that nobody can be recognised."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from wirkungskreis.indicators import grounds
from wirkungskreis.indicators.models import (
    Confidentiality,
    Disclosure,
    Indicator,
    Observation,
    RawTable,
    Release,
)

MOST = 12


def published_from_raw() -> Exists:
    """Mark indicators of which a release was made from raw counts, in the query that finds them."""
    made = Release.objects.filter(raw_table__version__indicator=OuterRef("pk"))
    return Exists(made.order_by())


def kept_back(indicator: Indicator) -> list[str]:
    """Say for the newest period what is not broken down; one query where persons are counted."""
    if indicator.disclosure == Disclosure.NO_PERSONS or not getattr(indicator, "has_raw", True):
        return []
    later = RawTable.objects.filter(
        version=OuterRef("version"),
        period_start=OuterRef("period_start"),
        period_before=OuterRef("period_before"),
        release__gt=OuterRef("release"),
    )
    newest = RawTable.objects.filter(
        ~Exists(later),
        version__in=[version.pk for version in indicator.versions.all()],
        release__isnull=False,
    )
    rows = Observation.objects.filter(
        release__in=newest.order_by().values("release"),
        confidentiality=Confidentiality.NOT_PUBLISHED,
    ).order_by("-period_start", "area__order", "is_remainder", "subgroup__key")
    found = rows.values_list(
        "period_start",
        "period_before",
        "area__name",
        "is_remainder",
        "subgroup__categories__dimension__name",
    )
    return list(dict.fromkeys(_sentences(list(found))))[:MOST]


def _sentences(rows: list[tuple[object, ...]]) -> Iterator[str]:
    for start, before, area, is_rest, dimension in rows:
        if (start, before) != rows[0][:2]:
            return
        place = _("{area}, nicht zuordenbar").format(area=area) if is_rest else area
        yield _("{place}, {period}: {by} nicht aufgegliedert").format(
            place=place,
            period=grounds.period(start, before),  # type: ignore[arg-type]  # dates, by their columns
            by=_("nach {dimension}").format(dimension=dimension) if dimension else _("einzeln"),
        )
