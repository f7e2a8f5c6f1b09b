"""Rheinaue's committees come in with seats, agendas, attendance, tasks and minutes."""

from datetime import date

import pytest

from wirkungskreis.changes.models import Change
from wirkungskreis.changes.queries import waiting_for
from wirkungskreis.demo.reading import read
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.mandates.models import Body
from wirkungskreis.meetings.domain.numbers import next_number
from wirkungskreis.meetings.domain.protocol import digest_of
from wirkungskreis.meetings.models import (
    AgendaItem,
    Attendance,
    Meeting,
    Minutes,
    Ruling,
    Seat,
    Task,
)
from wirkungskreis.meetings.queries.invited import counted, guests
from wirkungskreis.meetings.queries.seating import seating

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("rheinaue"),
    pytest.mark.xdist_group("rheinaue"),
]


def test_every_row_of_the_files_is_there_and_counting_goes_on() -> None:
    data = read("rheinaue", "committees")
    waiting = [row for row in data["backlog"] if row["state"] == "vorgeschlagen"]
    assert {
        "seats": Seat.objects.count(),
        "items": AgendaItem.objects.exclude(meeting=None).count(),
        "backlog": AgendaItem.objects.filter(meeting=None).count(),
        "attendances": Attendance.objects.count(),
        "rulings": Ruling.objects.count(),
        "tasks": Task.objects.count(),
    } == {
        "seats": len(data["seats"]),
        "items": sum(len(row["agenda"]) for row in data["meetings"]),
        "backlog": len(waiting),
        "attendances": sum(len(row["attendance"]) for row in data["meetings"]),
        "rulings": len(data["decisions"]),
        "tasks": len(data["assignments"]),
    }
    overdue = {task.number for task in Task.objects.all() if task.is_overdue(date(2026, 10, 9))}
    rows = data["assignments"]
    assert overdue == {row["code"] for row in rows if row["overdue_on_as_of"]}
    changes = read("rheinaue", "changes")["changes"]
    assert Change.objects.count() == len(changes)
    assert [change.measure.code for change in waiting_for(SYSTEM) if change.measure] == ["A-03"]
    assert all(minutes.digest == digest_of(minutes.content) for minutes in Minutes.objects.all())
    assert next_number(Body.objects.get(code="CG"), "decision", date(2026, 11, 10)) == 4


def test_the_next_meetings_are_invited_to_and_some_have_answered() -> None:
    found = {}
    for code in ("CG-2026-2", "FG-2026-4"):
        meeting = Meeting.objects.select_related("sitting__body").get(sitting__code=code)
        seats = counted(seating(meeting).places)
        found[code] = (meeting.state, seats.coming, seats.away, guests(meeting).missing)

    assert found == {"CG-2026-2": ("invited", 4, 1, []), "FG-2026-4": ("invited", 2, 1, [])}
