"""An indicator by area and by group as charts with their tables, the same for page and report."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from django.utils.text import slugify
from django.utils.translation import gettext as _

from wirkungskreis.charts.dumbbell import Dumbbell, Pair
from wirkungskreis.charts.panels import Panel, SmallMultiples
from wirkungskreis.charts.picture import Chart
from wirkungskreis.charts.ranks import Rank, Ranks
from wirkungskreis.indicators import grounds
from wirkungskreis.indicators.findings import highest, movements, name_of, span
from wirkungskreis.indicators.models import Indicator, ValueType
from wirkungskreis.indicators.pictures import (
    aimed_group,
    everybody_of,
    line_of,
    point_shown,
    source_line,
)
from wirkungskreis.indicators.queries.parts import Part
from wirkungskreis.indicators.queries.peers import NOBODY, Peers
from wirkungskreis.indicators.queries.standing import Standing, sheet_of
from wirkungskreis.indicators.status import Point, lines, moved
from wirkungskreis.vocab.models import Source
from wirkungskreis.vocab.models.area import Level

MOST_PANELS = 16
FEWEST = 2
ADDED_UP = {ValueType.COUNT, ValueType.AMOUNT}
"""Of these the city is the sum of its parts: it cannot stand on one scale with them."""


def charts_of(
    standing: Standing, parts: Sequence[Part], sources: Mapping[str, Source], peers: Peers = NOBODY
) -> list[Chart]:
    """Give every chart of an indicator: the city, the areas, the largest first, the groups.

    Where a target is about a group, its line comes first and that of everybody after it.
    """
    indicator, aimed = standing.indicator, aimed_group(standing)
    line = line_of(standing, sources, peers=peers)
    city: list[Chart] = [line] if line else []
    if aimed and (everybody := _whole_city(parts)):
        city.append(everybody_of(indicator, everybody.points, sources, peers))
    shown = aimed.key if line and aimed else ""
    return [*city, *_by_area(indicator, parts), *_by_group(indicator, parts, shown)]


def _whole_city(parts: Sequence[Part]) -> Part | None:
    cities = [one for one in parts if one.area.level == Level.CITY and not one.is_remainder]
    return next((one for one in cities if not one.group), None)


def _by_area(indicator: Indicator, parts: Sequence[Part]) -> Iterator[Chart]:
    city = None if indicator.value_type in ADDED_UP else _whole_city(parts)
    for level in (Level.DISTRICT, Level.QUARTER):
        own = [one for one in parts if one.area.level == level]
        if len(own) < FEWEST:
            continue
        periods = {point.start for one in own for point in one.points}
        is_line = len(periods) >= FEWEST and len(own) <= MOST_PANELS
        yield (_panels if is_line else _ranked_areas)(indicator, level, own, city)


def _panels(
    indicator: Indicator, level: Level, own: Sequence[Part], city: Part | None
) -> SmallMultiples:
    return SmallMultiples(
        key=f"gebiet-{level}",
        title=span(indicator, own, city),
        subtitle=_subtitle(indicator, _("nach {level}").format(level=level.label)),
        source=source_line(indicator),
        label_title=str(level.label),
        panels=tuple(_panel(indicator, one) for one in own),
        city=_panel(indicator, city, _whole(city)) if city else None,
    )


def _panel(indicator: Indicator, part: Part, label: str = "") -> Panel:
    shown = [
        point_shown(indicator, point, number)
        for number, line in enumerate(lines(_in_order(part.points)), 1)
        for point in line
    ]
    return Panel(label or name_of(part), tuple(shown))


def _ranked_areas(
    indicator: Indicator, level: Level, own: Sequence[Part], city: Part | None
) -> Ranks:
    line = _rank(indicator, city, _whole(city)) if city and city.points else None
    return Ranks(
        key=f"gebiet-{level}",
        title=span(indicator, own, city),
        subtitle=_subtitle(indicator, _("nach {level}").format(level=level.label), _newest(own)),
        source=source_line(indicator),
        header=(str(level.label), indicator.unit, _("Hinweis")),
        rows=tuple(_rank(indicator, one) for one in own),
        line=line,
    )


def _by_group(indicator: Indicator, parts: Sequence[Part], shown: str) -> Iterator[Chart]:
    """Give one chart per dimension; groups of several marks stand together at the end.

    ``shown`` names the group that has a line of its own: alone it is not drawn again.
    """
    groups = [one for one in parts if one.group and not one.is_remainder]
    ordered = sorted(groups, key=_place)
    for dimension, own in groupby(ordered, key=lambda one: one.dimension):
        drawn = list(own)
        if [one.group for one in drawn] != [shown]:
            yield _of_dimension(indicator, dimension or _("mehreren Merkmalen"), drawn)


def _place(part: Part) -> tuple[object, ...]:
    """Sort by the order of the code list, and within it numbers by their size: 6 before 18."""
    figures = re.match(r"\d+", part.label)
    first = int(figures[0]) if figures else -1
    return not part.dimension, part.dimension, part.order, first, part.label


def _of_dimension(indicator: Indicator, dimension: str, own: Sequence[Part]) -> Chart:
    """Show then and now where both can be compared, else the newest values."""
    latest = max(point.start for one in own for point in one.points)
    bases = [first.start for one in own if (first := _base(one.points, latest))]
    by = _("nach {dimension}").format(dimension=dimension)
    key = f"gruppe-{slugify(dimension)}"
    base = min(bases, key=lambda one: (-bases.count(one), one), default=latest)
    if base == latest:
        return Ranks(
            key=key,
            title=highest(indicator, own),
            subtitle=_subtitle(indicator, by, _newest(own)),
            source=source_line(indicator),
            header=(dimension, indicator.unit, _("Hinweis")),
            rows=tuple(_rank(indicator, one) for one in own),
            is_sorted=True,
        )
    ends = [(one, _at(one, base), _at(one, latest)) for one in own]
    before = _period(point for _part, point, _after in ends if point)
    after = _period(point for _part, _before, point in ends if point)
    return Dumbbell(
        key=key,
        title=movements(indicator, ends, (before, after)),
        subtitle=_subtitle(indicator, by),
        source=source_line(indicator),
        header=(dimension, before, after, _("Hinweis")),
        before=before,
        after=after,
        rows=tuple(_pair(indicator, *row) for row in ends),
    )


def _pair(indicator: Indicator, part: Part, before: Point | None, after: Point | None) -> Pair:
    sure = bool(before and after and moved(sheet_of(indicator), before, after) is not None)
    both = bool(before and after and before.value is not None and after.value is not None)
    notes = [_reasons(indicator, after)]
    if after and after.value is not None and not (before and before.value is not None):
        notes.append(_("kein vergleichbarer früherer Wert"))
    if both and not sure:
        notes.append(_("Veränderung nicht gesichert"))
    return Pair(
        label=part.label,
        before=before.value if before else None,
        after=after.value if after else None,
        before_shown=grounds.short(indicator, before) if before else "–",
        after_shown=grounds.short(indicator, after) if after else "–",
        notes="; ".join(filter(None, notes)),
        is_sure=sure,
        is_provisional=bool(after and after.is_provisional),
    )


def _rank(indicator: Indicator, part: Part, label: str = "") -> Rank:
    point = part.points[-1]
    return Rank(
        label=label or name_of(part),
        value=point.value,
        shown=grounds.short(indicator, point),
        notes=_reasons(indicator, point),
        is_provisional=point.is_provisional,
    )


def _reasons(indicator: Indicator, point: Point | None) -> str:
    """Write marks and reasons as words."""
    if point is None:
        return _("kein Wert")
    return point_shown(indicator, point, 1).notes


def _base(points: Sequence[Point], latest: object) -> Point | None:
    """Give the first value that the newest period may be compared with."""
    line = list(lines(_in_order(points)))[-1]
    if line[-1].start != latest:
        return None
    return next((point for point in line if point.value is not None), None)


def _in_order(points: Iterable[Point]) -> list[Point]:
    return sorted(points, key=lambda one: (one.series, one.start))


def _at(part: Part, start: object) -> Point | None:
    return next((point for point in reversed(part.points) if point.start == start), None)


def _period(points: Iterable[Point]) -> str:
    first = next(iter(points), None)
    return grounds.period(first.start, first.before) if first else "–"


def _newest(own: Sequence[Part]) -> str:
    return _period(sorted((one.points[-1] for one in own), key=lambda p: p.start, reverse=True))


def _whole(city: Part | None) -> str:
    return _("{city} insgesamt").format(city=city.area.name) if city else ""


def _subtitle(indicator: Indicator, *more: str) -> str:
    return ", ".join([indicator.name, *more, indicator.unit])
