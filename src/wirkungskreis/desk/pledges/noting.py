"""At an item: a promise is written down, a need stated, an open need taken up."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.meetings.fetch import item_of, office_only
from wirkungskreis.desk.pledges.forms import NeedForm, PromiseForm, TakeUpForm
from wirkungskreis.desk.web import DeskRequest, done
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.meetings.domain import pledges
from wirkungskreis.meetings.domain.pledges import Word
from wirkungskreis.meetings.models import AgendaItem
from wirkungskreis.meetings.queries.pledges import open_needs, pledges_of

FORMS: dict[str, type[forms.Form]] = {
    "zusage": PromiseForm,
    "bedarf": NeedForm,
    "aufgreifen": TakeUpForm,
}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def pledge_note(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Three forms of one page; whichever was sent is carried out or says what is wrong."""
    office_only(request)
    item = item_of(request, public_id)
    sent = request.POST.get("was", "")
    made = {name: form(auto_id=f"id_{name}_%s") for name, form in FORMS.items()}
    if sent in FORMS:
        made[sent] = FORMS[sent](request.POST, auto_id=f"id_{sent}_%s")
        if done(made[sent], lambda data: _write(sent, item, data, request.actor)):
            messages.success(request, _("Festgehalten."))
            return HttpResponseRedirect(reverse("desk:pledge_note", args=[public_id]))
    context = {
        "item": item,
        "meeting": item.meeting,
        "forms": made,
        "pledges": pledges_of(request.actor, item),
        "needs": open_needs(request.actor, item),
    }
    status = 422 if made.get(sent) else 200
    return TemplateResponse(request, "desk/pledges/note.html", context, status=status)


def _write(name: str, item: AgendaItem, data: dict[str, Any], actor: Actor) -> object:
    """Call the verb of a form."""
    key = data.pop("once_key", None)
    if name == "zusage":
        return pledges.promise(item, Word(**data), actor=actor, on=today(), key=key)
    if name == "bedarf":
        return pledges.state_need(item, data["text"], actor=actor, key=key)
    return pledges.take_up(item, data.pop("need"), actor=actor, **data)
