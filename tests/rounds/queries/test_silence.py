"""Who has not answered, and for how long."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from tests import world
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.measures.models import Measure
from wirkungskreis.rounds.models import AccessLink, Round
from wirkungskreis.rounds.queries.silence import in_a_row, silent_organisations

TODAY = date(2026, 10, 9)


@pytest.mark.parametrize(
    ("standings", "count"),
    [
        ([], 0),
        (["checked", "silent"], 0),
        (["silent", "silent", "checked", "silent"], 2),
        (["asked", "silent"], 1),
        (["drafted", "silent", "silent"], 2),
        (["undeliverable", "silent"], 0),
        (["handed_in", "silent"], 0),
    ],
)
def test_a_row_ends_with_an_answer_and_a_running_round_decides_nothing(
    standings: list[str], count: int
) -> None:
    assert in_a_row(standings) == count


def asked(rnd: Round, office: str, code: str, state: str = "asked") -> None:
    lead = world.organisation(office)
    measure = world.measure_called(code, lead=lead, confirmed_on=date(2025, 1, 1))
    days = {"handed_in_on": rnd.opens, "checked_on": rnd.opens} if state == "checked" else {}
    world.ret(round=rnd, measure=measure, state=state, **days)
    AccessLink.objects.filter(round=rnd).update(reminders_sent=1)


def two_rounds() -> tuple[Round, Round]:
    old = world.rnd(
        reference_date=date(2025, 6, 30), opens=date(2025, 9, 1), closes=date(2025, 10, 1)
    )
    new = world.rnd(
        reference_date=date(2025, 12, 31), opens=date(2026, 1, 7), closes=date(2026, 2, 1)
    )
    return old, new


def test_the_longest_silence_comes_first(db: None) -> None:
    old, new = two_rounds()
    for rnd in (old, new):
        asked(rnd, "Verein", "M1")
    asked(new, "Jugendamt", "M2")
    asked(new, "Jugendamt", "M3")
    asked(new, "Bauamt", "M4", "checked")

    found = silent_organisations(SYSTEM, TODAY)

    assert [(one.name, one.measures, one.in_a_row) for one in found] == [
        ("Verein", 1, 2),
        ("Jugendamt", 2, 1),
    ]


def test_who_never_confirmed_is_not_silent(db: None) -> None:
    _old, new = two_rounds()
    asked(new, "Verein", "M1")
    Measure.objects.update(confirmed_on=None)

    assert silent_organisations(SYSTEM, TODAY) == []


def test_many_cost_the_same(db: None, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    _old, new = two_rounds()
    for number in range(3):
        asked(new, f"Verein {number}", f"M{number}")

    with django_assert_num_queries(1):
        assert len(silent_organisations(SYSTEM, TODAY)) == 3
