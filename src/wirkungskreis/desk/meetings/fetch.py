"""The things behind the addresses of meetings, as far as the person may see them."""

from uuid import UUID

from django.db import models
from django.http import Http404
from django.shortcuts import get_object_or_404

from wirkungskreis.concept.models import Element, Version
from wirkungskreis.desk.ways import way
from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.indicators.models import Indicator
from wirkungskreis.kernel.policy import ask
from wirkungskreis.mandates.models import Body, Condition, Paper
from wirkungskreis.mandates.queries import bodies_for
from wirkungskreis.measures.models import Measure
from wirkungskreis.meetings.models import AgendaItem, Meeting
from wirkungskreis.meetings.queries.reading import items_for, meetings_for
from wirkungskreis.meetings.states import KEEP
from wirkungskreis.network.models import Message
from wirkungskreis.reports.models import Report
from wirkungskreis.rounds.models import Round

PAGES: dict[type[models.Model], str] = {
    AgendaItem: "agenda_item",
    Condition: "condition",
    Element: "element",
    Indicator: "indicator",
    Measure: "measure",
    Meeting: "meeting",
    Message: "message",
    Paper: "paper",
    Report: "report",
    Round: "round",
}


def meeting_of(request: DeskRequest, public_id: UUID) -> Meeting:
    """Find a meeting; everybody who signs in may know its date."""
    return get_object_or_404(meetings_for(request.actor), public_id=public_id)


def item_of(request: DeskRequest, public_id: UUID) -> AgendaItem:
    """Find an item the person may read."""
    rows = items_for(request.actor).select_related("meeting__sitting__body", "handed_from__body")
    return get_object_or_404(rows, public_id=public_id)


def body_of(request: DeskRequest, public_id: UUID) -> Body:
    return get_object_or_404(bodies_for(request.actor), public_id=public_id)


def office_only(request: DeskRequest) -> None:
    """Hide pages on which only the office works."""
    if not ask(request.actor, KEEP, None):
        raise Http404


def address_of(thing: models.Model | None) -> str:
    """Give the page of what an item is about; empty if it has none of its own."""
    if isinstance(thing, Version):
        return way("version", thing.code)
    page = PAGES.get(type(thing)) if thing else None
    return way(page, thing.public_id) if page and thing else ""  # type: ignore[attr-defined]  # all have one
