"""The meetings of all bodies, and planning a new one."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.meetings.fetch import office_only
from wirkungskreis.desk.meetings.forms import PlanForm
from wirkungskreis.desk.web import DeskRequest, created
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.errors import Refused
from wirkungskreis.kernel.policy import ask
from wirkungskreis.mandates.queries import bodies_for, sittings_for
from wirkungskreis.meetings.domain import planning
from wirkungskreis.meetings.queries.reading import meetings_for, topics_waiting
from wirkungskreis.meetings.states import KEEP, TO_COME, MeetingState


@require_safe
@signed_in
def meeting_list(request: DeskRequest) -> HttpResponse:
    """List what is to come first, then each body with what it held; ``gremium`` chooses one."""
    chosen = request.GET.get("gremium", "")
    rows = list(meetings_for(request.actor))
    bodies = sorted({row.sitting.body for row in rows}, key=lambda body: body.name)
    if chosen:
        rows = [row for row in rows if row.sitting.body.code == chosen]
    open_states = [*TO_COME, MeetingState.RUNNING]
    ahead = [row for row in rows if row.state in open_states]
    past = [row for row in rows if row.state not in open_states]
    waiting = topics_waiting(request.actor)
    context = {
        "ahead": sorted(ahead, key=lambda row: (row.sitting.on, row.pk)),
        "past": sorted(past, key=lambda row: row.sitting.on, reverse=True),
        "bodies": [(body, waiting.get(body.pk, 0)) for body in bodies],
        "chosen": chosen,
        "may": ask(request.actor, KEEP, None),
        "on": today(),
    }
    return TemplateResponse(request, "desk/meetings/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def meeting_plan(request: DeskRequest) -> HttpResponse:
    office_only(request)
    bodies = [body for body in bodies_for(request.actor) if today() in body.valid]
    chosen = next((b for b in bodies if b.code == request.GET.get("gremium", "")), None)
    form = PlanForm(bodies, request.POST or None, initial={"body": chosen})

    def plan(**given: Any) -> str:
        facts = {name: given.pop(name) for name in ("place", "online_link")}
        meeting = planning.plan(given.pop("body"), actor=request.actor, facts=facts, **given)
        return reverse("desk:agenda", args=[meeting.public_id])

    if address := created(form, plan, actor=request.actor):
        messages.success(request, _("Die Sitzung ist geplant. Jetzt füllt sich die Tagesordnung."))
        return HttpResponseRedirect(address)
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/meetings/plan.html", {"form": form}, status=status)


@require_POST
@signed_in
def meeting_prepare(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Begin the agenda of a date that was entered without one."""
    office_only(request)
    sitting = get_object_or_404(sittings_for(request.actor), public_id=public_id)
    try:
        meeting = planning.prepare(sitting, actor=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(reverse("desk:sitting", args=[public_id]))
    return HttpResponseRedirect(reverse("desk:agenda", args=[meeting.public_id]))
