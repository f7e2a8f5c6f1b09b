"""The people of the directory, as far as one may see them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
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
from wirkungskreis.kernel.policy import ask
from wirkungskreis.people.domain import persons
from wirkungskreis.people.duties import Duty, duties_of
from wirkungskreis.people.models import Person
from wirkungskreis.people.queries import persons_for

KEEP = "people.keep_person"
STATES = {"": True, "ohne-posten": False, "alle": None}


@require_safe
@signed_in
def person_list(request: DeskRequest) -> HttpResponse:
    form = forms.PersonFilter(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    found = persons_for(
        request.actor,
        search=chosen.get("suche", ""),
        active=STATES.get(chosen.get("stand", "")),
        on=today(),
    )
    return list_page(request, "desk/people/persons.html", form, found)


@require_safe
@signed_in
def person(request: DeskRequest, public_id: UUID) -> HttpResponse:
    thing = read_person(request, public_id)
    posts = list(thing.posts.select_related("organisation", "deputy_of"))
    account = getattr(thing, "user", None)
    context = {
        "person": thing,
        "present": [post for post in posts if post.holds_on(today())],
        "past": [post for post in posts if not post.holds_on(today())],
        "duties": [(duty, address_of(duty)) for duty in duties_of(thing, today())],
        "may_contact": ask(request.actor, "people.see_contact", thing),
        "may_keep": ask(request.actor, KEEP, thing),
        "account": account,
        "may_see_account": account and ask(request.actor, "people.view_account", account),
    }
    return TemplateResponse(request, "desk/people/person.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def person_new(request: DeskRequest) -> HttpResponse:
    form = forms.PersonForm(posted(request))
    if new := made(form, persons.create, actor=request.actor):
        messages.success(request, _("Die Person ist aufgenommen. Geben Sie ihr nun einen Posten."))
        return HttpResponseRedirect(reverse("desk:person", args=[new.public_id]))
    words = {
        "title": _("Neue Person"),
        "lead": _("Nur dienstliche Angaben: Sie werden für Abfragen und Sitzungen gebraucht."),
        "submit": _("Aufnehmen"),
    }
    return form_page(request, form, ask(request.actor, KEEP, None), words)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def person_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    thing = read_person(request, public_id)
    may_keep = ask(request.actor, KEEP, thing)
    names = ["name", "email", "phone", "language"] if may_keep else ["name"]
    now = {name: getattr(thing, name) for name in names}
    form = forms.PersonEditForm(posted(request), initial=now)
    words = {"title": _("Person bearbeiten"), "submit": _("Speichern")}
    return step_page(request, thing, form, persons.revise, words)


def read_person(request: DeskRequest, public_id: UUID) -> Person:
    return read_or_404(persons_for(request.actor, on=today()), public_id)


def address_of(duty: Duty) -> str:
    """Find the page that mends it: ``measures.measure`` is shown by ``desk:measure``."""
    try:
        return reverse(f"desk:{duty.thing.rpartition('.')[2]}", args=[duty.key])
    except NoReverseMatch:
        return ""
