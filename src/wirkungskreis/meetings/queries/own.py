"""What a person has to do with bodies: seats, meetings to come, answers, tasks, topics."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import Prefetch, Q

from wirkungskreis.kernel.actor import Actor
from wirkungskreis.meetings.models import (
    AgendaItem,
    Invitation,
    Meeting,
    Seat,
    SeatHolder,
    SeatOrganisation,
    Task,
)
from wirkungskreis.meetings.queries.reading import items_for, meetings_for, pending_tasks
from wirkungskreis.meetings.states import MeetingState

NOT_OVER = [MeetingState.PLANNED, MeetingState.INVITED, MeetingState.RUNNING]
TOPICS_SHOWN = 20


def seats_held(actor: Actor, on: date) -> list[SeatHolder]:
    """Give the seats a person fills on the day or is to fill, as member or deputy; three queries.

    ``seat.holders`` are all who fill or filled it, ``seat.organisations`` whose it is and was.
    """
    lasting = Q(valid_before=None) | Q(valid_before__gt=on)
    seats = Seat.objects.select_related("body").prefetch_related(
        Prefetch("organisations", SeatOrganisation.objects.select_related("organisation")),
        Prefetch("holders", SeatHolder.objects.select_related("person")),
    )
    rows = SeatHolder.objects.filter(lasting, person=actor.person_id)
    held = rows.prefetch_related(Prefetch("seat", seats))
    return list(held.order_by("seat__body__name", "rank", "seat__code"))


def meetings_to_come(actor: Actor, bodies: Collection[int], on: date) -> list[Meeting]:
    """Give what some bodies have planned from the day on, the next first."""
    rows = meetings_for(actor).filter(state__in=NOT_OVER, sitting__on__gte=on)
    return list(rows.filter(sitting__body__in=bodies).order_by("sitting__on", "pk"))


def invitations_to(actor: Actor, meetings: Sequence[Meeting]) -> dict[int, Invitation]:
    """Give the person's own invitations that hold, by meeting."""
    rows = Invitation.objects.filter(
        meeting__in=[meeting.pk for meeting in meetings],
        person=actor.person_id,
        revoked_on=None,
        sent_on__isnull=False,
    )
    return {row.meeting_id: row for row in rows}


def own_tasks(actor: Actor, seats: Collection[int]) -> list[Task]:
    """Give what the person, the own organisations or the own seats still have to do."""
    own = Q(person=actor.person_id) | Q(organisation__in=actor.organisation_ids) | Q(seat__in=seats)
    return list(pending_tasks(actor).filter(own))


def topics_of(actor: Actor, seats: Collection[int]) -> list[AgendaItem]:
    """Give the topics that the own seats proposed, the latest first, with what was decided."""
    rows = items_for(actor).filter(proposed_by__in=seats).order_by("-pk")
    return list(rows.prefetch_related("rulings__decision")[:TOPICS_SHOWN])
