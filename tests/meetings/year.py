"""A year of two committees, made in bulk: 6 meetings, 150 items, 80 tasks, with all that hangs on.

Three meetings were held and have minutes, one runs, one was invited to and one is planned.
"""

from dataclasses import dataclass
from datetime import date, time, timedelta

from tests import world
from wirkungskreis.files.domain.store import keep
from wirkungskreis.files.kinds import KindOfFile
from wirkungskreis.files.models import StoredFile
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.mandates.models import Body, Decision, Sitting
from wirkungskreis.measures.models import Measure, Milestone
from wirkungskreis.meetings.domain.protocol import content_of, digest_of
from wirkungskreis.meetings.models import (
    AgendaItem,
    Attendance,
    Enclosure,
    Meeting,
    Minutes,
    Pack,
    Ruling,
    Seat,
    SeatHolder,
    Task,
    Variant,
)

ITEMS, TASKS, SEATS = 25, 80, 15
PLAN = [
    ("CG-1", date(2026, 5, 12), "closed"),
    ("FG-1", date(2026, 3, 17), "closed"),
    ("FG-2", date(2026, 6, 16), "held"),
    ("FG-3", date(2026, 10, 9), "running"),
    ("CG-2", date(2026, 11, 10), "invited"),
    ("FG-4", date(2026, 11, 24), "planned"),
]
RESULTS = {"closed": "decided", "held": "discussed"}


@dataclass
class Year:
    """What was made, in the order of ``PLAN``."""

    meetings: list[Meeting]
    items: list[AgendaItem]
    tasks: list[Task]
    minutes: list[Minutes]


def a_year() -> Year:
    """Make the year around 30 measures."""
    bodies = {code: world.body(code, name=f"Gremium {code}") for code in ("CG", "FG")}
    seats = {code: _seats(body) for code, body in bodies.items()}
    measures = [world.measure(code=f"J-{number}") for number in range(30)]
    Milestone.objects.bulk_create(
        Milestone(measure=each, title="Schritt", due=PLAN[4][1], original_due=PLAN[4][1])
        for each in measures
    )
    sittings = Sitting.objects.bulk_create(
        Sitting(code=code, body=bodies[code[:2]], on=on, starts=time(14), ends=time(17))
        for code, on, _state in PLAN
    )
    meetings = Meeting.objects.bulk_create(
        Meeting(sitting=sitting, state=state)
        for sitting, (_code, _on, state) in zip(sittings, PLAN, strict=True)
    )
    items = [item for meeting in meetings for item in _items(meeting, measures, seats)]
    tasks = _tasks(items)
    for meeting in meetings[:4]:
        _held(meeting, seats[meeting.sitting.body.code])
    _papers(meetings, items)
    return Year(meetings, items, tasks, [_minutes(meeting) for meeting in meetings[:3]])


def _seats(body: Body) -> list[Seat]:
    seats = [world.seat(f"S-{body.code}-{n:02}", f"Amt {n}") for n in range(SEATS)]
    SeatHolder.objects.bulk_create(
        SeatHolder(seat=seat, person=world.person(f"{seat.code} {rank}"), rank=rank)
        for seat in seats
        for rank in (0, 1)
    )
    return seats


def _items(
    meeting: Meeting, measures: list[Measure], seats: dict[str, list[Seat]]
) -> list[AgendaItem]:
    body = meeting.sitting.body
    return AgendaItem.objects.bulk_create(
        AgendaItem(
            body=body,
            meeting=meeting,
            position=place,
            title=f"Punkt {place}",
            state=RESULTS.get(meeting.state, "scheduled"),
            minutes=5,
            measure=measures[place % len(measures)] if place % 2 else None,
            presenter=seats[body.code][place % SEATS],
            is_confidential=place % 10 == 0,
        )
        for place in range(1, ITEMS + 1)
    )


def _tasks(items: list[AgendaItem]) -> list[Task]:
    """Spread the tasks over the items of the meetings that were held, and decide on some."""
    past = [item for item in items if item.state in RESULTS.values()]
    for number, item in enumerate(past[::2]):
        decision = Decision.objects.create(
            number=f"B-{number}", text="So soll es sein.", body=item.body, kind="agreement"
        )
        Ruling.objects.create(item=item, decision=decision)
    office = world.organisation("Amt 1")
    return Task.objects.bulk_create(
        Task(
            number=f"AU-{number:03}",
            body=past[number % len(past)].body,
            item=past[number % len(past)],
            title="Erledigen",
            organisation=office,
            measure=past[number % len(past)].measure,
            given_on=date(2026, 5, 12),
            due=date(2026, 9, 1) + timedelta(days=number),
            state="done" if number % 3 else "open",
            settled_on=date(2026, 9, 1) if number % 3 else None,
        )
        for number in range(TASKS)
    )


def _held(meeting: Meeting, seats: list[Seat]) -> None:
    Attendance.objects.bulk_create(
        Attendance(meeting=meeting, seat=seat, person=holder.person, presence="present")
        for seat in seats
        for holder in seat.holders.filter(rank=0).select_related("person")
    )


def _minutes(meeting: Meeting) -> Minutes:
    content = content_of(meeting)
    is_closed = meeting.state == "closed"
    return Minutes.objects.create(
        meeting=meeting,
        state="approved" if is_closed else "circulated",
        content=content,
        digest=digest_of(content),
        circulated_on=meeting.sitting.on,
        objections_until=meeting.sitting.on,
        approved_on=meeting.sitting.on if is_closed else None,
    )


def _papers(meetings: list[Meeting], items: list[AgendaItem]) -> None:
    """Lay a paper to every item; all meetings but the planned one have their packs."""
    stored: StoredFile = keep(b"%PDF-1.7\n", actor=SYSTEM, name="a.pdf", kind=KindOfFile.PDF)
    on = date(2026, 3, 1)
    Enclosure.objects.bulk_create(
        Enclosure(meeting=item.meeting, item=item, title="Zahlen", file=stored, added_on=on)
        for item in items
        if item.meeting
    )
    Pack.objects.bulk_create(
        Pack(meeting=meeting, variant=variant, made_on=on, pages=9, pdf=stored, archive=stored)
        for meeting in meetings[:5]
        for variant in Variant
    )
