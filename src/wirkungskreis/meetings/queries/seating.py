"""Who may speak for which seat at a meeting, what was answered, and who was there."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from wirkungskreis.mandates.models import Body
from wirkungskreis.meetings.models import Attendance, Invitation, Meeting, Rank, Seat, SeatHolder
from wirkungskreis.meetings.queries.reading import seats_in
from wirkungskreis.meetings.states import Presence, Reply


@dataclass(frozen=True, slots=True)
class Place:
    """One seat on the day of a meeting; ``holders`` are member and deputies, by rank."""

    seat: Seat
    organisation: str
    holders: list[SeatHolder]
    row: Attendance | None
    invitations: list[Invitation] = field(default_factory=list)

    @property
    def presence(self) -> str:
        return self.row.presence if self.row else ""

    @property
    def member(self) -> Invitation | None:
        return next((one for one in self.invitations if one.rank == Rank.MEMBER), None)

    @property
    def answer(self) -> str:
        """What the member said, empty if nothing yet."""
        return self.member.reply if self.member else ""

    @property
    def expected(self) -> Invitation | None:
        """Who will come for the seat: the member goes first, and nobody comes beside them."""
        said_yes = [one for one in self.invitations if one.reply == Reply.YES]
        called_first = sorted(said_yes, key=lambda one: (one.called_on is None, one.rank))
        if self.member in said_yes:
            return self.member
        return next(iter(called_first), None)

    @property
    def called(self) -> Invitation | None:
        """Which deputy the member asked to stand in."""
        return next((one for one in self.invitations if one.called_on), None)

    @property
    def by_rank(self) -> list[SeatHolder | None]:
        """Give member, first and second deputy, None where there is nobody."""
        found = {holder.rank: holder for holder in self.holders}
        return [found.get(rank) for rank in Rank.values]


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
    return [_place(seat, day) for seat in _seats(body, day)]


def _seats(body: Body, day: date) -> QuerySet[Seat]:
    return seats_in(body, day).order_by("-is_chair", "code")


def _place(
    seat: Seat,
    day: date,
    row: Attendance | None = None,
    invitations: list[Invitation] | None = None,
) -> Place:
    owner = seat.organisation_on(day)
    holders = [holder for holder in seat.holders.all() if holder.holds_on(day)]
    filled = {(holder.person_id, holder.rank) for holder in holders}
    own = [one for one in invitations or [] if (one.person_id, one.rank) in filled]
    name = owner.organisation.label if owner else ""
    return Place(seat, name, holders, row, sorted(own, key=lambda one: one.rank))


def seating(meeting: Meeting) -> Seating:
    """Read seats, who fills them on the day, answers and attendance; five queries."""
    day = meeting.sitting.on
    rows = list(meeting.attendances.select_related("person"))
    by_seat = {row.seat_id: row for row in rows if row.seat_id}
    invited: dict[int, list[Invitation]] = {}
    for one in meeting.invitations.filter(revoked_on=None).select_related("person"):
        invited.setdefault(one.seat_id or 0, []).append(one)
    places = [
        _place(seat, day, by_seat.get(seat.pk), invited.get(seat.pk))
        for seat in _seats(meeting.sitting.body, day)
    ]
    return Seating(places, [row for row in rows if row.seat_id is None])
