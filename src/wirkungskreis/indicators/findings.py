"""What the title of a picture of areas or groups states: the finding by rule, never why."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkungskreis.indicators import grounds
from wirkungskreis.indicators.models import Indicator
from wirkungskreis.indicators.queries.parts import Part
from wirkungskreis.indicators.queries.standing import sheet_of
from wirkungskreis.indicators.status import Point, moved


def movements(
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
        words = {1: _("die Gruppe {word}"), 2: _("beide Gruppen {word}")}
        said = words.get(n, _("alle {n} Gruppen {word}")).format(n=n, word=word)
        return _("{after} gegenüber {before}: {said}").format(
            after=periods[1], before=periods[0], said=said
        )
    return _("{after} gegenüber {before}: von {groups} {told}").format(
        after=periods[1], before=periods[0], groups=groups, told=told
    )


def _is_told(point: Point | None) -> bool:
    return point is not None and point.value is not None


def span(indicator: Indicator, own: Sequence[Part], city: Part | None) -> str:
    """State how far the areas lie apart in the newest period."""
    newest = [(one, point) for one in own if (point := newest_of(one)) and point.value is not None]
    if not newest:
        return _("Für kein Gebiet wird eine Zahl genannt")
    newest.sort(key=lambda row: row[1].value or 0)
    (least, low), (most, high) = newest[0], newest[-1]
    words = _("{period}: von {low} ({least}) bis {high} ({most})").format(
        period=grounds.period(high.start, high.before),
        low=grounds.cell(indicator, low),
        least=name_of(least),
        high=grounds.cell(indicator, high),
        most=name_of(most),
    )
    last = newest_of(city) if city else None
    if last is None or last.start != high.start:
        return words
    return _("{words}, {city} {value}").format(
        words=words, city=city.area.name if city else "", value=grounds.cell(indicator, last)
    )


def highest(indicator: Indicator, own: Sequence[Part]) -> str:
    """Name the group with the highest value of the newest period."""
    newest = [(one, point) for one in own if (point := newest_of(one)) and point.value is not None]
    if not newest:
        return _("Für keine Gruppe wird eine Zahl genannt")
    most, high = max(newest, key=lambda row: row[1].value or 0)
    return _("{period}: am höchsten bei {group} mit {value}").format(
        period=grounds.period(high.start, high.before),
        group=most.label,
        value=grounds.cell(indicator, high),
    )


def newest_of(part: Part | None) -> Point | None:
    """Give the newest value or reason of a part."""
    return part.points[-1] if part and part.points else None


def name_of(part: Part) -> str:
    """Call a part by its area or group; what belongs to no area is called so."""
    if part.is_remainder:
        return _("{area}, nicht zuordenbar").format(area=part.area.name)
    return part.label
