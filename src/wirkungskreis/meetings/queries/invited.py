"""Who is to be invited to a meeting, who was, and what each seat answered."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from wirkungskreis.meetings.models import Invitation, Meeting, Rank, SeatHolder
from wirkungskreis.meetings.queries.seating import Place, seats_on
from wirkungskreis.meetings.states import Reply
from wirkungskreis.people.models import Person


@dataclass(frozen=True, slots=True)
class Guests:
    """Everybody with an invitation, sorted by what is to be done with them."""

    invited: list[Invitation]
    missing: list[SeatHolder]
    former: list[Invitation]

    @property
    def guests(self) -> list[Invitation]:
        return [row for row in self.invited if row.is_guest]

    @property
    def silent(self) -> list[Invitation]:
        """Those from whom an answer is awaited."""
        return [row for row in self.invited if row.is_asked and not row.reply]

    @property
    def without_address(self) -> list[Person]:
        people = [row.person for row in self.missing] + [row.person for row in self.invited]
        return [person for person in people if not person.email]


def invitations_of(meeting: Meeting) -> QuerySet[Invitation]:
    """Give the invitations that hold, members first."""
    rows = meeting.invitations.filter(revoked_on=None).select_related("person", "seat", "item")
    return rows.order_by("seat__code", "rank", "person__name", "pk")


def guests(meeting: Meeting, *, with_deputies: bool | None = None) -> Guests:
    """Compare who was invited with who fills the seats on the day; four queries.

    ``with_deputies`` looks ahead of what the meeting itself says.
    """
    wide = meeting.invites_deputies if with_deputies is None else with_deputies
    rows = list(invitations_of(meeting))
    places = seats_on(meeting.sitting.body, meeting.sitting.on)
    holders = sorted((h for place in places for h in place.holders), key=lambda h: h.rank)
    filled = {(h.seat_id, h.person_id, h.rank) for h in holders}
    former = [row for row in rows if row.seat_id and _key(row) not in filled]
    there = {row.person_id for row in rows if row not in former}
    missing = []
    for holder in holders:
        if (wide or holder.rank == Rank.MEMBER) and holder.person_id not in there:
            missing.append(holder)
            there.add(holder.person_id)
    return Guests([row for row in rows if row not in former], missing, former)


def _key(row: Invitation) -> tuple[int | None, int, int]:
    return row.seat_id, row.person_id, row.rank


def still_holds(invitation: Invitation) -> bool:
    """Say whether somebody fills the seat of their invitation on the day; a guest needs none."""
    if invitation.seat_id is None:
        return True
    day = invitation.meeting.sitting.on
    rows = SeatHolder.objects.filter(seat=invitation.seat_id, person=invitation.person_id)
    return any(row.holds_on(day) for row in rows)


def deputies_of(invitation: Invitation, day: date) -> list[SeatHolder]:
    """Give who may stand in for the member of a seat on the day, by rank."""
    rows = SeatHolder.objects.filter(seat=invitation.seat_id, rank__gt=Rank.MEMBER)
    return [row for row in rows.select_related("person").order_by("rank") if row.holds_on(day)]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many seats said what; a seat has one answer, whoever gave it."""

    coming: int
    away: int
    silent: int


def counted(places: list[Place]) -> Counted:
    coming = sum(place.expected is not None for place in places)
    away = sum(place.expected is None and place.answer == Reply.NO for place in places)
    return Counted(coming, away, len(places) - coming - away)
