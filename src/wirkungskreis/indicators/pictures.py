"""The values of an indicator as a chart with its table, the same for page and report."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from wirkungskreis.charts.others import Beside, legend
from wirkungskreis.charts.values import ValueLine, ValuePoint, Wish
from wirkungskreis.indicators import grounds
from wirkungskreis.indicators.models import Disclosure, Indicator, Subgroup, Target
from wirkungskreis.indicators.queries.peers import NOBODY, Peers
from wirkungskreis.indicators.queries.standing import Standing
from wirkungskreis.indicators.status import Point, lines
from wirkungskreis.kernel import formats
from wirkungskreis.vocab.models import Source


def line_of(
    standing: Standing, sources: Mapping[str, Source], key: str = "werte", peers: Peers = NOBODY
) -> ValueLine | None:
    """Give the values that are judged as a line; None where there are none.

    They are the city's, or those of the group that the target is about. ``key`` is once in a page.
    """
    if not standing.points:
        return None
    indicator, group = standing.indicator, aimed_group(standing)
    latest = standing.finding.latest or standing.points[-1]
    line = everybody_of(indicator, standing.points, sources, NOBODY if group else peers)
    words = [indicator.name, group.label if group else "", indicator.unit]
    return replace(
        line,
        key=key,
        title=f"{_title(indicator, latest)} – {standing.finding.status.label}",
        subtitle=", ".join(filter(None, words)),
        wish=_wish(indicator, standing.target),
    )


def aimed_group(standing: Standing) -> Subgroup | None:
    """Give the group that the target is about; None where it is about everybody."""
    aimed = standing.target.subgroup if standing.target else None
    return None if aimed is None or aimed.is_everybody else aimed


def everybody_of(
    indicator: Indicator,
    points: Sequence[Point],
    sources: Mapping[str, Source],
    peers: Peers = NOBODY,
) -> ValueLine:
    """Give values of the city as a line with other cities behind it, without a judgement."""
    ordered = sorted(points, key=lambda one: (one.series, one.start))
    several = len({one.series for one in points}) > 1
    shown = [
        _point(indicator, point, number, sources, several=several)
        for number, part in enumerate(lines(ordered), 1)
        for point in part
    ]
    beside = peers.beside(points)
    header = (_("Zeitraum"), indicator.unit, _("Hinweis"), _("Fassung"), _("Herkunft"))
    return ValueLine(
        key="insgesamt",
        title=_title(indicator, ordered[-1]),
        subtitle=", ".join([indicator.name, _("insgesamt"), indicator.unit]),
        source=". ".join(filter(None, [source_line(indicator), _others(peers, beside)])),
        header=(*header, _("Andere Städte")) if beside else header,
        beside=beside,
        points=tuple(shown),
        break_word=_("Bruch"),
    )


def _others(peers: Peers, beside: tuple[Beside, ...]) -> str:
    """Say what stands behind the line and whose it is, by name: it is no ranking."""
    if not beside:
        return ""
    cities = ", ".join(one.city.name for one in peers.fitting)
    words = _("{legend}. Städte: {cities}").format(legend=legend(beside), cities=cities)
    left = ", ".join(one.city.name for one in peers.unlike)
    return (
        _("{words}. Nicht vergleichbar: {left}").format(words=words, left=left) if left else words
    )


def source_line(indicator: Indicator) -> str:
    """Write where values come from, on what terms and how protected, for the foot of a table."""
    words = [_("Quelle: {source}").format(source=indicator.source)] if indicator.source else []
    persons = indicator.disclosure != Disclosure.NO_PERSONS
    note = indicator.disclosure_note if persons else ""
    return "; ".join([*words, *filter(None, [indicator.licence, note])])


def _title(indicator: Indicator, latest: Point) -> str:
    """State the newest value by rule; where it is judged, the judgement follows."""
    return _("{period}: {value}").format(
        period=grounds.period(latest.start, latest.before), value=grounds.cell(indicator, latest)
    )


def point_shown(indicator: Indicator, point: Point, line: int) -> ValuePoint:
    """Give a value as pictures and tables write it, with its marks and reasons as words."""
    marks = [str(grounds.MARK_WORDS[letter]) for letter in point.statuses]
    reason = [grounds.cell(indicator, point)] if point.value is None else []
    return ValuePoint(
        when=point.start,
        label=grounds.period(point.start, point.before),
        line=line,
        value=point.value,
        shown=grounds.short(indicator, point),
        notes="; ".join(filter(None, [*reason, *marks, point.note])),
        is_provisional=point.is_provisional,
        is_unreliable="u" in point.statuses,
    )


def _point(
    indicator: Indicator, point: Point, line: int, sources: Mapping[str, Source], *, several: bool
) -> ValuePoint:
    source = sources.get(point.source)
    stand = _("Stand {day}").format(day=formats.day_short(point.published_on))
    return replace(
        point_shown(indicator, point, line),
        definition=str(point.series) if several else "1",
        origin=f"{source.title if source else point.source_title or point.source}; {stand}",
    )


def _wish(indicator: Indicator, target: Target | None) -> Wish | None:
    if target is None or target.low is None:
        return None
    words = _("Ziel: {goal} bis {year}").format(
        goal=grounds.goal(indicator, target), year=target.due.year
    )
    return Wish(target.low, target.high, words)
