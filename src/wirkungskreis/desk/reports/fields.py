"""Bericht je Handlungsfeld: what was, what stands, what was said, what follows, on one page."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from wirkungskreis.charts.picture import picture
from wirkungskreis.charts.states import StateBar
from wirkungskreis.concept.models import Wording
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.reports.fetch import field_of, report_at_work
from wirkungskreis.desk.reports.shown import without_fact
from wirkungskreis.desk.reports.texts import reported
from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.policy import ask
from wirkungskreis.measures.models import Need
from wirkungskreis.reports.composing import charts
from wirkungskreis.reports.composing.follow import outcome
from wirkungskreis.reports.composing.grounds import in_return, of_block
from wirkungskreis.reports.facts import LOOKS, MeasureFacts, provenance
from wirkungskreis.reports.language import of_reports
from wirkungskreis.reports.models import Block, GoalNote, KeyFigure, Report
from wirkungskreis.reports.models.figure import MOST
from wirkungskreis.reports.queries import FieldWork, earlier_consequences
from wirkungskreis.reports.states import WRITE


@dataclass(frozen=True, slots=True)
class Line:
    """One measure: what was reported beside what is printed."""

    measure: MeasureFacts
    code: str
    standing: str
    provenance: str
    reported: list[tuple[str, str]]
    block: Block | None
    unproved: list[str]

    @property
    def ret(self) -> object:
        return self.measure.newest.ret


@dataclass(frozen=True, slots=True)
class Goal:
    wording: Wording
    figures: list[KeyFigure]
    note: GoalNote | None

    @property
    def has_room(self) -> bool:
        return len(self.figures) < MOST


@require_safe
@signed_in
def field_page(request: DeskRequest, public_id: UUID, code: str) -> HttpResponse:
    report = report_at_work(request, public_id)
    work = field_of(report, code)
    with of_reports():
        bar = charts.state_bar("stand", work.facts.counts, report.reference_date)
        drawn = _drawn(bar)
    earlier = earlier_consequences(report, work.wording)
    context = {
        "report": report,
        "work": work,
        "may_write": ask(request.actor, WRITE, report) and report.is_open,
        "may_follow": ask(request.actor, WRITE, report),
        "earlier": [(each, outcome(each, today())) for each in earlier],
        "bar": bar,
        "picture": drawn,
        "goals": _goals(report, work),
        "lines": _lines(report, work),
        "needs": _needs(report, work),
        "unproved": without_fact(report, work),
    }
    return TemplateResponse(request, "desk/reports/field.html", context)


def _drawn(bar: StateBar) -> SafeString:
    return mark_safe(picture(bar))  # noqa: S308  the charts package escapes every word


def _goals(report: Report, work: FieldWork) -> list[Goal]:
    notes = {note.goal_id: note for note in report.goal_notes.all()}
    return [
        Goal(
            wording,
            [figure for figure in work.figures if figure.goal_id == wording.element_id],
            notes.get(wording.element_id),
        )
        for wording in work.goals
    ]


def _lines(report: Report, work: FieldWork) -> list[Line]:
    blocks = {block.slot: block for block in report.blocks.all()}
    return [
        _line(measure, blocks.get(f"return:{measure.newest.ret.key}"))
        for measure in work.facts.measures
    ]


def _line(measure: MeasureFacts, block: Block | None) -> Line:
    grounds = of_block(block, in_return(measure), marks=True) if block else None
    return Line(
        measure=measure,
        code=measure.newest.code,
        standing=LOOKS[measure.newest.code][0],
        provenance=provenance(measure.newest),
        reported=reported(measure),
        block=block,
        unproved=grounds.unproved(block.text) if grounds and block else [],
    )


def _needs(report: Report, work: FieldWork) -> list[Need]:
    if work.wording is None:
        return []
    day = report.reference_date
    return list(Need.objects.filter(field=work.wording.element_id, stated_on__lte=day))
