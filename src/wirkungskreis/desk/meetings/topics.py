"""The backlog of a body: what waits, proposing a topic, and not taking one up."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.meetings.fetch import address_of, body_of, item_of, office_only
from wirkungskreis.desk.meetings.forms import DropForm, TopicForm
from wirkungskreis.desk.web import DeskRequest, created, done
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.policy import ask
from wirkungskreis.meetings.domain import topics
from wirkungskreis.meetings.queries.reading import backlog_of, dropped_of, next_meeting
from wirkungskreis.meetings.states import KEEP, PROPOSE


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def topic_list(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show a body's backlog as far as the person may see it; members propose until the deadline."""
    body = body_of(request, public_id)
    form = TopicForm(request.POST or None)
    here = reverse("desk:topics", args=[public_id])

    def propose(**given: Any) -> str:
        topics.propose(body, actor=request.actor, on=today(), **given)
        return here

    if created(form, propose, actor=request.actor):
        messages.success(request, _("Das Thema steht im Themenspeicher."))
        return HttpResponseRedirect(here)
    context = {
        "body": body,
        "rows": [(item, address_of(item.subject)) for item in backlog_of(request.actor, body)],
        "dropped": dropped_of(request.actor, body),
        "next": next_meeting(body, today()),
        "form": form,
        "may_propose": ask(request.actor, PROPOSE, body.pk),
        "may": ask(request.actor, KEEP, body),
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/meetings/topics.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def topic_drop(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Say why a topic is not taken up."""
    office_only(request)
    item = item_of(request, public_id)
    form = DropForm(request.POST or None)
    if done(form, lambda data: topics.drop(item, actor=request.actor, **data)):
        messages.success(request, _("Das Thema ist abgelehnt, der Grund ist notiert."))
        return HttpResponseRedirect(reverse("desk:topics", args=[item.body.public_id]))
    context = {
        "item": item_of(request, public_id),
        "form": form,
        "title": _("Thema nicht aufnehmen"),
        "edition": item_of(request, public_id).edition,
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/meetings/edit.html", context, status=status)
