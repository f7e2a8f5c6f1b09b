"""Who may speak for which seat at a meeting, what was answered, and who was there."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from wirkungskreis.mandates.models import Body
from wirkungskreis.meetings.models import Attendance, Meeting, Seat, SeatHolder
from wirkungskreis.meetings.queries.reading import seats_in
from wirkungskreis.meetings.states import Presence


@dataclass(frozen=True, slots=True)
class Place:
    """One seat on the day of a meeting; ``holders`` are member and deputies, by rank."""

    seat: Seat
    organisation: str
    holders: list[SeatHolder]
    row: Attendance | None

    @property
    def presence(self) -> str:
        return self.row.presence if self.row else ""


@dataclass(frozen=True, slots=True)
class Seating:
    """Everybody at a meeting; who is neither there nor excused is computed to be absent."""

    places: list[Place]
    guests: list[Attendance]

    @property
    def present(self) -> list[Place]:
        return [place for place in self.places if place.presence == Presence.PRESENT]

    @property
    def excused(self) -> list[Place]:
        return [place for place in self.places if place.presence == Presence.EXCUSED]

    @property
    def absent(self) -> list[Place]:
        there = {Presence.PRESENT, Presence.EXCUSED}
        return [place for place in self.places if place.presence not in there]

    @property
    def voices(self) -> int:
        return sum(place.seat.is_voting for place in self.present)

    @property
    def voting(self) -> int:
        return sum(place.seat.is_voting for place in self.places)

    @property
    def is_known(self) -> bool:
        return any(place.presence for place in self.places)


def seats_on(body: Body, day: date) -> list[Place]:
    """Give a body's seats of a day, the chair first; three queries."""
    return [_place(seat, day, None) for seat in _seats(body, day)]


def _seats(body: Body, day: date) -> QuerySet[Seat]:
    return seats_in(body, day).order_by("-is_chair", "code")


def _place(seat: Seat, day: date, row: Attendance | None) -> Place:
    owner = seat.organisation_on(day)
    holders = [holder for holder in seat.holders.all() if holder.holds_on(day)]
    return Place(seat, owner.organisation.label if owner else "", holders, row)


def seating(meeting: Meeting) -> Seating:
    """Read seats, who fills them on the day, and the attendance; four queries."""
    day = meeting.sitting.on
    rows = list(meeting.attendances.select_related("person"))
    by_seat = {row.seat_id: row for row in rows if row.seat_id}
    seats = _seats(meeting.sitting.body, day)
    places = [_place(seat, day, by_seat.get(seat.pk)) for seat in seats]
    return Seating(places, [row for row in rows if row.seat_id is None])
