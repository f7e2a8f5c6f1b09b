"""The directory of organisations, with its past."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.people import forms
from wirkungskreis.desk.people.pages import (
    form_page,
    list_page,
    made,
    posted,
    read_or_404,
    step_page,
)
from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.policy import ask
from wirkungskreis.measures.models import Measure
from wirkungskreis.measures.queries import measures_for, promised_by
from wirkungskreis.people.domain import organisations
from wirkungskreis.people.models import Organisation
from wirkungskreis.people.queries import organisation_today, organisations_for, posts_with_people

KEEP = "people.keep_organisation"
STATES = {"": False, "ehemalig": True, "alle": None}


@require_safe
@signed_in
def organisation_list(request: DeskRequest) -> HttpResponse:
    """Take filters from the address; without any, show what exists today."""
    form = forms.OrganisationFilter(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    found = organisations_for(
        request.actor,
        search=chosen.get("suche", ""),
        kind=chosen.get("art", ""),
        ended=STATES.get(chosen.get("stand", "")),
        on=today(),
    )
    return list_page(request, "desk/people/organisations.html", form, found, on=today())


@require_safe
@signed_in
def organisation(request: DeskRequest, public_id: UUID) -> HttpResponse:
    thing = _read(request, public_id)
    posts = list(posts_with_people(thing, request.actor))
    context = {
        "organisation": thing,
        "exists": thing.exists_on(today()),
        "heir": organisation_today(thing, today()),
        "children": thing.children.filter(valid_before=None),
        "predecessors": thing.predecessors.all(),
        "present": [post for post in posts if post.holds_on(today())],
        "past": [post for post in posts if not post.holds_on(today())],
        "led": _led_by(thing, request.actor),
        "promised": promised_by(request.actor, [thing.pk]).prefetch_related(None),
        "may_keep": ask(request.actor, KEEP, thing),
    }
    return TemplateResponse(request, "desk/people/organisation.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def organisation_new(request: DeskRequest) -> HttpResponse:
    form = forms.OrganisationNewForm(posted(request), on=today())
    if new := made(form, organisations.create, actor=request.actor):
        messages.success(request, _("Die Organisation ist aufgenommen."))
        return HttpResponseRedirect(reverse("desk:organisation", args=[new.public_id]))
    words = {"title": _("Neue Organisation"), "submit": _("Aufnehmen")}
    return form_page(request, form, ask(request.actor, KEEP, None), words)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def organisation_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    thing = _read(request, public_id)
    names = ["kind", "internal", "parent", "valid_from"]
    names += ["contact_function", "contact_email", "contact_phone"]
    now = {name: getattr(thing, name) for name in names}
    form = forms.OrganisationEditForm(posted(request), initial=now, on=today())
    words = {"title": _("Organisation bearbeiten"), "submit": _("Speichern")}
    return step_page(request, thing, form, organisations.revise, words)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def organisation_rename(request: DeskRequest, public_id: UUID) -> HttpResponse:
    thing = _read(request, public_id)
    form = forms.RenameForm(posted(request))
    words = {
        "title": _("Organisation umbenennen"),
        "lead": _("Dieselbe Organisation unter neuem Namen. Frühere Berichte behalten den alten."),
        "submit": _("Umbenennen"),
    }
    return step_page(request, thing, form, organisations.rename, words)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def organisation_end(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Close it, or merge it into a successor."""
    thing = _read(request, public_id)
    form = forms.EndForm(posted(request), organisation=thing)
    words = {
        "title": _("Organisation beenden oder zusammenlegen"),
        "lead": _("Was sie getan hat, bleibt unter ihrem Namen stehen."),
        "note": _ending(_led_by(thing, request.actor).count()),
        "submit": _("Ende eintragen"),
    }
    return step_page(request, thing, form, _end, words)


def _led_by(thing: Organisation, actor: Actor) -> QuerySet[Measure]:
    """Give the measures that name it as lead; they follow a merger only by a change of lead."""
    led = measures_for(actor).filter(lead=thing, merged_into=None).order_by("code")
    return led.prefetch_related(None)


def _ending(led: int) -> str:
    if not led:
        return ""
    words = ngettext(
        "Eine Maßnahme nennt sie als federführend. Sie behält diese Angabe, bis die Koordination"
        " die Federführung ändert; die Seite der Organisation führt hin.",
        "{n} Maßnahmen nennen sie als federführend. Sie behalten diese Angabe, bis die"
        " Koordination die Federführung ändert; die Seite der Organisation führt hin.",
        led,
    )
    return words.format(n=led)


def _end(
    thing: Organisation, *, actor: Actor, successor: Organisation | None, **data: Any
) -> Organisation:
    if successor is None:
        return organisations.close(thing, actor=actor, **data)
    return organisations.merge_into(thing, actor=actor, successor=successor, **data)


def _read(request: DeskRequest, public_id: UUID) -> Organisation:
    rows = organisations_for(request.actor, on=today())
    return read_or_404(rows, public_id)
