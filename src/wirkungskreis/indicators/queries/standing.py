"""What can be read about indicators: their values, targets and where they stand, in few queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery, Value, Window
from django.db.models.functions import Coalesce, RowNumber

from wirkungskreis.indicators.models import (
    MONTHS,
    Contradiction,
    GoalLink,
    Indicator,
    IndicatorVersion,
    Observation,
    PeerSeries,
    Periodicity,
    Printed,
    Subgroup,
    Target,
)
from wirkungskreis.indicators.policy import visible
from wirkungskreis.indicators.queries.kept import published_from_raw
from wirkungskreis.indicators.sheet import Completeness, completeness
from wirkungskreis.indicators.states import FigureState, IndicatorState
from wirkungskreis.indicators.status import Aim, Finding, Point, Sheet, judge
from wirkungskreis.kernel.actor import SYSTEM, Actor
from wirkungskreis.vocab.models import Area
from wirkungskreis.vocab.models.area import Level

Series: TypeAlias = dict[int, list[Point]]


@dataclass(frozen=True, slots=True)
class Standing:
    """An indicator with the target that counts, its city-wide values and the finding."""

    indicator: Indicator
    target: Target | None
    finding: Finding
    points: list[Point] = field(default_factory=list)

    @property
    def version(self) -> IndicatorVersion | None:
        """The definition in use; needs ``versions`` prefetched."""
        known = list(self.indicator.versions.all())
        return known[-1] if known else None

    @property
    def completeness(self) -> Completeness:
        return completeness(self.indicator, self.version)


def indicators_for(actor: Actor, *, with_goals: bool = True) -> QuerySet[Indicator]:
    """Every indicator the person may see, with its definitions and the goals it stands beside."""
    links = GoalLink.objects.select_related("element")
    versions = IndicatorVersion.objects.select_related("population").order_by("number")
    rows = (
        Indicator.objects.filter(visible(actor))
        .select_related("owner", "formula__first", "formula__second")
        .prefetch_related(Prefetch("versions", versions))
    )
    return rows.prefetch_related(Prefetch("goal_links", links)) if with_goals else rows


def watched_on(day: date, actor: Actor) -> list[tuple[Indicator, tuple[int, ...]]]:
    """Give what was watched on a day with the rows of the elements beside it, in one query."""
    rows = (
        Indicator.objects.filter(visible(actor), _watched(day))
        .annotate(beside=F("goal_links__element"))
        .order_by("code", "goal_links__element__key")
    )
    found: dict[int, tuple[Indicator, list[int]]] = {}
    for row in rows:
        elements = found.setdefault(row.pk, (row, []))[1]
        elements += [row.beside] if row.beside else []
    return [(row, tuple(elements)) for row, elements in found.values()]


def goals_watched(day: date, actor: Actor) -> QuerySet[GoalLink]:
    """Give the links to the elements beside which something was watched on a day."""
    return GoalLink.objects.filter(
        indicator__in=Indicator.objects.filter(visible(actor), _watched(day))
    )


def _watched(day: date) -> Q:
    return Q(state=IndicatorState.ACTIVE) | Q(retired_on__gt=day)


def with_marks(rows: QuerySet[Indicator]) -> QuerySet[Indicator]:
    """Tell in the same query what else there is, so that nobody asks for what is not there.

    ``has_peers`` what other cities publish, ``has_raw`` a release made of raw counts,
    ``has_contradictions`` and ``has_printed`` figures that differ.
    """
    mine, stands = {"indicator": OuterRef("pk")}, {"state": FigureState.ACTIVE}
    return rows.annotate(
        has_peers=Exists(PeerSeries.objects.filter(**mine).order_by()),
        has_raw=published_from_raw(),
        has_contradictions=Exists(Contradiction.objects.filter(**mine, **stands).order_by()),
        has_printed=Exists(Printed.objects.filter(**mine, **stands).order_by()),
    )


def standings(
    indicators: Iterable[Indicator], on: date, *, known_on: date | None = None
) -> list[Standing]:
    """Judge each indicator on a day, from what was known on ``known_on`` (today, if None).

    Two queries, however many indicators there are.
    """
    rows = list(indicators)
    return _judged(rows, _targets(rows, known_on or on), on, known_on or on)


def _judged(
    rows: Sequence[Indicator], targets: Mapping[int, Target], on: date, known_on: date
) -> list[Standing]:
    """Judge rows by their targets; one query for the values, none without rows."""
    aimed = {pk: target.subgroup_id for pk, target in targets.items()}
    found = city_series(rows, aimed, known_on) if rows else defaultdict(list)
    made = []
    for row in rows:
        points = found[row.pk]
        finding = judge(sheet_of(row), _aim(targets.get(row.pk)), points, on)
        made.append(Standing(row, targets.get(row.pk), finding, points))
    return made


def away_from_target(on: date, actor: Actor = SYSTEM) -> list[Standing]:
    """Give the watched indicators that missed their target or do not come nearer to it.

    Two queries, one where nothing has a target; the standings have no goals and definitions.
    """
    seen = Indicator.objects.filter(visible(actor), state=IndicatorState.ACTIVE)
    targets = _targets(seen, on)
    rows = [target.indicator for target in targets.values()]
    found = _judged(rows, targets, on, on)
    return [one for one in found if one.finding.is_off_target]


def city_series(
    indicators: Sequence[Indicator], subgroups: Mapping[int, int], known_on: date
) -> Series:
    """Give the city's values by indicator, of the newest release of each period, oldest first.

    ``subgroups`` names whom the values are about, by indicator; without it, everybody. One query.
    """
    rows = Observation.objects.filter(
        version__in=IndicatorVersion.objects.filter(indicator__in=[row.pk for row in indicators]),
        area__in=Area.objects.filter(level=Level.CITY),
        subgroup__in=Subgroup.objects.filter(Q(key="") | Q(pk__in=set(subgroups.values()))),
        is_remainder=False,
        release__published_on__lte=known_on,
    )
    found: Series = defaultdict(list)
    kept = newest(rows).select_related("release", "subgroup", "version")
    for row in kept.annotate(line=line_of_version()).order_by("period_start", "line"):
        aimed = subgroups.get(row.version.indicator_id)
        if row.subgroup.is_everybody if aimed is None else row.subgroup_id == aimed:
            found[row.version.indicator_id].append(point_of(row, row.line))
    return found


def newest(rows: QuerySet[Observation]) -> QuerySet[Observation]:
    """Keep of each cell the row of its newest release, in no order.

    The database ranks the keys alone and reads whole rows only of those that are kept.
    """
    cell = ["version", "area", "subgroup", "is_remainder", "period_start", "period_before"]
    latest = [F("release__published_on").desc(), F("release_id").desc()]
    rank = Window(RowNumber(), partition_by=cell, order_by=latest)
    ranked = rows.select_related(None).order_by().annotate(rank=rank)
    return Observation.objects.filter(pk__in=ranked.filter(rank=1).values("pk")).order_by()


def line_of_version() -> Coalesce:
    """Give the number of the line that a row belongs to; a definition that breaks begins one."""
    breaks = IndicatorVersion.objects.filter(
        indicator=OuterRef("version__indicator"),
        number__lte=OuterRef("version__number"),
        breaks_series=True,
    )
    return Coalesce(Subquery(breaks.order_by("-number").values("number")[:1]), Value(1))


def point_of(one: Observation, series: int, source_title: str = "") -> Point:
    """Turn a row into a plain value for rules and charts; needs ``release``."""
    return Point(
        start=one.period_start,
        before=one.period_before,
        value=one.value,
        denominator=one.denominator,
        reason=one.reason,
        statuses=one.statuses,
        series=series,
        supplier=one.release.supplier,
        published_on=one.release.published_on,
        note=one.note,
        source=one.source_ref,
        source_title=source_title,
        numerator=one.numerator,
    )


def _targets(indicators: Sequence[Indicator] | QuerySet[Indicator], on: date) -> dict[int, Target]:
    """Give the decided target that counted: the next one due, else the last that was."""
    rows = Target.objects.filter(
        Q(area=None) | Q(area__level=Level.CITY),
        Q(replaced_on=None) | Q(replaced_on__gt=on),
        Q(decided_by__on=None) | Q(decided_by__on__lte=on),
        indicator__in=indicators,
        decided_by__isnull=False,
    ).select_related("decided_by__body", "subgroup", "indicator")
    found: dict[int, Target] = {}
    for row in rows.order_by("due", "pk"):
        known = found.get(row.indicator_id)
        if known is None or known.due < on:
            found[row.indicator_id] = row
    return found


def _aim(target: Target | None) -> Aim | None:
    if target is None:
        return None
    return Aim(target.kind, target.low, target.high, target.due, target.base_on)


def sheet_of(indicator: Indicator) -> Sheet:
    """Give what the rules need of the data sheet."""
    return Sheet(
        direction=indicator.direction,
        value_type=indicator.value_type,
        months=MONTHS.get(Periodicity(indicator.periodicity)),
        lag_months=indicator.lag_months,
        min_denominator=indicator.min_denominator,
    )
