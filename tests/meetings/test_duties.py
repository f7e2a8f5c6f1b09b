"""Whoever fills a seat is not deleted from it."""

from datetime import date

import pytest

from tests import world
from wirkungskreis.meetings.duties import duties
from wirkungskreis.meetings.models import SeatHolder

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 9)


def test_who_fills_a_seat_or_is_to_begin_is_named_and_who_left_is_not() -> None:
    ada, ben, cem = (world.person(name) for name in ("Ada", "Ben", "Cem"))
    seat = world.seat()
    SeatHolder.objects.create(seat=seat, person=ada, valid_before=ON)
    SeatHolder.objects.create(seat=seat, person=ben, valid_from=date(2027, 1, 1))
    SeatHolder.objects.create(seat=seat, person=cem, rank=1, valid_before=date(2026, 12, 1))

    found = {person.name: duties(person, ON) for person in (ada, ben, cem)}

    assert {name: [duty.label for duty in rows] for name, rows in found.items()} == {
        "Ada": [],
        "Ben": ["Mitglied für „Leitung“ in Gremium CG"],
        "Cem": ["1. Stellvertretung für „Leitung“ in Gremium CG"],
    }
    assert all(duty.binding for rows in found.values() for duty in rows)
