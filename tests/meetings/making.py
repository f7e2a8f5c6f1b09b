"""Meetings of the Controlling-Gruppe, made the short way: with seats, members and deputies."""

from datetime import date, time

from django.utils.text import slugify

from tests import world
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.mandates.models import Body, Decision
from wirkungskreis.meetings.domain import inviting, results
from wirkungskreis.meetings.domain.attendance import Came
from wirkungskreis.meetings.domain.results import Said, Votes, Worded
from wirkungskreis.meetings.models import (
    AgendaItem,
    Attendance,
    Invitation,
    Meeting,
    Seat,
    SeatHolder,
)
from wirkungskreis.people.models import Person

ON = date(2026, 11, 10)


def members(*names: str, code: str = "CG") -> list[Seat]:
    """Give each person a seat with a voice and, by the name with "-V", a deputy."""
    seats = []
    for number, name in enumerate(names, 1):
        seat = world.seat(f"S-{code}-{number:02}", f"Amt {name}")
        SeatHolder.objects.create(seat=seat, person=world.person(name))
        SeatHolder.objects.create(seat=seat, person=world.person(f"{name}-V"), rank=1)
        seats.append(seat)
    return seats


def invited(*names: str, on: date = date(2026, 10, 9), with_deputies: bool = False) -> Meeting:
    """Invite members with addresses to a meeting on 10 November 2026 at 14 o'clock."""
    members(*names)
    for person in Person.objects.all():
        person.email = f"{slugify(person.name)}@rheinaue.example"
        person.save()
    meeting = world.meeting(on=ON)
    meeting.sitting.starts = time(14, 0)
    meeting.sitting.place = "Rathaus, Raum 2"
    meeting.sitting.save()
    world.item(meeting, title="Räume")
    inviting.invite(fresh(meeting), inviting.How(with_deputies), actor=SYSTEM, edition=1, on=on)
    return fresh(meeting)


def invitation(meeting: Meeting, name: str) -> Invitation:
    rows = Invitation.objects.select_related("meeting__sitting__body", "person", "seat")
    return rows.get(meeting=meeting, person__name=name)


def deputy(name: str) -> SeatHolder:
    return SeatHolder.objects.get(person__name=name)


def who(name: str) -> Person:
    return Person.objects.get(name=name)


def there(seat: Seat, name: str) -> Came:
    return Came(seat, "present", who(name))


def running(*, voices: int = 0, code: str = "CG-1") -> Meeting:
    """Make a meeting that runs, with so many seats with a voice present."""
    meeting = world.meeting(code, ON, state="running")
    for number in range(voices):
        seat = world.seat(f"S-{code[:2]}-9{number}", f"Amt {number}")
        person = world.person(f"Mitglied {number}")
        Attendance.objects.create(meeting=meeting, seat=seat, person=person, presence="present")
    return meeting


def fresh(meeting: Meeting) -> Meeting:
    return Meeting.objects.select_related("sitting__body").get(pk=meeting.pk)


def again(item: AgendaItem) -> AgendaItem:
    return AgendaItem.objects.get(pk=item.pk)


def say(item: AgendaItem, result: str, minute: str = "", **more: object) -> AgendaItem:
    """Write down a result as whoever saw the present edition."""
    item = again(item)
    said = Said(result, minute, **more)  # type: ignore[arg-type]  # the parts of Said by name
    return results.record(item, said, actor=SYSTEM, edition=item.edition)


def agreed(text: str = "Die Frist wird verlängert.", votes: Votes | None = None) -> Worded:
    return Worded(text, "agreement", votes)


def titles(meeting: Meeting) -> list[tuple[int | None, str]]:
    return list(meeting.items.order_by("position").values_list("position", "title"))


def numbers(body: Body) -> list[str]:
    return list(Decision.objects.filter(body=body).order_by("pk").values_list("number", flat=True))
