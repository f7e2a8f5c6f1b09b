"""Building an agenda: proposals with their grounds beside what stands on it."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from wirkungskreis.desk.entries import EditionForm
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.meetings.fetch import address_of, item_of, meeting_of, office_only
from wirkungskreis.desk.meetings.forms import ItemForm, NewItemForm, PickForm, ShiftForm
from wirkungskreis.desk.web import DeskRequest, done
from wirkungskreis.journal.clock import today
from wirkungskreis.meetings.domain import agenda
from wirkungskreis.meetings.models import AgendaItem, Meeting
from wirkungskreis.meetings.queries.clock import scheduled
from wirkungskreis.meetings.queries.offers import Offer
from wirkungskreis.meetings.queries.proposals import chosen, open_items, proposals


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def agenda_page(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show proposals and agenda; what was ticked is taken onto it."""
    office_only(request)
    meeting = meeting_of(request, public_id)
    items = open_items(request.actor, meeting)
    to_come = meeting.is_to_come
    offers = proposals(request.actor, meeting, today(), items=items) if to_come else []
    form = PickForm([one.key for offer in offers for one in offer], request.POST or None)

    def pick(data: dict[str, Any]) -> None:
        picked = chosen(offers, data["vorschlag"])
        made = agenda.pick(meeting, picked, actor=request.actor, edition=data["edition"])
        words = ngettext("{n} Punkt ist aufgenommen.", "{n} Punkte sind aufgenommen.", len(made))
        messages.success(request, words.format(n=len(made)))

    if done(form, pick):
        return HttpResponseRedirect(reverse("desk:agenda", args=[public_id]))
    return _show(request, meeting, form, offers, items)


def _show(
    request: DeskRequest,
    meeting: Meeting,
    form: Form,
    offers: Sequence[Offer],
    items: Sequence[AgendaItem],
) -> HttpResponse:
    on_it = (item for item in items if item.meeting_id == meeting.pk)
    rows = sorted(on_it, key=lambda item: item.position or 0)
    context = {
        "meeting": meeting,
        "offers": [
            (offer, [(one, address_of(one.link)) for one in offer.parts]) for offer in offers
        ],
        "schedule": scheduled(meeting, rows),
        "form": form,
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/meetings/agenda.html", context, status=status)


def _again(request: DeskRequest, meeting: Meeting, form: Form) -> HttpResponse:
    """Show the agenda as it stands now, with what was refused."""
    meeting = meeting_of(request, meeting.public_id)
    items = open_items(request.actor, meeting)
    to_come = meeting.is_to_come
    offers = proposals(request.actor, meeting, today(), items=items) if to_come else []
    return _show(request, meeting, form, offers, items)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def agenda_add(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Add an item of the office's own."""
    office_only(request)
    meeting = meeting_of(request, public_id)
    form = NewItemForm(meeting.sitting.body, request.POST or None)

    def add(data: dict[str, object]) -> None:
        edition = form.cleaned_data["edition"]
        facts = {name: value for name, value in data.items() if name != "edition"}
        agenda.add(meeting, facts=facts, actor=request.actor, edition=edition)

    if done(form, add):
        messages.success(request, _("Der Punkt steht auf der Tagesordnung."))
        return HttpResponseRedirect(reverse("desk:agenda", args=[public_id]))
    context = {
        "meeting": meeting_of(request, public_id),
        "form": form,
        "title": _("Punkt ergänzen"),
        "edition": meeting_of(request, public_id).edition if form.errors else meeting.edition,
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/meetings/edit.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def agenda_item_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Change an item; whoever saves too late sees what stands there now beside their own."""
    office_only(request)
    item = item_of(request, public_id)
    now = {name: getattr(item, name) for name in ItemForm.base_fields if name != "edition"}
    form = ItemForm(item.body, request.POST or None, initial=now)

    def revise(data: dict[str, object]) -> None:
        facts = {name: value for name, value in data.items() if name != "edition"}
        edition = form.cleaned_data["edition"]
        agenda.revise(item, facts=facts, actor=request.actor, edition=edition)

    if done(form, revise):
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(_home(item))
    context = {
        "meeting": item.meeting,
        "item": item,
        "form": form,
        "title": _("Punkt bearbeiten"),
        "edition": item.edition,
        "stored": [(field.label, field.initial) for field in form.visible_fields()],
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/meetings/edit.html", context, status=status)


def _home(item: AgendaItem) -> str:
    if item.meeting and item.meeting.is_to_come:
        return reverse("desk:agenda", args=[item.meeting.public_id])
    return reverse("desk:agenda_item", args=[item.public_id])


@require_POST
@signed_in
def agenda_item_shift(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Move an item up or down; the edition is that of the meeting."""
    office_only(request)
    item = item_of(request, public_id)
    form = ShiftForm(request.POST)
    if done(form, lambda data: agenda.shift(item, actor=request.actor, **data)):
        return HttpResponseRedirect(f"{_home(item)}#top-{item.public_id}")
    return _refused(request, item, form)


@require_POST
@signed_in
def agenda_item_off(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Put an item back into the backlog."""
    office_only(request)
    item = item_of(request, public_id)
    home = _home(item)
    form = EditionForm(request.POST)
    if done(form, lambda data: agenda.take_off(item, actor=request.actor, **data)):
        messages.success(request, _("Der Punkt wartet jetzt im Themenspeicher."))
        return HttpResponseRedirect(home)
    return _refused(request, item, form)


def _refused(request: DeskRequest, item: AgendaItem, form: Form) -> HttpResponse:
    if item.meeting is None:
        return HttpResponseRedirect(reverse("desk:topics", args=[item.body.public_id]))
    return _again(request, item.meeting, form)
