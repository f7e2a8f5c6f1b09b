"""One measure as it is printed, from what its lead reported."""

from datetime import date
from decimal import Decimal

from wirkungskreis.measures.models.measure import Kind, PublicScope
from wirkungskreis.reports.facts import LOOKS, MeasureFacts, Told, lifecycle, provenance
from wirkungskreis.reports.outputs.document import Effort, Level, MeasureCard, Reach, RichText, Span
from wirkungskreis.rounds.states import Counted, Help, ReachOf

PEOPLE = {ReachOf.PEOPLE.value, ReachOf.CASES.value}


def slot_of(told: Told) -> str:
    """Name the place of the printed text of one return."""
    return f"return:{told.ret.key}"


def card(measure: MeasureFacts, texts: dict[str, str], level: Level) -> MeasureCard | None:
    """Print a measure for readers of a level; None if its lead wants nothing published.

    ``texts`` holds edited texts by slot; without one the lead's own words are printed.
    """
    told, ret = measure.newest, measure.newest.ret
    if level is Level.PUBLIC and not _is_public(ret.measure):
        return None
    only_title = level is Level.PUBLIC and ret.measure["public_scope"] == PublicScope.TITLE
    label, tone = LOOKS[told.code]
    said = ret.answers
    due = said["next_step_due"]
    return MeasureCard(
        ref=f"return:{ret.key}",
        code=ret.measure_code,
        title=ret.measure_title,
        field=ret.field_code,
        lead=ret.organisation,
        kind=str(Kind(ret.measure_kind).label),
        lifecycle=lifecycle(told),
        standing=label,
        tone=tone,
        provenance=provenance(told),
        reason="" if only_title else said["schedule_reason"],
        happened=() if only_title else happened(measure, texts),
        next_step="" if only_title else said["next_step"],
        next_due=date.fromisoformat(due) if due else None,
        reach=None if only_title else _reach(told),
        effort=_effort(told),
        obstacle=_obstacle(told),
        help=_help(told),
        disclosed=bool(said["releases_obstacle"]),
        remark=ret.review["remark"],
        goals=tuple(element["code"] for element in ret.measure["elements"] if element["code"]),
    )


def _is_public(measure: dict[str, object]) -> bool:
    return bool(measure["is_published"]) and measure["public_scope"] != PublicScope.NOTHING


def happened(measure: MeasureFacts, texts: dict[str, str]) -> RichText:
    """Give what happened, earlier rounds of the same report first, each with its day."""
    if slot_of(measure.newest) in texts:
        return (Span(texts[slot_of(measure.newest)]),)
    earlier = [(told, words(told)) for told in measure.earlier]
    spans = [Span(f"Zum {told.reference_date:%d.%m.%Y}: {text} ") for told, text in earlier if text]
    if text := words(measure.newest):
        lead = f"Zum {measure.newest.reference_date:%d.%m.%Y}: " if spans else ""
        spans.append(Span(f"{lead}{text}"))
    return tuple(spans)


def words(told: Told) -> str:
    """Give the lead's own words; an unchanged answer says so in a sentence of ours."""
    said = told.ret.answers
    if not told.is_answered:
        return ""
    if said["is_unchanged"]:
        sentence = "Gegenüber der vorigen Meldung unverändert."
        return f"{sentence} {said['unchanged_sentence']}".strip()
    return str(said["done"])


def _reach(told: Told) -> Reach | None:
    said = told.ret.answers
    if not told.is_answered or not said["reach_unit"]:
        return None
    return Reach(
        unit=said["reach_unit"],
        reached=said["reach_actual"],
        planned=said["reach_planned"],
        estimated=said["reach_kind"] == Counted.ESTIMATED,
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
    said = told.ret.answers
    label = said["obstacle"]["label"] if said["obstacle"] else ""
    return ": ".join(part for part in (label, said["obstacle_text"]) if part)


def _help(told: Told) -> str:
    said = told.ret.answers
    if said["help_kind"] == Help.NONE:
        return ""
    return f"{Help(said['help_kind']).label}: {said['help_text']}".removeprefix("ja, ").strip(": ")
