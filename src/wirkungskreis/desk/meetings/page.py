"""One meeting: where it stands, its agenda, who was there, and what came of it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirkungskreis.desk.entries import EditionForm
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.meetings.fetch import meeting_of, office_only
from wirkungskreis.desk.meetings.forms import CancelForm
from wirkungskreis.desk.web import DeskRequest, done
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.policy import ask
from wirkungskreis.meetings.domain import holding
from wirkungskreis.meetings.queries.clock import scheduled
from wirkungskreis.meetings.queries.papers import enclosures_for, lots, packs_of
from wirkungskreis.meetings.queries.reading import items_for, minutes_for, rulings_of, tasks_for
from wirkungskreis.meetings.queries.seating import seating
from wirkungskreis.meetings.states import KEEP, MeetingState

WAY = [
    MeetingState.PLANNED,
    MeetingState.INVITED,
    MeetingState.RUNNING,
    MeetingState.HELD,
    MeetingState.CLOSED,
]
STEPS = {
    "begin": (holding.begin, gettext_lazy("Die Sitzung läuft.")),
    "end": (holding.end, gettext_lazy("Die Sitzung ist geschlossen.")),
    "close": (holding.close, gettext_lazy("Die Sitzung ist abgeschlossen.")),
}


@require_safe
@signed_in
def meeting_page(request: DeskRequest, public_id: UUID) -> HttpResponse:
    return _show(request, meeting_of(request, public_id), EditionForm())


def _show(request: DeskRequest, meeting: Any, form: EditionForm) -> HttpResponse:
    rows = list(items_for(request.actor).filter(meeting=meeting).order_by("position"))
    visible = [row.pk for row in rows]
    may = ask(request.actor, KEEP, meeting)
    steps = [step for step in meeting.life.open_from(meeting.state) if step.name in STEPS]
    papers = enclosures_for(request.actor).filter(meeting=meeting).order_by("order", "pk")
    context = {
        "packs": packs_of(request.actor, meeting),
        "lots": [lot for lot in lots(rows, papers) if lot.papers],
        "meeting": meeting,
        "schedule": scheduled(meeting, rows),
        "hidden": meeting.item_count - len(rows),
        "seating": seating(meeting),
        "rulings": rulings_of(visible),
        "tasks": tasks_for(request.actor).filter(item__in=visible),
        "versions": minutes_for(request.actor).filter(meeting=meeting),
        "way": [state.label for state in WAY],
        "standing": WAY.index(MeetingState(meeting.state)) + 1 if meeting.state in WAY else 0,
        "steps": steps,
        "form": form,
        "on": today(),
        "shows_answers": meeting.state == MeetingState.INVITED and bool(may),
        "may": may,
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/meetings/meeting.html", context, status=status)


@require_POST
@signed_in
def meeting_step(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Begin, end or close a meeting; a refusal stands on its page."""
    office_only(request)
    meeting = meeting_of(request, public_id)
    form = EditionForm(request.POST)
    verb, words = STEPS.get(request.POST.get("step", ""), STEPS["begin"])
    if done(form, lambda data: verb(meeting, actor=request.actor, **data)):
        messages.success(request, words)
        return HttpResponseRedirect(reverse("desk:meeting", args=[public_id]))
    return _show(request, meeting_of(request, public_id), form)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def meeting_cancel(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Cancel a meeting with a reason; its items wait in the backlog again."""
    office_only(request)
    meeting = meeting_of(request, public_id)
    form = CancelForm(request.POST or None)
    if done(form, lambda data: holding.cancel(meeting, actor=request.actor, **data)):
        messages.success(request, _("Die Sitzung ist abgesagt."))
        return HttpResponseRedirect(reverse("desk:meeting", args=[public_id]))
    context = {"meeting": meeting_of(request, public_id), "form": form}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/meetings/cancel.html", context, status=status)
