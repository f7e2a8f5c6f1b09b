"""Dates for a year follow the body's cadence and habit, and keep clear of holidays."""

from datetime import date, time
from typing import Any

import pytest

from tests import world
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.workdays import Workdays
from wirkungskreis.mandates.models import Body, Sitting
from wirkungskreis.meetings.queries.dates import (
    Habit,
    Slot,
    habit_of,
    months_of,
    nearest,
    slots,
    year_of,
)

pytestmark = pytest.mark.django_db
NRW = Workdays("NW")
ON = date(2026, 10, 9)


def sitting(code: str, on: date, **fields: Any) -> Sitting:
    body = world.body(code.split("-", maxsplit=1)[0])
    return Sitting.objects.create(code=code, body=body, on=on, **fields)


def proposed(body: Body, number: int = 2027) -> list[Slot]:
    year = year_of(SYSTEM, number, NRW)
    return slots(body, year, habit_of(SYSTEM, body, ON), ON)


def test_a_habit_is_read_from_the_last_sittings() -> None:
    sitting("CG-1", date(2025, 5, 13), place="Rathaus")
    sitting("CG-2", date(2025, 11, 11), starts=time(14), ends=time(16), place="Rathaus")
    sitting("CG-3", date(2026, 11, 19), place="Stadtteilhaus")
    sitting("CG-4", date(2026, 9, 9), state="cancelled")

    habit = habit_of(SYSTEM, world.body(), ON)

    assert habit == Habit(1, 2, time(14), time(16), "Stadtteilhaus")
    assert habit.in_month(2027, 5) == date(2027, 5, 11)


def test_a_new_body_meets_on_the_second_tuesday_and_a_fifth_week_is_the_fourth() -> None:
    assert habit_of(SYSTEM, world.body(), ON).in_month(2027, 11) == date(2027, 11, 9)
    assert Habit(weekday=0, week=5).in_month(2027, 2) == date(2027, 2, 22)


@pytest.mark.parametrize(
    ("per_year", "months", "expected"),
    [
        (2, "11, 5", [5, 11]),
        (2, "", [4, 10]),
        (4, "", [2, 5, 8, 11]),
        (60, "", list(range(1, 13))),
        (None, "", []),
        (3, "Frühjahr", [3, 7, 11]),
    ],
)
def test_months_are_the_usual_ones_or_spread_over_the_year(
    per_year: int | None, months: str, expected: list[int]
) -> None:
    assert months_of(Body(per_year=per_year, months=months)) == expected


def test_the_nearest_good_day_keeps_the_weekday_and_the_year() -> None:
    in_summer, at_christmas = date(2027, 8, 10), date(2027, 12, 28)

    assert nearest(NRW, in_summer) == date(2027, 9, 7)
    assert nearest(NRW, at_christmas) == date(2027, 12, 21)
    assert nearest(NRW, date(2027, 5, 11)) == date(2027, 5, 11)


def test_a_year_is_proposed_with_the_reason_for_each_moved_day() -> None:
    body = world.body(months="5, 8")

    first, second = proposed(body)

    assert (first.day, first.reason, first.warnings) == (date(2027, 5, 11), "", [])
    assert second.day == date(2027, 9, 7)
    assert second.reason == "Statt Dienstag, 10. August 2027: Sommerferien."


def test_what_is_planned_is_shown_and_what_is_over_is_left_out() -> None:
    body = world.body(months="5, 9, 11")
    moved = sitting("CG-1", date(2026, 12, 1))

    found = proposed(body, 2026)

    assert found == [Slot(11, planned=moved)]


def test_other_bodies_rounds_and_holidays_are_warned_of() -> None:
    body = world.body(months="5")
    sitting("RAT-1", date(2027, 5, 11))
    sitting("ASG-1", date(2027, 5, 11), state="cancelled")
    world.rnd(opens=date(2027, 5, 1), closes=date(2027, 5, 20), title="Frühjahr")

    year = year_of(SYSTEM, 2027, NRW)

    assert proposed(body)[0].warnings == [
        "Am selben Tag tagt: Gremium RAT.",
        "Die Abfrage „Frühjahr“ läuft noch bis 20.05.2027; ihr Ergebnis fehlt dann.",
    ]
    assert year.warnings(body, date(2027, 5, 27)) == ["An diesem Tag: Fronleichnam."]
    assert year.warnings(body, date(2027, 6, 5)) == ["Der Tag liegt am Wochenende."]


def test_a_body_that_has_ended_gets_no_dates() -> None:
    body = world.body(months="5", valid_before=date(2027, 1, 1))

    assert proposed(body) == []
