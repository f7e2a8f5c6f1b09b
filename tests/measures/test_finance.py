"""Which measures run out of money, on the invented city and on anything else."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirkungskreis.measures.finance import Course, Money, money_end, months_later, runs_out
from wirkungskreis.measures.states import OVER, State

TODAY = date(2026, 10, 9)
JAN = date(2027, 2, 1)  # the first day without money


def granted(before: date | None) -> Money:
    return Money("granted", before)


@pytest.mark.parametrize(
    ("planned", "expected", "money", "answer"),
    [
        (None, None, [granted(JAN)], True),  # an offer goes on
        (date(2027, 1, 31), None, [granted(JAN)], False),  # ends with its money, as planned
        (date(2025, 12, 31), date(2027, 1, 31), [granted(JAN)], True),  # prolonged on the rest
        (date(2027, 6, 30), None, [granted(JAN)], True),  # goes on longer than its money
        (date(2027, 1, 31), None, [granted(JAN), Money("announced", None)], True),
        (date(2027, 1, 31), None, [granted(JAN), Money("refused", None)], False),
        (date(2027, 1, 31), None, [granted(JAN), Money("requested", JAN)], False),
        (None, None, [granted(JAN), granted(date(2028, 1, 1))], False),  # more is granted
        (None, None, [granted(JAN), granted(None)], False),
        (None, None, [granted(date(2026, 10, 9))], False),  # has run out already
        (None, None, [granted(date(2026, 10, 10))], True),  # today is the last day
        (None, None, [granted(date(2027, 4, 10))], True),
        (None, None, [granted(date(2027, 4, 11))], False),
        (None, None, [Money("requested", JAN)], False),
        (None, None, [], False),
    ],
)
def test_a_measure_runs_out_of_money(
    planned: date | None, expected: date | None, money: list[Money], *, answer: bool
) -> None:
    assert runs_out(Course(State.RUNNING, planned, expected), money, on=TODAY) is answer


@pytest.mark.parametrize("state", [*OVER, State.DEFERRED])
def test_what_is_over_runs_out_of_nothing(state: str) -> None:
    assert not runs_out(Course(state, None, None), [granted(JAN)], on=TODAY)


DAYS = st.dates(date(2000, 1, 1), date(2090, 1, 1))
MONEY = st.builds(
    Money, st.sampled_from(["granted", "requested", "announced", "refused"]), st.none() | DAYS
)


@given(st.lists(MONEY), DAYS, st.integers(1, 24))
def test_running_out_means_an_end_within_the_months(
    money: list[Money], on: date, months: int
) -> None:
    last = money_end(money)

    if runs_out(Course(State.RUNNING, None, None), money, on=on, months=months):
        assert last is not None
        assert on <= last <= months_later(on, months)
        assert granted(last + timedelta(days=1)) in money


@given(DAYS, st.integers(0, 60))
def test_months_later_is_in_that_month_and_at_most_that_day(day: date, months: int) -> None:
    later = months_later(day, months)

    assert later.year * 12 + later.month == day.year * 12 + day.month + months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1
    assert later.day <= day.day
