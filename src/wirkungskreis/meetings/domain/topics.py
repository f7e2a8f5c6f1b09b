"""Verbs around what people want to see on an agenda: the backlog of a body."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import edit, move, note
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import ask, demand
from wirkungskreis.mandates.models import Body
from wirkungskreis.meetings.models import AgendaItem
from wirkungskreis.meetings.policy import proposing_seat
from wirkungskreis.meetings.queries.reading import next_meeting
from wirkungskreis.meetings.states import KEEP, PROPOSE


@transaction.atomic
def propose(body: Body, *, title: str, text: str, on: date, actor: Actor) -> AgendaItem:
    """Put a topic into a body's backlog; members until the deadline of the next meeting.

    The office may always: what is urgent reaches the agenda through it.
    """
    demand(actor, PROPOSE, body.pk)
    if not ask(actor, KEEP, body):
        _in_time(body, on)
    seat = proposing_seat(actor, body.pk)
    item = AgendaItem.objects.create(body=body, title=title, text=text, proposed_by=seat)
    note(item, "propose", actor=actor, body=body.pk)
    return item


@transaction.atomic
def carry(body: Body, *, key: UUID, title: str, text: str, on: date, actor: Actor) -> AgendaItem:
    """Put a topic from outside the body into its backlog, with the deadline its members have.

    Whether somebody may do so is for the verb that calls; ``key`` makes sending twice harmless.
    """
    if known := AgendaItem.objects.filter(public_id=key).first():
        return known
    _in_time(body, on)
    item = AgendaItem.objects.create(public_id=key, body=body, title=title, text=text)
    note(item, "propose", actor=actor, body=body.pk)
    return item


def _in_time(body: Body, on: date) -> None:
    meeting = next_meeting(body, on)
    if meeting and on > meeting.topics_until:
        raise NotPossible(
            _(
                "Themen für die Sitzung am {day} waren bis zum {last} möglich. Danach geht es"
                " wieder; was eilt, nimmt die Koordination auf."
            ).format(day=formats.day(meeting.sitting.on), last=formats.day(meeting.topics_until))
        )


def reword(item: AgendaItem, *, title: str, text: str, actor: Actor, edition: int) -> AgendaItem:
    """Correct a topic that waits in the backlog."""
    if item.meeting_id is not None:
        raise NotPossible(_("Der Punkt steht schon auf einer Tagesordnung."))
    return edit(
        item, "revise", KEEP, actor=actor, edition=edition, changes={"title": title, "text": text}
    )


def drop(item: AgendaItem, *, reason: str, actor: Actor, edition: int) -> AgendaItem:
    """Say that a topic is not taken up, and why: whoever proposed it reads that."""
    if not reason.strip():
        raise NotPossible(_("Bitte begründen Sie, warum das Thema nicht aufgenommen wird."))
    return move(item, "drop", actor=actor, edition=edition, changes={"drop_reason": reason})


def renew(item: AgendaItem, *, actor: Actor, edition: int) -> AgendaItem:
    """Put a dropped topic back into the backlog."""
    return move(item, "renew", actor=actor, edition=edition, changes={"drop_reason": ""})
