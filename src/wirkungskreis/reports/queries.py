"""Reports and releases as one actor sees them, and how far the work on a report is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Replace

from wirkungskreis.concept.models import Kind, Wording
from wirkungskreis.concept.queries import wordings_in_force
from wirkungskreis.indicators.queries.standing import goals_watched
from wirkungskreis.kernel.actor import SYSTEM, VISITOR, Actor
from wirkungskreis.reports.facts import FieldFacts, fields_of, rounds_of
from wirkungskreis.reports.models import Block, Consequence, KeyFigure, Release, Report
from wirkungskreis.reports.policy import levels, visible, visible_releases
from wirkungskreis.reports.states import ReportState
from wirkungskreis.rounds.models import Round
from wirkungskreis.rounds.states import RoundKind, RoundState


def reports_for(actor: Actor) -> QuerySet[Report]:
    """Every report the person may know of, newest first."""
    return Report.objects.filter(visible(actor)).select_related("predecessor", "prepared_by")


def readable(report: Report, actor: Actor) -> list[Release]:
    """Give the releases of a report that the person may read, the richest first."""
    found = releases_for(actor).filter(report=report)
    order = levels(actor)
    return sorted(found, key=lambda release: order.index(release.level))


def releases_for(actor: Actor) -> QuerySet[Release]:
    return Release.objects.filter(visible_releases(actor)).select_related("report")


def published() -> QuerySet[Release]:
    """Every public release, newest first; ``address`` is its number as it stands in addresses."""
    found = releases_for(VISITOR).filter(report__state=ReportState.RELEASED)
    number = Replace("report__number", Value("/"), Value("-"))
    return found.annotate(address=number).order_by("-report__reference_date", "-pk")


def reportable_rounds() -> QuerySet[Round]:
    """Frozen rounds a report can be begun on, newest first."""
    found = Round.objects.filter(kind=RoundKind.REPORT, state=RoundState.CLOSED)
    return found.exclude(frozen_on=None).order_by("-reference_date", "-pk")


@dataclass(frozen=True, slots=True)
class FieldWork:
    """One field of a report: its facts, its place in the concept, what people have added."""

    facts: FieldFacts
    wording: Wording | None
    goals: tuple[Wording, ...]
    figures: tuple[KeyFigure, ...]
    judged: frozenset[int]
    block: Block | None
    consequences: tuple[Consequence, ...]

    @property
    def code(self) -> str:
        """Give the letter for addresses, in small; "ohne" for measures without a field."""
        return self.facts.code.lower() or "ohne"

    @property
    def title(self) -> str:
        return f"{self.facts.code} {self.facts.title}".strip()

    @property
    def needs_consequence(self) -> bool:
        return bool(self.facts.code) and not self.consequences

    @property
    def open_goals(self) -> int:
        """Goals without figure, without indicator beside them, and without the reason why."""
        return sum(goal.element_id not in self.judged for goal in self.goals)


def work_on(report: Report) -> list[FieldWork]:
    """Say per field what is there and what is missing.

    A goal beside which an indicator is watched needs no figure entered by hand.
    """
    wordings = list(wordings_in_force(report.reference_date).select_related("parent"))
    blocks = {block.slot: block for block in report.blocks.all()}
    figures = list(report.figures.all())
    watched = goals_watched(report.reference_date, SYSTEM).order_by().values_list("element")
    noted = report.goal_notes.order_by().values_list("goal").union(watched)
    consequences = list(report.consequences.select_related("office", "owner"))
    found = fields_of(rounds_of(report))
    told = frozenset(key for (key,) in noted)
    return [_work(facts, wordings, blocks, (figures, told), consequences) for facts in found]


def _work(
    facts: FieldFacts,
    wordings: Iterable[Wording],
    blocks: dict[str, Block],
    judged: tuple[list[KeyFigure], frozenset[int]],
    consequences: Iterable[Consequence],
) -> FieldWork:
    figures, noted = judged
    field = next(
        (w for w in wordings if w.element.kind == Kind.FIELD and w.code == facts.code), None
    )
    goals = [w for w in wordings if field and w.element.kind == Kind.GOAL and w.parent == field]
    keys = {goal.element_id for goal in goals}
    named = (c for c in consequences if field and c.field_id == field.element_id)
    return FieldWork(
        facts=facts,
        wording=field,
        goals=tuple(sorted(goals, key=lambda wording: (wording.order, wording.code))),
        figures=tuple(figure for figure in figures if figure.goal_id in keys),
        judged=noted | {figure.goal_id for figure in figures},
        block=blocks.get(f"field:{facts.code}"),
        consequences=tuple(named),
    )


def earlier_consequences(report: Report, field: Wording | None) -> list[Consequence]:
    """Give the consequences of the report before for a field: the next one opens with them."""
    if report.predecessor is None or field is None:
        return []
    found = report.predecessor.consequences.filter(field=field.element_id)
    return list(found.select_related("office", "owner"))


def figures_to_take(report: Report) -> QuerySet[Any]:
    """Give the key figures with the code of their goal, and of the indicator they became."""
    words = wordings_in_force(report.reference_date).filter(element=OuterRef("goal"))
    found = report.figures.select_related("goal", "report").annotate(
        goal_code=Subquery(words.values("code")[:1]),
        taken_code=F("taken__indicator__code"),
        taken_id=F("taken__indicator__public_id"),
    )
    return found.order_by("goal_code", "position")
