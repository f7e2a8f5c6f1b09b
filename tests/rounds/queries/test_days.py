"""On which day a reminder goes out."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import world
from wirkungskreis.kernel.workdays import DAY, Workdays
from wirkungskreis.rounds.queries.days import goes_out, is_due, sendings, usual_reminders

NRW = Workdays("NW")
OPENS = date(2026, 9, 14)


@pytest.mark.parametrize(
    ("planned", "closes", "day"),
    [
        (date(2026, 9, 30), date(2026, 10, 16), date(2026, 9, 30)),  # an ordinary Wednesday
        (date(2026, 10, 3), date(2026, 10, 16), date(2026, 10, 5)),  # a holiday on a Saturday
        (date(2026, 10, 20), date(2026, 11, 13), date(2026, 11, 2)),  # waits for the end of them
        (date(2026, 10, 17), date(2026, 11, 13), date(2026, 11, 2)),  # a Saturday that begins them
        (date(2026, 10, 20), date(2026, 10, 30), date(2026, 10, 16)),  # would come too late
    ],
)
def test_a_reminder_avoids_days_on_which_nobody_reads_it(
    planned: date, closes: date, day: date
) -> None:
    assert goes_out(planned, OPENS, closes, NRW) == day


def test_a_window_inside_school_holidays_has_only_their_workdays() -> None:
    opens, closes = date(2026, 7, 27), date(2026, 8, 21)

    assert goes_out(date(2026, 8, 8), opens, closes, NRW) == date(2026, 8, 10)


@settings(max_examples=60)
@given(st.dates(date(2025, 1, 1), date(2029, 1, 1)), st.integers(1, 60), st.integers(0, 60))
def test_a_reminder_never_goes_out_on_a_day_without_work(
    opens: date, length: int, after: int
) -> None:
    closes = opens + DAY * length
    planned = min(opens + DAY * after, closes)

    assert NRW.is_workday(goes_out(planned, opens, closes, NRW))


def test_the_usual_days_lie_inside_the_window_and_outside_holidays() -> None:
    assert usual_reminders(OPENS, date(2026, 10, 16), NRW) == [
        date(2026, 9, 30),
        date(2026, 10, 13),
    ]
    assert usual_reminders(OPENS, date(2026, 9, 15), NRW) == []
    assert usual_reminders(date(2026, 10, 1), date(2026, 11, 6), NRW) == [
        date(2026, 11, 2),
        date(2026, 11, 3),
    ]


def test_what_nobody_sent_in_time_waits_for_the_end_of_the_holidays(db: None) -> None:
    rnd = world.rnd(closes=date(2026, 11, 13))
    planned = date(2026, 10, 16)

    due = [
        is_due(planned, rnd.opens, rnd.closes, day, NRW)
        for day in (date(2026, 10, 15), planned, date(2026, 10, 19), date(2026, 11, 2))
    ]

    assert due == [False, True, False, True]


def test_the_page_reads_why_a_reminder_is_shifted(db: None) -> None:
    rnd = world.rnd(closes=date(2026, 11, 13))
    rnd.reminders.create(on=date(2026, 9, 30), sent_on=date(2026, 9, 30))
    rnd.reminders.create(on=date(2026, 10, 17))

    sent, shifted = sendings(rnd, rnd.reminders.all(), NRW)

    assert (sent.is_shifted, sent.why) == (False, "")
    assert (shifted.is_shifted, shifted.day, shifted.why) == (
        True,
        date(2026, 11, 2),
        "Herbstferien",
    )
