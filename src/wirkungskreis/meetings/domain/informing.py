"""Verbs that put mails about a meeting into the outbox, one to each invited person."""

from collections.abc import Iterable
from datetime import date

from wirkungskreis.kernel.actor import Actor
from wirkungskreis.meetings.models import Invitation, Meeting
from wirkungskreis.meetings.queries.invited import invitations_of
from wirkungskreis.meetings.queries.papers import packs_of_person
from wirkungskreis.meetings.states import MeetingState
from wirkungskreis.outbox.domain import post
from wirkungskreis.outbox.models import Mail
from wirkungskreis.outbox.states import State


def ask(
    rows: Iterable[Invitation], template: str, *, actor: Actor, on: date, occasion: str = ""
) -> int:
    """Write to whoever has an address and note the day; say how many mails that is.

    ``occasion`` tells two mails of one kind apart.
    """
    reached = [row for row in rows if row.person.email]
    for row in reached:
        tell(row, template, actor=actor, occasion=occasion)
        row.sent_on = on
    Invitation.objects.bulk_update(reached, ["sent_on"])
    return len(reached)


def tell(row: Invitation, template: str, *, actor: Actor, occasion: str = "") -> None:
    """Put one mail about an invitation into the outbox, if there is an address."""
    if row.person.email:
        key = f"{template}:{row.pk}:{row.generation}:{row.sequence}:{occasion}"
        post.put(actor=actor, person=row.person, template=template, about=row, key=key)


def take_back(row: Invitation, *, actor: Actor) -> None:
    """Take back what waits to be sent to somebody, because something newer says it better."""
    post.cancel_all(actor=actor, about=row)


def was_reached(row: Invitation) -> bool:
    """Say whether anything about the meeting went out to the person."""
    mails = Mail.objects.filter(about=row._meta.label_lower, about_id=row.pk)
    return mails.exclude(state__in=[State.WAITING, State.CANCELLED, State.FAILED]).exists()


def tell_all(meeting: Meeting, template: str, *, actor: Actor) -> int:
    """Write to everybody who got an invitation; say how many mails that is."""
    rows = list(invitations_of(meeting).exclude(sent_on=None))
    for row in rows:
        row.meeting = meeting
        take_back(row, actor=actor)
        tell(row, template, actor=actor)
    return len(rows)


def tell_of_papers(meeting: Meeting, supplement: int, *, actor: Actor, on: date) -> int:
    """Write to everybody invited who may read something of a supplement; say how many that is.

    Once the meeting is over nobody needs to prepare for it.
    """
    if meeting.state != MeetingState.INVITED or meeting.sitting.on < on:
        return 0
    readers = [
        row
        for row in invitations_of(meeting).exclude(sent_on=None)
        if packs_of_person(row.person, meeting).filter(supplement=supplement).exists()
    ]
    for row in readers:
        tell(row, "meetings.papers", actor=actor, occasion=f"n{supplement}")
    return len(readers)
