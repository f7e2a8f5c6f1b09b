"""What is known of seats at all times: whose they are and were, who fills them and who is to."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from wirkungskreis.kernel.actor import Actor
from wirkungskreis.meetings.models import Rank, Seat, SeatHolder
from wirkungskreis.meetings.policy import visible_seats
from wirkungskreis.meetings.queries.reading import with_people


@dataclass(frozen=True, slots=True)
class Filled:
    """One of the three places of a seat: who fills it, and who is to follow."""

    rank: str
    holder: SeatHolder | None
    coming: list[SeatHolder]


def seats_for(actor: Actor) -> QuerySet[Seat]:
    """Every seat with its body, whose it is and was, and who fills and filled it; three queries."""
    seats = Seat.objects.filter(visible_seats(actor)).select_related("body")
    return with_people(seats)


def filling(seat: Seat, day: date) -> list[Filled]:
    """Say who fills the three places of a seat on a day and who is to follow."""
    rows = list(seat.holders.all())
    return [
        Filled(
            str(label),
            seat.holder_on(day, rank),
            [row for row in rows if row.rank == rank and row.valid_from and row.valid_from > day],
        )
        for rank, label in Rank.choices
    ]
