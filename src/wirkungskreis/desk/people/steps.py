"""What is done with one person: posts, handing over, an account, deletion."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.people import forms
from wirkungskreis.desk.people.pages import form_page, made, posted, step_page
from wirkungskreis.desk.people.persons import KEEP, address_of, read_person
from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.policy import ask
from wirkungskreis.people.domain import accounts, persons, redaction
from wirkungskreis.people.models import Person, Post


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def appoint(request: DeskRequest, public_id: UUID) -> HttpResponse:
    person = read_person(request, public_id)
    form = forms.AppointForm(posted(request), person=person, on=today())
    words = {"title": _("Posten geben"), "submit": _("Speichern")}
    return step_page(request, person, form, persons.appoint, words)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def end_post(request: DeskRequest, public_id: UUID) -> HttpResponse:
    person = read_person(request, public_id)
    form = forms.EndPostForm(posted(request), person=person)

    def end(_person: Person, *, post: Post, **data: Any) -> Post:
        return persons.end_post(post, **data)

    words = {
        "title": _("Posten beenden"),
        "lead": _("Was die Person für die Organisation getan hat, bleibt nachvollziehbar."),
        "submit": _("Posten beenden"),
    }
    return step_page(request, person, form, end, words)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def hand_over(request: DeskRequest, public_id: UUID) -> HttpResponse:
    person = read_person(request, public_id)
    form = forms.HandOverForm(posted(request), person=person)

    def give(_person: Person, *, actor: Actor, successor: Person) -> int:
        return persons.hand_over(person, actor=actor, successor=successor, on=today())

    if count := made(form, give, person, actor=request.actor):
        text = ngettext("{n} Aufgabe ist übergeben.", "{n} Aufgaben sind übergeben.", count)
        messages.success(request, text.format(n=count))
        return HttpResponseRedirect(reverse("desk:person", args=[person.public_id]))
    words = {
        "title": _("Aufgaben übergeben"),
        "lead": _(
            "Alles, wofür die Person jetzt verantwortlich genannt ist, geht an jemand anderen."
        ),
        "submit": _("Übergeben"),
    }
    return form_page(request, form, ask(request.actor, KEEP, person), words, person)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def invite(request: DeskRequest, public_id: UUID) -> HttpResponse:
    person = read_person(request, public_id)
    form = forms.InviteForm(posted(request), initial={"username": person.email})
    if user := made(form, accounts.invite, person, actor=request.actor):
        messages.success(request, _("Das Konto ist angelegt. Geben Sie den Link weiter."))
        return HttpResponseRedirect(reverse("desk:account", args=[user.public_id]))
    words = {
        "title": _("Konto anlegen"),
        "lead": _("Wer nur Fragen zu eigenen Maßnahmen beantwortet, braucht kein Konto."),
        "submit": _("Konto anlegen"),
    }
    return form_page(request, form, ask(request.actor, KEEP, person), words, person)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def redact(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Say first what will be done, then do it."""
    person = read_person(request, public_id)
    erasure = redaction.erasure_of(person, today())
    form = forms.RedactForm(posted(request))

    def go(thing: Person, *, actor: Actor, edition: int) -> redaction.Erasure:
        now = timezone.now()
        return redaction.redact(thing, actor=actor, edition=edition, on=today(), at=now)

    if made(form, go, person, actor=request.actor):
        messages.success(request, _("Die Daten der Person sind gelöscht."))
        return HttpResponseRedirect(reverse("desk:person", args=[person.public_id]))
    context = {
        "person": person,
        "form": form,
        "verdict": ask(request.actor, "people.redact", person),
        "lines": erasure.lines(),
        "duties": [(duty, address_of(duty)) for duty in erasure.duties],
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/people/redact.html", context, status=status)
