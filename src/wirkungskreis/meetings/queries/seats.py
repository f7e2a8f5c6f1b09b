"""What is known of seats at all times: whose they are and were, who fills them and who is to."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from wirkungskreis.kernel.actor import Actor
from wirkungskreis.mandates.models import Level
from wirkungskreis.meetings.models import NameConsent, Rank, Seat, SeatHolder, SeatOrganisation
from wirkungskreis.meetings.policy import visible_seats
from wirkungskreis.meetings.queries.reading import with_people
from wirkungskreis.people.models import Organisation
from wirkungskreis.people.models.spans import valid_on


@dataclass(frozen=True, slots=True)
class Filled:
    """One of the three places of a seat: who fills it, and who is to follow."""

    rank: str
    holder: SeatHolder | None
    coming: list[SeatHolder]

    @property
    def consent(self) -> NameConsent | None:
        """The holder's consent to be named in public, while it holds; needs a prefetch."""
        rows = self.holder.consents.all() if self.holder else []
        return next((row for row in rows if row.withdrawn_on is None), None)


def named_on(day: date) -> QuerySet[SeatHolder]:
    """Give the members who agreed to be named in public and fill their seat on the day."""
    agreed = NameConsent.objects.filter(holder=OuterRef("pk"), withdrawn_on=None)
    rows = SeatHolder.objects.filter(valid_on(day), Exists(agreed), rank=Rank.MEMBER)
    return rows.filter(person__redacted_at=None).select_related("person").order_by("pk")


def seats_for(actor: Actor) -> QuerySet[Seat]:
    """Every seat with its body, whose it is and was, and who fills and filled it; four queries."""
    seats = Seat.objects.filter(visible_seats(actor)).select_related("body")
    return with_people(seats).prefetch_related("holders__consents")


def steering_members(
    day: date, *, kept: Organisation | int | None = None
) -> QuerySet[Organisation]:
    """Give the organisations with a seat in a steering body; all of them before there is a seat.

    ``kept`` stays among them whatever became of its seat.
    """
    seats = SeatOrganisation.objects.filter(
        valid_on(day), seat__body__level=Level.LEADERSHIP
    ).filter(valid_on(day, prefix="seat__"))
    named = kept.pk if isinstance(kept, Organisation) else kept
    members = Q(pk__in=seats.values("organisation")) | Q(pk=named) | ~Q(Exists(seats))
    return Organisation.objects.filter(members).order_by("name")


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
