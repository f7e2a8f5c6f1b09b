"""An indicator by area and by group as charts with their tables, the same for page and report."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkungskreis.charts.dumbbell import Dumbbell, Pair
from wirkungskreis.charts.panels import Panel, SmallMultiples
from wirkungskreis.charts.picture import Chart
from wirkungskreis.charts.ranks import Rank, Ranks
from wirkungskreis.indicators import grounds
from wirkungskreis.indicators.models import Indicator, ValueType
from wirkungskreis.indicators.pictures import line_of, point_shown, source_line
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
    """Give every chart of an indicator: the city, the areas, the largest first, the groups."""
    indicator = standing.indicator
    line = line_of(standing, sources, peers=peers)
    city: list[Chart] = [line] if line else []
    return [*city, *_by_area(indicator, parts), *_by_group(indicator, parts)]


def _by_area(indicator: Indicator, parts: Sequence[Part]) -> Iterator[Chart]:
    cities = [one for one in parts if one.area.level == Level.CITY and not one.is_remainder]
    whole = next((one for one in cities if not one.group), None)
    city = None if indicator.value_type in ADDED_UP else whole
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
        title=_span(indicator, own, city),
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
    return Panel(label or _name(part), tuple(shown))


def _ranked_areas(
    indicator: Indicator, level: Level, own: Sequence[Part], city: Part | None
) -> Ranks:
    line = _rank(indicator, city, _whole(city)) if city and city.points else None
    return Ranks(
        key=f"gebiet-{level}",
        title=_span(indicator, own, city),
        subtitle=_subtitle(indicator, _("nach {level}").format(level=level.label), _newest(own)),
        source=source_line(indicator),
        header=(str(level.label), indicator.unit, _("Hinweis")),
        rows=tuple(_rank(indicator, one) for one in own),
        line=line,
    )


def _by_group(indicator: Indicator, parts: Sequence[Part]) -> Iterator[Chart]:
    """Give one chart per dimension; groups of several marks stand together at the end."""
    groups = [one for one in parts if one.group and not one.is_remainder]
    ordered = sorted(groups, key=_place)
    for dimension, own in groupby(ordered, key=lambda one: one.dimension):
        yield _of_dimension(indicator, dimension or _("mehreren Merkmalen"), list(own))


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
            title=_highest(indicator, own),
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
        title=_movements(indicator, ends, (before, after)),
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


def _movements(
    indicator: Indicator,
    ends: Sequence[tuple[Part, Point | None, Point | None]],
    periods: tuple[str, str],
) -> str:
    """Count which way the groups went, as far as that is more than chance; never say why."""
    sheet = sheet_of(indicator)
    found = [moved(sheet, one, other) if one and other else None for _part, one, other in ends]
    hidden = sum(not _is_told(one) or not _is_told(other) for _part, one, other in ends)
    counts = {
        _("höher"): found.count(1),
        _("niedriger"): found.count(-1),
        _("gleich"): found.count(0),
        _("nicht gesichert"): found.count(None) - hidden,
        _("nicht vergleichbar"): hidden,
    }
    told = ", ".join(f"{n} {word}" for word, n in counts.items() if n)
    groups = ngettext("{n} Gruppe", "{n} Gruppen", len(ends)).format(n=len(ends))
    alike = [(word, n) for word, n in counts.items() if n]
    if len(alike) == 1:
        [(word, n)] = alike
        return ngettext(
            "{after} gegenüber {before}: die Gruppe {word}",
            "{after} gegenüber {before}: alle {n} Gruppen {word}",
            n,
        ).format(after=periods[1], before=periods[0], n=n, word=word)
    return _("{after} gegenüber {before}: von {groups} {told}").format(
        after=periods[1], before=periods[0], groups=groups, told=told
    )


def _is_told(point: Point | None) -> bool:
    return point is not None and point.value is not None


def _span(indicator: Indicator, own: Sequence[Part], city: Part | None) -> str:
    """State how far the areas lie apart in the newest period."""
    newest = [(one, point) for one in own if (point := _last(one)) and point.value is not None]
    if not newest:
        return _("Für kein Gebiet wird eine Zahl genannt")
    newest.sort(key=lambda row: row[1].value or 0)
    (least, low), (most, high) = newest[0], newest[-1]
    words = _("{period}: von {low} ({least}) bis {high} ({most})").format(
        period=grounds.period(high.start, high.before),
        low=grounds.cell(indicator, low),
        least=_name(least),
        high=grounds.cell(indicator, high),
        most=_name(most),
    )
    last = _last(city) if city else None
    if last is None or last.start != high.start:
        return words
    return _("{words}, {city} {value}").format(
        words=words, city=city.area.name if city else "", value=grounds.cell(indicator, last)
    )


def _highest(indicator: Indicator, own: Sequence[Part]) -> str:
    newest = [(one, point) for one in own if (point := _last(one)) and point.value is not None]
    if not newest:
        return _("Für keine Gruppe wird eine Zahl genannt")
    most, high = max(newest, key=lambda row: row[1].value or 0)
    return _("{period}: am höchsten bei {group} mit {value}").format(
        period=grounds.period(high.start, high.before),
        group=most.label,
        value=grounds.cell(indicator, high),
    )


def _rank(indicator: Indicator, part: Part, label: str = "") -> Rank:
    point = part.points[-1]
    return Rank(
        label=label or _name(part),
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


def _last(part: Part | None) -> Point | None:
    return part.points[-1] if part and part.points else None


def _at(part: Part, start: object) -> Point | None:
    return next((point for point in reversed(part.points) if point.start == start), None)


def _period(points: Iterable[Point]) -> str:
    first = next(iter(points), None)
    return grounds.period(first.start, first.before) if first else "–"


def _newest(own: Sequence[Part]) -> str:
    return _period(sorted((one.points[-1] for one in own), key=lambda p: p.start, reverse=True))


def _name(part: Part) -> str:
    if part.is_remainder:
        return _("{area}, nicht zuordenbar").format(area=part.area.name)
    return part.label


def _whole(city: Part | None) -> str:
    return _("{city} insgesamt").format(city=city.area.name) if city else ""


def _subtitle(indicator: Indicator, *more: str) -> str:
    return ", ".join([indicator.name, *more, indicator.unit])
