"""Organisations are asked about their promises: to confirm, before the day, once after it."""

from datetime import date

import pytest

from tests import world
from wirkungskreis.measures.models import Commitment
from wirkungskreis.meetings.domain import asking
from wirkungskreis.meetings.models import SeatHolder
from wirkungskreis.outbox.models import Mail
from wirkungskreis.outbox.rendering import render

pytestmark = pytest.mark.django_db
GIVEN = date(2026, 5, 12)
WEEK_BEFORE, DAY_AFTER = date(2026, 9, 23), date(2026, 10, 1)  # its day is a Wednesday


def given(**fields: object) -> None:
    item = world.item(world.meeting("CG-1", GIVEN, state="held"))
    world.promise(item, **fields)
    SeatHolder.objects.create(seat=world.seat(), person=world.contact())


def sent() -> list[str]:
    return list(Mail.objects.order_by("pk").values_list("template", flat=True))


def test_a_confirmed_promise_is_reminded_of_once_before_and_once_after() -> None:
    given(confirmed_on=GIVEN)
    days = [date(2026, 9, 22), WEEK_BEFORE, date(2026, 9, 24), DAY_AFTER, date(2026, 10, 2)]

    counts = [asking.ask_as_due(day) for day in days]

    assert counts == [0, 1, 0, 1, 0]
    assert sent() == ["meetings.promise_due", "meetings.promise_overdue"]


def test_silence_confirms_nothing_and_asks_again_after_two_weeks() -> None:
    given()

    counts = [asking.ask_as_due(date(2026, 5, day)) for day in (13, 18, 26, 28)]

    assert counts == [1, 0, 0, 1]
    assert set(sent()) == {"meetings.promise_confirm"}


def test_who_settled_it_meanwhile_is_not_asked() -> None:
    given()
    asking.ask_as_due(date(2026, 5, 13))
    Commitment.objects.update(confirmed_on=date(2026, 5, 13))

    assert render(Mail.objects.get()) is None


def test_the_mail_says_what_where_and_until_when() -> None:
    given()
    asking.ask_as_due(date(2026, 5, 13))

    letter = render(Mail.objects.get())

    assert letter is not None
    assert "Zwei Räume stellen" in letter.body
    assert "12. Mai 2026" in letter.body
    assert "keine Antwort ist keine Bestätigung" in letter.body


def test_without_an_address_nobody_is_asked() -> None:
    world.promise(world.item(world.meeting("CG-1", GIVEN, state="held")))

    assert asking.ask_as_due(date(2026, 5, 13)) == 0


def test_nobody_is_asked_at_a_weekend() -> None:
    given()

    assert asking.ask_as_due(date(2026, 5, 16)) == 0
