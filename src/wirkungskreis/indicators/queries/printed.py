"""Printed figures, the values to compare them with, and which of them differ for the same time."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from wirkungskreis.indicators import grounds
from wirkungskreis.indicators.models import Contradiction, Indicator, Observation, Printed, Subgroup
from wirkungskreis.indicators.policy import visible
from wirkungskreis.indicators.queries.standing import newest
from wirkungskreis.indicators.states import FigureState
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.vocab.models import Area
from wirkungskreis.vocab.models.area import Level
from wirkungskreis.vocab.queries import source_titles

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
MOST_OF_CITY, MOST_OF_PARTS = 24, 24
"""How many values are offered to pick from, the latest first."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A value or a printed figure, as something to pick; ``key`` names it in a form."""

    key: str
    thing: Observation | Printed
    label: str
    low: Decimal | None
    high: Decimal | None
    start: date | None
    before: date | None
    area: int | None
    year: int | None = None
    """Without a day: the last year that it can be about, as far as that is known."""

    @property
    def is_printed(self) -> bool:
        return isinstance(self.thing, Printed)


def printed_for(actor: Actor) -> QuerySet[Printed]:
    """Give the printed figures of every indicator that the person may see."""
    seen = Indicator.objects.filter(visible(actor))
    return Printed.objects.filter(indicator__in=seen).select_related(
        "indicator", "area", "population"
    )


def contradictions_for(actor: Actor) -> QuerySet[Contradiction]:
    """Give why figures differ, with the figures, of every indicator that the person may see."""
    values = Observation.objects.select_related(
        "version__indicator", "version__population", "area", "subgroup", "release"
    )
    printed = Printed.objects.select_related("area", "population")
    seen = Indicator.objects.filter(visible(actor))
    return (
        Contradiction.objects.filter(indicator__in=seen)
        .select_related("indicator")
        .prefetch_related(Prefetch("observations", values), Prefetch("printed", printed))
    )


def standing_printed(indicator: Indicator) -> QuerySet[Printed]:
    """Give the printed figures of an indicator that were not taken back."""
    return indicator.printed.filter(state=FigureState.ACTIVE).select_related("area", "population")


def figures_of(
    indicator: Indicator,
    kept: Contradiction | None = None,
    printed: Sequence[Printed] | None = None,
) -> list[Figure]:
    """Give what may differ: printed figures, then values for everybody, the latest first.

    ``kept`` is an explanation whose figures stay to pick, whatever became of them since.
    """
    if printed is None:
        printed = list(standing_printed(indicator))
    values, titles = _values(indicator), source_titles()
    known = {one.pk for one in values}
    older = [one for one in kept.observations.all() if one.pk not in known] if kept else []
    return [
        *(_of_printed(one, titles) for one in printed),
        *(_of_value(indicator, one, titles) for one in values),
        *(_of_value(indicator, one, titles, is_older=True) for one in older),
    ]


def _values(indicator: Indicator) -> list[Observation]:
    """Give the newest value of each cell for everybody: the city's, then those of its districts."""
    rows = Observation.objects.filter(
        version__in=indicator.versions.order_by().values("pk"),
        subgroup__in=Subgroup.objects.filter(key=""),
        is_remainder=False,
    ).select_related("version", "area", "subgroup", "release")
    found: list[Observation] = []
    for level, most in ((Level.CITY, MOST_OF_CITY), (Level.DISTRICT, MOST_OF_PARTS)):
        areas = Area.objects.filter(level=level).order_by()
        latest = newest(rows.filter(area__in=areas)).filter(value__isnull=False)
        found += latest.order_by("-period_start", "area__order", "version__number")[:most]
    return found


def _of_printed(one: Printed, titles: Mapping[str, str]) -> Figure:
    words = [one.words]
    if one.period_start and one.period_before:
        words.append(grounds.period(one.period_start, one.period_before))
    elif one.when_words:
        words.append(one.when_words)
    words += [one.area.name] if one.area else []
    area = one.area_id if one.area and one.area.level != Level.CITY else None
    years = [int(year) for year in YEAR.findall(one.when_words)]
    return Figure(
        key=str(one.public_id),
        thing=one,
        label="; ".join([*words, titles.get(one.source_ref, one.source_ref)]),
        low=one.low,
        high=one.high,
        start=one.period_start,
        before=one.period_before,
        area=area,
        year=max(years, default=one.printed_on.year if one.printed_on else None),
    )


def _of_value(
    indicator: Indicator, one: Observation, titles: Mapping[str, str], *, is_older: bool = False
) -> Figure:
    start, before = one.period_start, one.period_before
    number = grounds.amount(indicator, one.value) if one.value is not None else ""
    words = [number, grounds.period(start, before), one.area.name]
    words += [] if one.subgroup.is_everybody else [one.subgroup.label]
    if is_older:
        words.append(_("Stand {day}").format(day=formats.day_short(one.release.published_on)))
    parts = [one.version.number, one.area.code, start, before, one.subgroup.key, one.is_remainder]
    return Figure(
        key="/".join(map(str, [*parts, one.release.public_id])),
        thing=one,
        label="; ".join([*words, titles.get(one.source_ref, one.source_ref)]),
        low=one.value,
        high=one.value,
        start=start,
        before=before,
        area=None if one.area.level == Level.CITY else one.area_id,
    )


def proposals(
    figures: Sequence[Figure], explained: Sequence[Contradiction], most: int = 12
) -> list[tuple[Figure, Figure]]:
    """Pair what is said of the same place and time and differs, unless somebody explained it."""
    told = [
        {*((Observation, one.pk) for one in row.observations.all())}
        | {*((Printed, one.pk) for one in row.printed.all())}
        for row in explained
    ]
    found = [
        pair
        for pair in _pairs(figures)
        if not any({(type(one.thing), one.thing.pk) for one in pair} <= known for known in told)
    ]
    return found[:most]


def _pairs(figures: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    latest = next((one for one in figures if not one.is_printed and one.area is None), None)
    for first, second in combinations(figures, 2):
        if first.area == second.area and differ(first, second) and _meet(first, second, latest):
            yield first, second


def differ(first: Figure, second: Figure) -> bool:
    """Say whether numbers or ranges lie apart, a value being rounded as the printed one is."""
    one, other = _bounds(first), _bounds(second)
    if one is None or other is None:
        return False
    if first.is_printed and not second.is_printed:
        other = _rounded(other, _places(one))
    elif second.is_printed and not first.is_printed:
        one = _rounded(one, _places(other))
    return one[1] < other[0] or other[1] < one[0]


def _bounds(one: Figure) -> tuple[Decimal, Decimal] | None:
    return (one.low, one.high) if one.low is not None and one.high is not None else None


def _rounded(bounds: tuple[Decimal, Decimal], places: int) -> tuple[Decimal, Decimal]:
    step = Decimal(1).scaleb(-places)
    low, high = (one.quantize(step, ROUND_HALF_UP) for one in bounds)
    return low, high


def _places(bounds: tuple[Decimal, Decimal]) -> int:
    """Give how many decimals are printed at most."""
    exponents = [one.normalize().as_tuple().exponent for one in bounds]
    return max(0, *(-one for one in exponents if isinstance(one, int)))


def _meet(first: Figure, second: Figure, latest: Figure | None) -> bool:
    """Say whether two are about the same time.

    A figure without a day is read beside the latest value, unless it is about an earlier year.
    Two values must have the same period, two spans of several days too: a month is a part of
    its year and contradicts nothing.
    """
    spans = [_span(one) for one in (first, second)]
    if None in spans:
        dated, undated = (first, second) if first.start else (second, first)
        is_past = undated.year is not None and dated.start and undated.year < dated.start.year
        return dated is latest and not is_past
    (start, before), (other_start, other_before) = spans  # type: ignore[misc]  # none is None
    is_day = 1 in {(before - start).days, (other_before - other_start).days}
    if (first.is_printed or second.is_printed) and is_day:
        return start < other_before and other_start < before
    return (start, before) == (other_start, other_before)


def _span(one: Figure) -> tuple[date, date] | None:
    return (one.start, one.before) if one.start and one.before else None
