"""Which values a round waits for: due by rhythm and delay, delivered since it opened, or late."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests import world
from tests.indicators import making
from wirkungskreis.indicators.models import Indicator
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.people.models import User
from wirkungskreis.rounds.models import Round
from wirkungskreis.rounds.queries.figures import Owed, counted, next_due, values_owed

pytestmark = pytest.mark.django_db
OPENS, CLOSES = date(2026, 9, 1), date(2026, 9, 30)
DURING, AFTER = date(2026, 9, 15), date(2026, 10, 1)


@pytest.fixture
def rnd() -> Round:
    return world.rnd(opens=OPENS, closes=CLOSES)


def watched(code: str = "A.1-i", year: int = 2024, **fields: Any) -> Indicator:
    """Make a yearly indicator with one value; the next is usually there six months after."""
    made = making.indicator(code, **fields)
    making.observation(made, year)
    return made


def states(rnd: Round, on: date) -> dict[str, str]:
    return {one.indicator.code: one.state for one in values_owed(rnd, SYSTEM, on)}


def test_a_value_is_due_once_rhythm_and_delay_have_passed(rnd: Round) -> None:
    watched("A.1-i", 2024)
    watched("A.2-i", 2025)
    watched("A.3-i", 2010, periodicity="irregular")
    making.indicator("A.4-i")

    assert states(rnd, DURING) == {"A.1-i": Owed.OPEN, "A.4-i": Owed.OPEN}


def test_what_came_since_the_round_opened_is_delivered(rnd: Round) -> None:
    late, told = watched("A.1-i"), watched("A.2-i")
    reasoned = watched("A.3-i")
    making.observation(told, 2025, known=date(2026, 9, 10))
    making.observation(reasoned, 2025, None, reason="unknown", known=date(2026, 9, 10))

    found = values_owed(rnd, SYSTEM, AFTER)

    assert {one.indicator.code: one.state for one in found} == {
        "A.1-i": Owed.LATE,
        "A.2-i": Owed.DELIVERED,
        "A.3-i": Owed.DELIVERED,
    }
    assert counted(found) == {Owed.LATE: 1, Owed.OPEN: 0, Owed.DELIVERED: 2}
    assert [one.is_reason for one in found] == [False, False, True]
    assert found[0].indicator == late


def test_a_correction_of_an_old_value_delivers_nothing(rnd: Round) -> None:
    row = watched()

    making.observation(row, 2024, 120, known=date(2026, 9, 10))

    assert states(rnd, DURING) == {"A.1-i": Owed.OPEN}


def test_the_last_day_is_not_late(rnd: Round) -> None:
    watched()

    assert states(rnd, CLOSES) == {"A.1-i": Owed.OPEN}


def test_it_stands_under_who_delivers_it(rnd: Round) -> None:
    office = world.organisation("Statistikstelle")
    watched("A.1-i", owner=office)
    watched("A.2-i")

    found = values_owed(rnd, SYSTEM, DURING)

    assert [(one.owner, one.due) for one in found] == [(None, CLOSES), (office, CLOSES)]


def test_the_day_follows_from_the_last_value(rnd: Round) -> None:
    row = watched()

    [one] = values_owed(rnd, SYSTEM, DURING)

    assert next_due(row, one.last) == date(2026, 7, 1)
    assert next_due(row, None) is None


def test_three_values_ask_as_much_as_one(
    client: Client, amira: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(amira)
    rnd = world.rnd()
    address = reverse("desk:round_values", args=[rnd.public_id])
    watched()
    with CaptureQueriesContext(connection) as small:
        assert "0 von 1" in client.get(address).content.decode()

    watched("A.2-i")
    watched("A.3-i")

    with django_assert_num_queries(len(small)):
        client.get(address)
    assert len(small) <= 20
