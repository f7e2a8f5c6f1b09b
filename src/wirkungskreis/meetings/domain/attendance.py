"""Verbs around who was there: one voice a seat, deputies only for who is missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import edit
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.meetings.domain.results import recording
from wirkungskreis.meetings.models import Attendance, Meeting, Rank, Seat, SeatHolder
from wirkungskreis.meetings.queries.reading import seats_in
from wirkungskreis.meetings.queries.record import most_votes, voices
from wirkungskreis.meetings.states import RECORD, Presence
from wirkungskreis.people.models import Person


@dataclass(frozen=True, slots=True)
class Came:
    """What is said of one seat; ``person`` is who was there for it, None if nobody was."""

    seat: Seat
    presence: str
    person: Person | None = None


@transaction.atomic
def record(
    meeting: Meeting,
    came: Iterable[Came],
    guests: Sequence[str] = (),
    *,
    actor: Actor,
    edition: int,
) -> Meeting:
    """Write down who was there; seats that are not named stay open until the meeting ends."""
    recording(meeting)
    rows = list(came)
    edit(meeting, "attend", RECORD, actor=actor, edition=edition, changes={})
    holders = _holders(meeting)
    _check(rows, holders)
    meeting.attendances.update(person=None)
    meeting.attendances.filter(seat=None).delete()
    for row in rows:
        rank = _holder(row, holders).rank if row.person else Rank.MEMBER
        values = {"person": row.person, "rank": rank, "presence": row.presence}
        Attendance.objects.update_or_create(meeting=meeting, seat=row.seat, defaults=values)
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, guest=guest, presence=Presence.PRESENT) for guest in guests
    )
    _still_enough(meeting)
    return meeting


def count_absent(meeting: Meeting) -> int:
    """Write down that the seats nobody said anything of were empty, and count them."""
    known = meeting.attendances.exclude(presence="").values("seat")
    silent = list(seats_in(meeting.sitting.body, meeting.sitting.on).exclude(pk__in=known))
    for seat in silent:
        values = {"person": None, "presence": Presence.ABSENT}
        Attendance.objects.update_or_create(meeting=meeting, seat=seat, defaults=values)
    return len(silent)


def _holders(meeting: Meeting) -> dict[int, list[SeatHolder]]:
    """Give who fills which seat on the day of the meeting."""
    day = meeting.sitting.on
    seats = seats_in(meeting.sitting.body, day)
    return {seat.pk: [h for h in seat.holders.all() if h.holds_on(day)] for seat in seats}


def _holder(row: Came, holders: dict[int, list[SeatHolder]]) -> SeatHolder:
    fitting = (h for h in holders[row.seat.pk] if row.person and h.person_id == row.person.pk)
    found = next(fitting, None)
    if found is None:
        raise NotPossible(
            _("{person} vertritt {seat} an diesem Tag nicht. Bitte prüfen Sie die Sitze.").format(
                person=row.person, seat=row.seat
            )
        )
    return found


def _check(rows: Sequence[Came], holders: dict[int, list[SeatHolder]]) -> None:
    persons = [row.person.pk for row in rows if row.person]
    seats = [row.seat.pk for row in rows]
    for row in rows:
        if row.seat.pk not in holders:
            raise NotPossible(_("{seat} gibt es an diesem Tag nicht.").format(seat=row.seat))
        if seats.count(row.seat.pk) > 1:
            raise NotPossible(
                _(
                    "Für {seat} sind Mitglied und Stellvertretung eingetragen. Je Sitz gilt eine"
                    " Stimme: Bitte wählen Sie eine Person."
                ).format(seat=row.seat)
            )
        if (row.person is None) == (row.presence == Presence.PRESENT):
            raise NotPossible(_("Bitte wählen Sie für {seat}, wer da war.").format(seat=row.seat))
        if row.person and persons.count(row.person.pk) > 1:
            raise NotPossible(
                _("{person} kann nur für einen Sitz da sein.").format(person=row.person)
            )
        if row.person:
            _check_deputy(row, persons, holders)


def _check_deputy(row: Came, persons: Sequence[int], holders: dict[int, list[SeatHolder]]) -> None:
    if _holder(row, holders).rank == Rank.MEMBER:
        return
    members = {h.person_id for h in holders[row.seat.pk] if h.rank == Rank.MEMBER}
    if members.intersection(persons):
        raise NotPossible(
            _("Das Mitglied von {seat} ist selbst da, {person} kann es nicht vertreten.").format(
                seat=row.seat, person=row.person
            )
        )


def _still_enough(meeting: Meeting) -> None:
    """Nobody leaves the list who has voted: counted votes never exceed the voices."""
    cast, present = most_votes(meeting), voices(meeting)
    if cast > present:
        raise NotPossible(
            _(
                "Zu einem Beschluss sind {cast} Stimmen gezählt, anwesend wären nur {present}"
                " stimmberechtigte Sitze."
            ).format(cast=cast, present=present)
        )
