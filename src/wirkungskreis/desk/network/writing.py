"""What the office writes: the text, its steps, who passes on, and a name taken out."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from wirkungskreis.desk.entries import EditionForm
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.meetings.fetch import office_only
from wirkungskreis.desk.network.forms import MessageForm, MultiplierForm, RewordForm
from wirkungskreis.desk.network.pages import message_of, show_list
from wirkungskreis.desk.web import DeskRequest, created, done
from wirkungskreis.journal.clock import today
from wirkungskreis.network.domain import feedback, multipliers, texts
from wirkungskreis.network.models import Multiplier
from wirkungskreis.network.queries.reading import feedback_for
from wirkungskreis.people.models import Person


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def message_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Write the text until it is released."""
    office_only(request)
    message = message_of(request, public_id)
    initial = {"text": message.text, "simple": message.simple}
    form = MessageForm(request.POST or None, initial=initial)
    here = reverse("desk:message", args=[public_id])
    if done(form, lambda data: texts.write(message, actor=request.actor, **data)):
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(here)
    context = {
        "title": _("Text zum Weitergeben bearbeiten"),
        "over": str(message),
        "form": form,
        "edition": message_of(request, public_id).edition,
        "back": here,
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/network/edit.html", context, status=status)


@require_POST
@signed_in
def message_step(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Release, take back or send; a refusal is said on the text's page."""
    office_only(request)
    message = message_of(request, public_id)
    form = EditionForm(request.POST)
    step = request.POST.get("step", "")

    def take(data: dict[str, Any]) -> None:
        if step == "release":
            texts.release(message, actor=request.actor, on=today(), **data)
            messages.success(request, _("Der Text ist veröffentlicht."))
        elif step == "take_back":
            texts.take_back(message, actor=request.actor, **data)
            messages.success(request, _("Der Text lässt sich wieder bearbeiten."))
        else:
            count = texts.send(message, actor=request.actor, on=today())
            words = ngettext(
                "{n} Mail liegt im Postausgang.", "{n} Mails liegen im Postausgang.", count
            )
            messages.success(request, words.format(n=count))

    if step not in {"release", "take_back", "send"}:
        raise Http404
    here = reverse("desk:message", args=[public_id])
    if done(form, take):
        return HttpResponseRedirect(here)
    context = {"title": _("Das ging nicht"), "over": str(message), "form": form, "back": here}
    return TemplateResponse(request, "desk/network/edit.html", context, status=422)


@require_POST
@signed_in
def multiplier_name(request: DeskRequest) -> HttpResponse:
    """Name somebody who passes on beside the members of bodies."""
    office_only(request)
    form = MultiplierForm(Person.objects.filter(redacted_at=None), request.POST)
    here = reverse("desk:messages")

    def make(person: Person, group: str) -> str:
        multipliers.name(person, group=group, since=today(), actor=request.actor)
        return here

    if created(form, make, actor=request.actor):
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(here)
    return show_list(request, form)


@require_POST
@signed_in
def multiplier_leave(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Let somebody stop from today on."""
    office_only(request)
    row = get_object_or_404(Multiplier, public_id=public_id)
    form = EditionForm(request.POST)
    here = reverse("desk:messages")
    if done(form, lambda data: multipliers.leave(row, before=today(), actor=request.actor, **data)):
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(here)
    context = {"title": _("Das ging nicht"), "over": str(row), "form": form, "back": here}
    return TemplateResponse(request, "desk/network/edit.html", context, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def feedback_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Take a name out of what was reported."""
    office_only(request)
    rows = feedback_for(request.actor).select_related("message")
    row = get_object_or_404(rows, public_id=public_id)
    form = RewordForm(request.POST or None, initial={"group": row.group, "text": row.text})
    here = reverse("desk:message", args=[row.message.public_id])
    if done(form, lambda data: feedback.reword(row, actor=request.actor, **data)):
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(here)
    context = {
        "title": _("Rückmeldung bearbeiten"),
        "over": str(row),
        "form": form,
        "edition": get_object_or_404(rows, public_id=public_id).edition,
        "back": here,
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/network/edit.html", context, status=status)
