"""What people do with minutes: send them round, object, answer, approve, add."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.minutes.forms import (
    AddendumForm,
    AnswerForm,
    ApproveForm,
    CirculateForm,
    ObjectionForm,
    StepForm,
)
from wirkungskreis.desk.web import DeskRequest, created, done
from wirkungskreis.journal.clock import today
from wirkungskreis.meetings.domain import minutes as verbs
from wirkungskreis.meetings.models import Minutes
from wirkungskreis.meetings.queries.reading import meetings_for, minutes_for
from wirkungskreis.people.models import Person

ENTRY = ["GET", "HEAD", "POST"]


@require_POST
@signed_in
def circulate(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Send the minutes of a meeting round as they read now."""
    meeting = get_object_or_404(meetings_for(request.actor), public_id=public_id)
    form = CirculateForm(request.POST)

    def make() -> str:
        return _page(verbs.circulate(meeting, actor=request.actor, on=today()))

    if address := created(form, make, actor=request.actor):
        messages.success(request, _("Die Niederschrift ist im Umlauf."))
        return HttpResponseRedirect(address)
    for error in form.non_field_errors():
        messages.error(request, str(error))
    return HttpResponseRedirect(reverse("desk:minutes_draft", args=[public_id]))


@require_http_methods(ENTRY)
@signed_in
def object_to(request: DeskRequest, public_id: UUID) -> HttpResponse:
    minutes = _minutes(request, public_id)
    form = ObjectionForm(minutes, request.POST or None)

    def make(**data: Any) -> str:
        person = get_object_or_404(Person, pk=request.actor.person_id)
        verbs.object_to(minutes, actor=request.actor, person=person, on=today(), **data)
        return _page(minutes)

    if address := created(form, make, actor=request.actor):
        messages.success(request, _("Ihr Einwand ist eingegangen."))
        return HttpResponseRedirect(address)
    return _form(request, minutes, form, _("Einwand erheben"))


@require_http_methods(ENTRY)
@signed_in
def answer(request: DeskRequest, public_id: UUID, objection_id: UUID) -> HttpResponse:
    """Answer an objection; what it says stands above the form."""
    minutes = _minutes(request, public_id)
    objection = get_object_or_404(
        minutes.objections.select_related("item", "person"), public_id=objection_id
    )
    form = AnswerForm(request.POST or None)

    def reply(data: dict[str, Any]) -> None:
        verbs.answer(objection, actor=request.actor, on=today(), **data)

    if done(form, reply):
        messages.success(request, _("Die Antwort ist eingetragen."))
        return HttpResponseRedirect(_page(minutes))
    return _form(request, minutes, form, _("Einwand beantworten"), objection=objection)


@require_http_methods(ENTRY)
@signed_in
def take_back(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Begin the next version: this one stays readable, results can be corrected."""
    minutes = _minutes(request, public_id)
    form = StepForm(request.POST or None)
    if done(form, lambda data: verbs.take_back(minutes, actor=request.actor, **data)):
        messages.success(request, _("Jetzt lassen sich Ergebnisse wieder ändern."))
        here = reverse("desk:minutes_draft", args=[minutes.meeting.public_id])
        return HttpResponseRedirect(here)
    return _form(request, minutes, form, _("Neue Fassung beginnen"))


@require_http_methods(ENTRY)
@signed_in
def approve(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Approve minutes; from then on not a word of them changes."""
    minutes = _minutes(request, public_id)
    form = ApproveForm(minutes, request.POST or None)

    def agree(data: dict[str, Any]) -> None:
        on = data["where"].sitting.on if data["where"] else today()
        verbs.approve(minutes, actor=request.actor, on=on, **data)

    if done(form, agree):
        messages.success(request, _("Die Niederschrift ist genehmigt."))
        return HttpResponseRedirect(_page(minutes))
    return _form(request, minutes, form, _("Genehmigen"))


@require_http_methods(ENTRY)
@signed_in
def append(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Add to approved minutes."""
    minutes = _minutes(request, public_id)
    form = AddendumForm(request.POST or None)

    def make(text: str) -> str:
        verbs.append(minutes, actor=request.actor, text=text, on=today())
        return _page(minutes)

    if address := created(form, make, actor=request.actor):
        messages.success(request, _("Der Nachtrag ist angefügt."))
        return HttpResponseRedirect(address)
    return _form(request, minutes, form, _("Nachtrag schreiben"))


def _minutes(request: DeskRequest, public_id: UUID) -> Minutes:
    return get_object_or_404(minutes_for(request.actor), public_id=public_id)


def _page(minutes: Minutes) -> str:
    return reverse("desk:minutes", args=[minutes.public_id])


def _form(
    request: DeskRequest, minutes: Minutes, form: Form, title: str, **more: object
) -> HttpResponse:
    context = {"minutes": minutes, "form": form, "title": title, **more}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/minutes/form.html", context, status=status)
