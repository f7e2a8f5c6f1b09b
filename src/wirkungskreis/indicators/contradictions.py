"""Figures that are printed for the same thing and differ: which one holds, then why, then all."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrPromise

from wirkungskreis.indicators import grounds
from wirkungskreis.indicators.models import (
    Cause,
    Contradiction,
    Indicator,
    Observation,
    PopulationConcept,
    Printed,
)
from wirkungskreis.indicators.policy import view
from wirkungskreis.indicators.queries.printed import contradictions_for, standing_printed
from wirkungskreis.indicators.states import FigureState
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import Actor

SENTENCES: dict[str, StrPromise] = {
    Cause.PEOPLE: gettext_lazy("Es sind nicht dieselben Menschen gezählt."),
    Cause.DAY: gettext_lazy("Die Zahlen gelten nicht für denselben Tag oder Zeitraum."),
    Cause.SOURCE: gettext_lazy("Die Zahlen kommen aus verschiedenen Quellen, die anders zählen."),
    Cause.ROUNDED: gettext_lazy("Es ist gerundet."),
    Cause.COMPUTED: gettext_lazy("Eine Zahl ist nachgerechnet und stand so nicht in der Quelle."),
    Cause.PARTS: gettext_lazy("Die Teile ergeben zusammen nicht das Ganze."),
    Cause.OUTDATED: gettext_lazy("Eine Zahl ist überholt, steht aber noch da."),
    Cause.MISPRINT: gettext_lazy("Eine Zahl ist falsch gedruckt oder falsch gerechnet."),
    Cause.UNKNOWN: gettext_lazy("Warum sie sich unterscheiden, geben die Quellen nicht an."),
}


def differing(indicator: Indicator, actor: Actor) -> dict[str, Any]:
    """Give all that a page shows of figures that differ, as far as one may see them.

    ``contradictions`` with their figures, ``printed`` figures that none of them explains, the
    ``concepts`` of who is counted that stand beside any of them, and the ``cited`` sources.
    """
    told, explained = [], set()
    if getattr(indicator, "has_contradictions", True):
        rows = contradictions_for(actor).filter(indicator=indicator, state=FigureState.ACTIVE)
        told = [told_of(row, actor) for row in rows]
        explained = {one.pk for row in rows for one in row.printed.all()}
    beside = []
    if getattr(indicator, "has_printed", True):
        rest = [one for one in standing_printed(indicator) if one.pk not in explained]
        beside = [printed_figure(one) for one in rest]
    figures = [figure for row in told for figure in row["figures"]] + beside
    return {
        "contradictions": told,
        "printed": beside,
        "concepts": _concepts(figures),
        "cited": [figure["source"] for figure in figures],
    }


def told_of(row: Contradiction, actor: Actor) -> dict[str, Any]:
    """Tell one: the sentence which figure holds, the reasons, and every figure with its day."""
    values = [one for one in row.observations.all() if view(actor, one.version.indicator)]
    printed = [one for one in row.printed.all() if one.state == FigureState.ACTIVE]
    return {
        "row": row,
        "topic": row.topic,
        "text": row.text,
        "verdict": verdict(row, values, printed),
        "causes": [SENTENCES[cause] for cause in row.causes],
        "figures": [
            *(_value(one, holds=one.pk == row.holds_value_id) for one in values),
            *(printed_figure(one, holds=one.pk == row.holds_printed_id) for one in printed),
        ],
    }


def printed_figure(one: Printed, *, holds: bool = False) -> dict[str, Any]:
    """Give what a row of a table shows of a printed figure."""
    return {
        "row": one,
        "value": one.words,
        "when": _when(one),
        "is_undated": one.period_start is None,
        "area": one.area.name if one.area else "",
        "concept": one.population,
        "what": one.definition,
        "source": one.source_ref,
        "where": _place(one),
        "quote": one.quote,
        "note": one.caveat,
        "holds": holds,
    }


def verdict(row: Contradiction, values: Sequence[Observation], printed: Sequence[Printed]) -> str:
    """Say in one sentence which figure the city uses today, or that nobody has said so."""
    if not row.is_settled:
        return _("Noch nicht geklärt ist, welche dieser Zahlen die Stadt heute verwendet.")
    holding = [_said(one) for one in values if one.pk == row.holds_value_id]
    holding += [_words(one) for one in printed if one.pk == row.holds_printed_id]
    if not holding:
        return _("Die Zahl, die heute gilt, ist nicht veröffentlicht.")
    return _("Heute gilt {figure}, seit dem {day}. Entschieden hat das: {office}.").format(
        figure=holding[0], day=formats.day(row.holds_since), office=row.decided_by.rstrip(".")
    )


def _said(one: Observation) -> str:
    """Write a value with its period and, where it is only a part, its place."""
    period = grounds.period(one.period_start, one.period_before)
    value = grounds.amount(one.version.indicator, one.value) if one.value is not None else ""
    return f"{value} ({one.area.name}, {period})"


def _words(one: Printed) -> str:
    when = _when(one)
    return f"{one.words} ({when})" if when else one.words


def _when(one: Printed) -> str:
    if one.period_start and one.period_before:
        return grounds.period(one.period_start, one.period_before)
    return one.when_words


def _value(one: Observation, *, holds: bool) -> dict[str, Any]:
    value = grounds.amount(one.version.indicator, one.value) if one.value is not None else ""
    return {
        "value": value,
        "when": grounds.period(one.period_start, one.period_before),
        "is_undated": False,
        "area": one.area.name,
        "concept": one.version.population,
        "what": one.version.text,
        "source": one.source_ref,
        "where": "",
        "quote": "",
        "note": one.note,
        "holds": holds,
    }


def _place(one: Printed) -> str:
    """Say on which page and when it was printed, as far as that is known."""
    words = [_("Seite {page}").format(page=one.page)] if one.page else []
    if one.printed_on:
        words.append(_("gedruckt am {day}").format(day=formats.day_short(one.printed_on)))
    return ", ".join(words)


def _concepts(figures: Iterable[dict[str, Any]]) -> list[PopulationConcept]:
    """Give each definition of who is counted once, in the order of its first figure."""
    found: Iterator[PopulationConcept] = (one["concept"] for one in figures if one["concept"])
    return list(dict.fromkeys(found))
