"""One item in the meeting: what changed, what was decided before, and its result."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.measures.pictures import milestones
from wirkungskreis.desk.meetings.facts import facts_of
from wirkungskreis.desk.meetings.fetch import item_of, office_only
from wirkungskreis.desk.meetings.saying import RulingForm, SaidForm, offered
from wirkungskreis.desk.web import DeskRequest, done
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.policy import ask
from wirkungskreis.meetings.domain import results
from wirkungskreis.meetings.domain.results import Worded
from wirkungskreis.meetings.models import AgendaItem
from wirkungskreis.meetings.queries.about import former, handed_on
from wirkungskreis.meetings.queries.papers import enclosures_for
from wirkungskreis.meetings.queries.pledges import pledges_of
from wirkungskreis.meetings.queries.reading import (
    items_for,
    last_held,
    rulings_for,
    rulings_of,
    tasks_for,
)
from wirkungskreis.meetings.states import RECORD


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def item_page(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show an item; while the meeting is written down, its result is entered here."""
    item = item_of(request, public_id)
    form = _form(request, item)
    if form and done(
        form,
        lambda data: results.record(
            item, form.said(), actor=request.actor, edition=data["edition"]
        ),
    ):
        messages.success(request, _("Das Ergebnis ist festgehalten."))
        return HttpResponseRedirect(_next_address(request, item))
    if form and form.errors:
        form.item = item = item_of(request, public_id)
    context = _context(request, item) | {"form": form}
    status = 422 if form and form.errors else 200
    return TemplateResponse(request, "desk/meetings/item.html", context, status=status)


def _form(request: DeskRequest, item: AgendaItem) -> SaidForm | None:
    """Offer the form to whoever writes down, while it is written down."""
    is_open = item.meeting is not None and item.meeting.is_recording
    if item.meeting is None or not is_open or not ask(request.actor, RECORD, item):
        return None
    offer = offered(request.actor, item.meeting.sitting.body, item.meeting.sitting.on)
    return SaidForm(item, offer, request.POST or None, prefix=f"top-{item.public_id}")


def _next_address(request: DeskRequest, item: AgendaItem) -> str:
    """Stay on the item, or go on to the next one if the person pressed that button."""
    here = reverse("desk:agenda_item", args=[item.public_id])
    if "weiter" not in request.POST:
        return here
    _before, after = _neighbours(request, item)
    return reverse("desk:agenda_item", args=[after.public_id]) if after else here


def _context(request: DeskRequest, item: AgendaItem) -> dict[str, Any]:
    meeting = item.meeting
    before, after = _neighbours(request, item)
    previous = last_held(item.body, meeting.sitting.on) if meeting else None
    since = previous.sitting.on if previous else None
    return {
        "item": item,
        "meeting": meeting,
        "before": before,
        "after": after,
        "papers": enclosures_for(request.actor).filter(item=item, meeting=meeting),
        "picture": milestones(item.measure, today()) if item.measure else None,
        "facts": facts_of(request.actor, item, since, today()),
        "former": former(request.actor, item),
        "rulings": rulings_of([item.pk]),
        "tasks": tasks_for(request.actor).filter(item=item),
        "pledges": pledges_of(request.actor, item),
        "handed": handed_on(item),
        "may": ask(request.actor, RECORD, item),
    }


def _neighbours(
    request: DeskRequest, item: AgendaItem
) -> tuple[AgendaItem | None, AgendaItem | None]:
    """Give the items before and after, as far as the person may see them; one query."""
    if item.meeting is None:
        return None, None
    seen = items_for(request.actor).filter(meeting=item.meeting).order_by("position")
    rows = list(seen.select_related(None).only("public_id", "position", "title"))
    here = next((index for index, row in enumerate(rows) if row.pk == item.pk), 0)
    before = rows[here - 1] if here else None
    return before, rows[here + 1] if here + 1 < len(rows) else None


@require_safe
@signed_in
def item_screen(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show one item in large type for the wall; links and arrow keys lead on."""
    item = item_of(request, public_id)
    context = _context(request, item)
    return TemplateResponse(request, "desk/meetings/screen.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def ruling_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Correct a decision until the minutes go round; ``public_id`` is the ruling's."""
    office_only(request)
    ruling = get_object_or_404(rulings_for(request.actor), public_id=public_id)
    item, decision = ruling.item, ruling.decision
    initial = {
        "decision": decision.text,
        "kind": decision.kind,
        "yes": decision.votes_for,
        "no": decision.votes_against,
        "abstained": decision.votes_abstained,
    }
    form = RulingForm(item, request.POST or None, initial=initial)

    def correct(data: dict[str, Any]) -> None:
        worded = form.worded() or Worded("", data["kind"])
        results.correct(ruling, worded, actor=request.actor, edition=data["edition"])

    if done(form, correct):
        messages.success(request, _("Der Beschluss ist berichtigt."))
        return HttpResponseRedirect(reverse("desk:agenda_item", args=[item.public_id]))
    context = {
        "meeting": item.meeting,
        "item": item,
        "form": form,
        "title": _("{decision} berichtigen").format(decision=decision),
        "edition": decision.edition,
        "stored": [(field.label, field.initial) for field in form.visible_fields()],
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/meetings/edit.html", context, status=status)
