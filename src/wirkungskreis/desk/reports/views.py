"""The reports: list, beginning one, what is done and missing, reading it, its files."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.reports.facts import address_of_fact
from wirkungskreis.desk.reports.fetch import report_of
from wirkungskreis.desk.reports.files import answer_with
from wirkungskreis.desk.reports.forms import BeginForm, StepForm
from wirkungskreis.desk.reports.pages import posted, redirect
from wirkungskreis.desk.reports.shown import missing_in, proposed
from wirkungskreis.desk.web import DeskRequest, created
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.errors import Refused
from wirkungskreis.kernel.policy import ask
from wirkungskreis.reports.composing.files import FORMATS
from wirkungskreis.reports.composing.whole import compose
from wirkungskreis.reports.domain import drafting
from wirkungskreis.reports.domain.review import may_release
from wirkungskreis.reports.models import Release, ReleaseFile, Report
from wirkungskreis.reports.models.release import ReleaseLevel
from wirkungskreis.reports.outputs import codec, html
from wirkungskreis.reports.outputs.document import CorrectionNote, Level, ReportDocument
from wirkungskreis.reports.policy import levels
from wirkungskreis.reports.queries import readable, reportable_rounds, reports_for, work_on
from wirkungskreis.reports.states import RELEASE, WRITE, ReportState


@require_safe
@signed_in
def report_list(request: DeskRequest) -> HttpResponse:
    context = {
        "reports": list(reports_for(request.actor)),
        "may_write": ask(request.actor, WRITE, Report),
    }
    return TemplateResponse(request, "desk/reports/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def report_begin(request: DeskRequest) -> HttpResponse:
    if not ask(request.actor, WRITE, Report):
        raise Http404
    rounds = list(reportable_rounds())
    form = BeginForm(posted(request), rounds=reportable_rounds(), initial=proposed(rounds))

    def make(**given: Any) -> str:
        report = drafting.begin(list(given.pop("rounds")), actor=request.actor, **given)
        return reverse("desk:report", args=[report.public_id])

    if address := created(form, make, actor=request.actor):
        return redirect(address)
    context = {"form": form, "rounds": rounds}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/reports/begin.html", context, status=status)


@require_safe
@signed_in
def report_page(request: DeskRequest, public_id: UUID) -> HttpResponse:
    return show(request, report_of(request, public_id))


def show(request: DeskRequest, report: Report, form: StepForm | None = None) -> HttpResponse:
    """Show how far a report is; whoever does not work on it sees what can be read."""
    context: dict[str, Any] = {
        "report": report,
        "form": form or StepForm(),
        "levels": ReleaseLevel,
        "releases": _releases(request, report),
        "corrections": list(report.corrections.all()),
        "works": ask(request.actor, "reports.work", report),
        "may_write": ask(request.actor, WRITE, report),
        "may_release": ask(request.actor, RELEASE, report),
    }
    if context["works"]:
        works = work_on(report)
        context |= {
            "fields": works,
            "rounds": list(report.rounds.order_by("reference_date")),
            "missing": missing_in(report, works),
            "edited": sum(b.is_edited for b in report.blocks.all()),
            "decisions": list(report.decisions_asked.select_related("body")),
            "in_preview": report.in_preview(today()),
            "hindrance": may_release(report, today()),
            "steps": _steps(request, report),
        }
    status = 422 if context["form"].errors else 200
    return TemplateResponse(request, "desk/reports/report.html", context, status=status)


def _releases(request: DeskRequest, report: Report) -> list[tuple[Release, list[ReleaseFile]]]:
    """Give the releases the person may read with their files, without the bytes."""
    found = ReleaseFile.objects.filter(release__report=report).defer("content")
    files = sorted(found, key=lambda file: list(FORMATS).index(file.format))
    return [
        (release, [each for each in files if each.release_id == release.pk])
        for release in readable(report, request.actor)
    ]


def _steps(request: DeskRequest, report: Report) -> list[tuple[Any, Any]]:
    return [
        (step, ask(request.actor, step.permission, report))
        for step in report.life.open_from(report.state)
        if step.name != "release"
    ]


@require_safe
@signed_in
def report_read(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show the whole report for one circle of readers, every figure leading to its fact."""
    report = report_of(request, public_id)
    level = _level(request)
    document = _document(report, level)
    link = address_of_fact(request.actor, report)
    context = {
        "report": report,
        "level": level,
        "levels": [
            (each, ReleaseLevel(each).label, each == level) for each in levels(request.actor)
        ],
        "document": html.fragment(document, link),
    }
    return TemplateResponse(request, "desk/reports/read.html", context)


def _level(request: DeskRequest) -> Level:
    allowed = levels(request.actor)
    wanted = request.GET.get("fassung", allowed[0])
    if wanted not in allowed:
        raise Http404
    return Level(wanted)


def _document(report: Report, level: Level) -> ReportDocument:
    """Read a released report from its frozen bytes; a draft is put together now."""
    if report.state != ReportState.RELEASED:
        return compose(report, level)
    frozen = get_object_or_404(
        ReleaseFile, release__report=report, release__level=level, format="json"
    )
    notes = tuple(CorrectionNote(c.number, c.on, c.text) for c in report.corrections.all())
    return replace(codec.load(bytes(frozen.content)), corrections=notes)


@require_safe
@signed_in
def report_file(request: DeskRequest, public_id: UUID, level: str, form: str) -> HttpResponse:
    """Hand out a frozen file, or a draft that says on every page that it is one."""
    report = report_of(request, public_id)
    if level not in levels(request.actor):
        raise Http404
    try:
        return answer_with(request, report, Level(level), form)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(reverse("desk:report", args=[public_id]))
