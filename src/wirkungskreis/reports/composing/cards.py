"""One measure as it is printed, from what its lead reported."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from wirkungskreis.charts.states import Tone
from wirkungskreis.measures.models.measure import Kind, PublicScope
from wirkungskreis.reports import sentences
from wirkungskreis.reports.composing import grounds
from wirkungskreis.reports.composing.texts import place_of, said
from wirkungskreis.reports.facts import LOOKS, MeasureFacts, Told, lifecycle, provenance
from wirkungskreis.reports.models import Block
from wirkungskreis.reports.outputs.document import (
    LINE_END,
    Effort,
    Level,
    MeasureCard,
    Reach,
    RichText,
    Span,
)
from wirkungskreis.rounds.states import Counted, Help

ONLY_TITLE = "nur Titel öffentlich"


def slot_of(told: Told) -> str:
    """Name the place of the printed text of one return."""
    return f"return:{told.ret.key}"


def card(
    measure: MeasureFacts, edited: Mapping[str, Block], level: Level, *, marks: bool = False
) -> MeasureCard | None:
    """Print a measure for readers of a level; None if its lead wants nothing published.

    ``edited`` holds edited texts by slot; without one the lead's own words are printed. ``marks``
    marks numbers in them that the lead did not report.
    """
    told, ret = measure.newest, measure.newest.ret
    if not is_shown(measure, level):
        return None
    only_title = not is_told(measure, level)
    withheld = only_title and told.is_answered
    codes = [element["code"] for element in ret.measure["elements"]]
    label, tone = (ONLY_TITLE, Tone.SILENT) if withheld else LOOKS[told.code]
    made = MeasureCard(
        ref=f"return:{ret.key}",
        code=ret.measure_code,
        title=ret.measure_title,
        field=ret.field_code,
        lead=ret.organisation,
        kind=str(Kind(ret.measure_kind).label),
        lifecycle="",
        standing=label,
        tone=tone,
        provenance="",
        goals=tuple(sorted(filter(None, codes), key=place_of)),
        withheld=withheld,
    )
    return made if only_title else replace(made, **_told(measure, edited, marks=marks))


def _told(measure: MeasureFacts, edited: Mapping[str, Block], *, marks: bool) -> dict[str, Any]:
    """Give what is printed beyond title and organisation."""
    told, ret = measure.newest, measure.newest.ret
    answers, text = ret.answers, edited.get(slot_of(told))
    due = answers["next_step_due"]
    return {
        "lifecycle": lifecycle(told),
        "provenance": provenance(told),
        "reason": answers["schedule_reason"],
        "happened": happened(measure, edited, marks=marks),
        "next_step": answers["next_step"],
        "next_due": date.fromisoformat(due) if due else None,
        "reach": _reach(told),
        "effort": _effort(told),
        "obstacle": _obstacle(told),
        "help": _help(told),
        "disclosed": bool(answers["releases_obstacle"]),
        "remark": ret.review["remark"],
        "source": said(text.sources) if text else "",
    }


def is_shown(measure: MeasureFacts, level: Level) -> bool:
    """Whether readers of this level see the measure at all; figures always count it."""
    facts = measure.newest.ret.measure
    is_public = bool(facts["is_published"]) and facts["public_scope"] != PublicScope.NOTHING
    return is_public or level is not Level.PUBLIC


def is_told(measure: MeasureFacts, level: Level) -> bool:
    """Whether they read more than its title and its organisation."""
    only_title = measure.newest.ret.measure["public_scope"] == PublicScope.TITLE
    return is_shown(measure, level) and not (only_title and level is Level.PUBLIC)


def happened(
    measure: MeasureFacts, edited: Mapping[str, Block], *, marks: bool = False
) -> RichText:
    """Give what happened, earlier rounds of the same report first, each with its day."""
    if block := edited.get(slot_of(measure.newest)):
        known = grounds.in_return(measure)
        return grounds.of_block(block, known, marks=marks).under([Span(said(block.text))])
    days: dict[str, list[str]] = {}
    for told in (*measure.earlier, measure.newest):
        if text := words(told):
            days.setdefault(text, []).append(f"zum {told.reference_date:%d.%m.%Y}")
    if list(days) == [words(measure.newest)] and not measure.earlier:
        return (Span(words(measure.newest)),)
    lines = [f"{sentences.listed(on).capitalize()}: {text}" for text, on in days.items()]
    return tuple(Span(part) for line in lines for part in (LINE_END, line))[1:]


def words(told: Told) -> str:
    """Give the lead's own words; an unchanged answer says so in a sentence of ours."""
    answers = told.ret.answers
    if not told.is_answered:
        return ""
    if answers["is_unchanged"]:
        sentence = "Gegenüber der vorigen Meldung unverändert."
        return f"{sentence} {answers['unchanged_sentence']}".strip()
    return said(str(answers["done"]))


def _reach(told: Told) -> Reach | None:
    answers = told.ret.answers
    if not told.is_answered or not answers["reach_unit"]:
        return None
    return Reach(
        unit=answers["reach_unit"],
        reached=answers["reach_actual"],
        planned=answers["reach_planned"],
        estimated=answers["reach_kind"] == Counted.ESTIMATED,
    )


def _effort(told: Told) -> Effort | None:
    if not told.is_answered:
        return None
    hours, cost = told.ret.answers["effort_hours"], told.ret.answers["effort_cost"]
    return Effort(
        hours=round(Decimal(hours)) if hours is not None else None,
        cost=Decimal(cost) if cost is not None else None,
    )


def _obstacle(told: Told) -> str:
    answers = told.ret.answers
    label = answers["obstacle"]["label"] if answers["obstacle"] else ""
    return ": ".join(part for part in (label, answers["obstacle_text"]) if part)


def _help(told: Told) -> str:
    answers = told.ret.answers
    if answers["help_kind"] == Help.NONE:
        return ""
    return f"{Help(answers['help_kind']).label}: {answers['help_text']}".removeprefix("ja, ").strip(
        ": "
    )
