"""A request for a value in words: what is asked, what was said, and what was known before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from wirkungskreis.indicators import grounds
from wirkungskreis.indicators.models import IndicatorVersion, Reason
from wirkungskreis.indicators.queries.delivering import area_names
from wirkungskreis.indicators.queries.standing import standings
from wirkungskreis.kernel import formats
from wirkungskreis.rounds.figure_cells import Line
from wirkungskreis.rounds.figure_values import number_of
from wirkungskreis.rounds.given import Given
from wirkungskreis.rounds.models import FigureRequest


@dataclass(frozen=True, slots=True)
class Answered:
    """What was said about one area, in words."""

    area: str
    value: str
    parts: str


def lines(figure: FigureRequest) -> list[Line]:
    """Name the areas asked about; one query."""
    areas = area_names(one.area for one in figure.given)
    return [Line(one.area, areas[one.area].name) for one in figure.given]


def period(figure: FigureRequest) -> str:
    return grounds.period(figure.period_start, figure.period_before)


def asked(figure: FigureRequest, on: date) -> list[tuple[str, str]]:
    """Say what is asked for: question, definition, who is counted, period, and the last value."""
    return [(label, text) for label, text in _asked(figure, on) if text]


def _asked(figure: FigureRequest, on: date) -> Iterator[tuple[str, str]]:
    indicator = figure.indicator
    version = indicator.versions.select_related("population").order_by("number").last()
    yield _("Zeitraum"), period(figure)
    yield _("Gruppe"), "" if figure.subgroup.is_everybody else figure.subgroup.label
    yield _("Welche Frage beantwortet er?"), indicator.question
    if version is not None:
        yield from _defined(version)
    yield _("Einheit"), indicator.unit
    [standing] = standings([indicator], on)
    if standing.points:
        last = standing.points[-1]
        value = grounds.cell(indicator, last)
        yield _("Letzter Wert"), f"{value} ({grounds.period(last.start, last.before)})"
    yield _("Datenquelle"), indicator.source


def _defined(version: IndicatorVersion) -> Iterator[tuple[str, str]]:
    yield _("Definition"), version.text
    yield _("Zähler"), version.numerator
    yield _("Nenner"), version.denominator
    yield _("Wer gezählt wird"), version.counted


def said(figure: FigureRequest) -> list[tuple[str, str]]:
    """Say where the answer comes from; empty until somebody answered."""
    if figure.published_on is None:
        return []
    rows = [
        (_("Quelle"), figure.source_ref),
        (_("Stand vom"), formats.day(figure.published_on)),
        (_("Hinweis"), figure.note),
    ]
    return [(label, text) for label, text in rows if text]


def answered(figure: FigureRequest) -> list[Answered]:
    """Say what was answered for each area; one query, empty until somebody answered."""
    if figure.published_on is None:
        return []
    names = {line.code: line.label for line in lines(figure)}
    return [Answered(names[one.area], told(figure, one), _parts(one)) for one in figure.given]


def told(figure: FigureRequest, one: Given) -> str:
    """Write one value with its unit and marks, or the reason; empty where nothing was said."""
    if one.reason or one.is_empty:
        return str(Reason(one.reason).label) if one.reason else ""
    number = number_of(figure, one)
    words = [grounds.amount(figure.indicator, number)] if number is not None else []
    words += [str(grounds.MARK_WORDS[letter]) for letter in one.statuses]
    return ", ".join(words)


def _parts(one: Given) -> str:
    if one.numerator is None or one.denominator is None:
        return ""
    return _("{part} von {whole}").format(
        part=formats.number(one.numerator), whole=formats.number(one.denominator)
    )
