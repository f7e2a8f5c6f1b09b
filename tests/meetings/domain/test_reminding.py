"""Owners of tasks are reminded once before and once after the day, on workdays only."""

from datetime import date

import pytest

from tests import world
from wirkungskreis.meetings.domain import reminding
from wirkungskreis.meetings.models import SeatHolder, Task
from wirkungskreis.outbox.fillers import FILLERS
from wirkungskreis.outbox.models import Mail
from wirkungskreis.outbox.rendering import render

pytestmark = pytest.mark.django_db
DUE = date(2026, 9, 30)  # a Wednesday, no holidays around it
WEEK_BEFORE, DAY_AFTER = date(2026, 9, 23), date(2026, 10, 1)


def sent() -> list[str]:
    return list(Mail.objects.order_by("pk").values_list("template", flat=True))


def test_once_a_week_before_and_once_when_overdue() -> None:
    world.task(person=world.contact())
    days = [date(2026, 9, 22), WEEK_BEFORE, date(2026, 9, 24), DUE, DAY_AFTER, date(2026, 10, 2)]

    counts = [reminding.remind_as_due(day) for day in days]

    assert counts == [0, 1, 0, 0, 1, 0]
    assert sent() == ["meetings.due", "meetings.overdue"]


def test_the_member_on_the_seat_of_that_day_is_reminded() -> None:
    seat = world.seat()
    left, came = world.contact("Ada Lind"), world.contact("Ben Lind")
    SeatHolder.objects.create(seat=seat, person=left, valid_before=date(2026, 9, 1))
    SeatHolder.objects.create(seat=seat, person=came, valid_from=date(2026, 9, 1))
    world.task(seat=seat)

    reminding.remind_as_due(WEEK_BEFORE)

    assert Mail.objects.get().person == came


def test_nobody_with_an_address_means_no_mail_until_there_is_one() -> None:
    task = world.task(person=world.person("Ada"))
    first = reminding.remind_as_due(WEEK_BEFORE)
    Task.objects.update(person=world.contact())

    second = reminding.remind_as_due(date(2026, 9, 24))

    assert (first, second) == (0, 1)
    task.refresh_from_db()
    assert task.last_reminded_on == date(2026, 9, 24)


def test_a_weekend_waits_for_monday() -> None:
    world.task(person=world.contact(), due=date(2026, 9, 25))

    counts = [reminding.remind_as_due(date(2026, 9, day)) for day in (26, 27, 28)]

    assert counts == [0, 0, 1]
    assert sent() == ["meetings.overdue"]


def test_settled_tasks_and_those_just_given_are_left_alone() -> None:
    dana = world.contact()
    world.task("A-1", person=dana, state="done", settled_on=DUE)
    world.task("A-2", person=dana, given_on=date(2026, 9, 25))

    assert reminding.remind_as_due(DUE) == 0


def test_the_mail_names_the_task_and_is_gone_once_it_is_answered() -> None:
    task = world.task(person=world.contact())
    reminding.remind_as_due(DAY_AFTER)
    mail = Mail.objects.get()

    letter = render(mail)
    Task.objects.update(state="done", settled_on=DUE)

    assert letter is not None
    assert "A-1: Räume suchen" in letter.body
    assert f"/werkbank/auftragsbuch/{task.public_id}/" in letter.body
    assert "30. September 2026" in letter.subject
    assert FILLERS["meetings.overdue"](mail) is None
