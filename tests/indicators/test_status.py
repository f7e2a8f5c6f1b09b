"""The status rule: its fixed order, and what it never says."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirkungskreis.indicators.models import Direction, Reason, TargetKind, ValueType
from wirkungskreis.indicators.status import (
    ASSESSABLE,
    Aim,
    Finding,
    Point,
    Sheet,
    Status,
    distance,
    is_broken,
    judge,
    lines,
)

ON = date(2026, 10, 9)
SHARE = Sheet("down", "share", 12, 6, 100)
COUNT = Sheet("up", "count", 12, 6)
MEAN = Sheet("down", "mean", 12, 6)
AIM = Aim("point", Decimal(8), None, date(2027, 7, 31))


def point(year: int, value: object = None, **more: object) -> Point:
    number = None if value is None else Decimal(str(value))
    return Point(date(year, 1, 1), date(year + 1, 1, 1), number, **more)  # type: ignore[arg-type]  # words of the test


def share(year: int, value: object, n: int = 10_000, **more: object) -> Point:
    return point(year, value, denominator=Decimal(n), **more)


def status(sheet: Sheet, aim: Aim | None, *points: Point, on: date = ON) -> Status:
    return judge(sheet, aim, points, on).status


def test_without_a_decided_target_nothing_is_judged() -> None:
    assert status(SHARE, None, share(2024, 12), share(2025, 9)) == Status.NO_TARGET


def test_a_direction_needs_an_indicator_that_has_one() -> None:
    aim = Aim("direction", None, None, AIM.due)

    assert status(replace(SHARE, direction="neutral"), aim, share(2025, 9)) == Status.NO_TARGET


@pytest.mark.parametrize("reason", ["later", "unknown", "senseless", "withdrawn"])
def test_without_any_value_there_is_nothing_to_say(reason: str) -> None:
    assert status(SHARE, AIM, point(2025, reason=reason)) == Status.NO_VALUE


def test_a_value_is_too_old_one_period_and_its_lag_after_it_ended() -> None:
    points = [share(2023, 12), share(2024, 9)]

    assert status(SHARE, AIM, *points, on=date(2026, 6, 30)) == Status.APPROACHING
    assert status(SHARE, AIM, *points, on=date(2026, 7, 1)) == Status.TOO_OLD
    assert status(replace(SHARE, months=None), AIM, *points, on=ON) == Status.APPROACHING


def test_a_break_after_the_base_forbids_a_comparison() -> None:
    aim = replace(AIM, base_on=date(2020, 1, 1))
    before, after = share(2020, 12), share(2025, 9)

    assert status(SHARE, aim, before, share(2023, 11, statuses="b"), after) == Status.BREAK
    assert status(SHARE, aim, before, replace(after, series=2)) == Status.BREAK
    assert status(SHARE, aim, replace(before, statuses="b"), after) == Status.APPROACHING


def test_without_a_base_the_comparison_begins_after_the_last_break() -> None:
    points = [share(2020, 4), share(2023, 12, statuses="b"), share(2025, 9)]

    finding = judge(SHARE, AIM, points, ON)

    assert (finding.status, finding.base) == (Status.APPROACHING, points[1])


@pytest.mark.parametrize("reason", ["secret", "few"])
def test_what_is_kept_back_is_said_before_a_group_is_called_small(reason: str) -> None:
    small = replace(share(2024, 12), denominator=Decimal(20))

    assert status(SHARE, AIM, small, point(2025, reason=reason)) == Status.SUPPRESSED


def test_a_small_group_is_not_compared() -> None:
    assert status(SHARE, AIM, share(2024, 12, 99), share(2025, 4)) == Status.TOO_SMALL
    assert status(SHARE, AIM, share(2024, 12), share(2025, 4, 99)) == Status.TOO_SMALL
    assert status(SHARE, AIM, share(2024, 12), point(2025, reason="small")) == Status.TOO_SMALL


def test_a_change_within_chance_is_no_change() -> None:
    """1.96 standard errors of the difference of two shares of about 10 % of 290: 4.9 points."""
    finding = judge(SHARE, AIM, [share(2017, 10, 290), share(2025, 12, 290)], ON)

    assert finding.status == Status.UNSURE
    assert finding.band is not None
    assert finding.band.quantize(Decimal("0.1")) == Decimal("5.1")


def test_one_value_alone_is_no_change() -> None:
    assert (
        status(COUNT, Aim("minimum", Decimal(5), None, AIM.due), point(2025, 90)) == Status.UNSURE
    )


def test_where_chance_cannot_be_said_a_change_counts_as_it_is() -> None:
    finding = judge(MEAN, AIM, [point(2024, 12), point(2025, 11)], ON)

    assert (finding.status, finding.band) == (Status.APPROACHING, None)
    assert finding.distance == Decimal(3)


@pytest.mark.parametrize(
    ("value", "due", "expected"),
    [
        (8, date(2027, 7, 31), Status.REACHED),
        (9, date(2027, 7, 31), Status.APPROACHING),
        (13, date(2027, 7, 31), Status.AWAY),
        (9, date(2025, 12, 31), Status.MISSED),
        (8, date(2025, 12, 31), Status.REACHED),
    ],
)
def test_a_change_beyond_chance_is_told_by_its_distance(
    value: int, due: date, expected: Status
) -> None:
    aim = replace(AIM, due=due)

    assert status(SHARE, aim, share(2020, 11), share(2025, value)) == expected


@pytest.mark.parametrize(
    ("aim", "value", "direction", "expected"),
    [
        (Aim("corridor", Decimal(5), Decimal(8), ON), 9, "up", 1),
        (Aim("corridor", Decimal(5), Decimal(8), ON), 6, "up", 0),
        (Aim("corridor", Decimal(5), Decimal(8), ON), 2, "down", 3),
        (Aim("minimum", Decimal(5), None, ON), 9, "down", 0),
        (Aim("point", Decimal(5), None, ON), 9, "up", 0),
        (Aim("point", Decimal(5), None, ON), 9, "down", 4),
        (Aim("point", Decimal(5), None, ON), 3, "neutral", 2),
        (Aim("direction", None, None, ON), 3, "up", None),
    ],
)
def test_the_distance_is_in_the_unit_of_the_indicator(
    aim: Aim, value: int, direction: str, expected: int | None
) -> None:
    assert distance(aim, Decimal(value), direction) == expected


NUMBERS = st.integers(0, 1000).map(lambda tenth: Decimal(tenth) / 10)
CELLS = st.tuples(
    st.sampled_from(["", "", "", *Reason.values]),
    NUMBERS,
    st.sampled_from([20, 150, 3000]),
    st.sampled_from(["", "p", "b", "bp"]),
    st.integers(1, 2),
)
POINTS = st.lists(CELLS, max_size=6).map(
    lambda cells: [
        point(2025 - n, reason=reason, statuses=marks, series=series)
        if reason
        else share(2025 - n, value, count, statuses=marks, series=series)
        for n, (reason, value, count, marks, series) in enumerate(cells)
    ][::-1]
)
SHEETS = st.builds(
    Sheet,
    st.sampled_from(Direction.values),
    st.sampled_from(ValueType.values),
    st.sampled_from([None, 12, 36]),
    st.integers(0, 18),
    st.sampled_from([None, 100]),
)
AIMS = st.builds(
    Aim,
    st.sampled_from(TargetKind.values),
    NUMBERS,
    NUMBERS.map(lambda high: high + 101),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.one_of(st.none(), st.dates(date(2012, 1, 1), date(2019, 12, 31))),
).map(lambda a: replace(a, low=None, high=None) if a.kind == "direction" else a)


@given(SHEETS, st.none() | AIMS, POINTS, st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_every_judgement_rests_on_what_the_order_demands(
    sheet: Sheet, aim: Aim | None, points: list[Point], on: date
) -> None:
    found = judge(sheet, aim, points, on)

    if found.status in ASSESSABLE:
        assert_grounded(found, sheet, points)
    if aim is None:
        assert found.status == Status.NO_TARGET


def assert_grounded(found: Finding, sheet: Sheet, points: list[Point]) -> None:
    """Demand two comparable values of sufficient size and a change beyond chance."""
    assert found.base is not None
    assert found.latest is not None
    assert found.change is not None
    assert not is_broken(points, found.base, found.latest)
    assert found.band is None or abs(found.change) > found.band
    for one in (found.base, found.latest):
        assert one.denominator is None or one.denominator >= (sheet.min_denominator or 0)
    assert (found.status == Status.REACHED) == (found.distance == 0)


@given(POINTS)
def test_a_line_is_never_drawn_over_a_break(points: list[Point]) -> None:
    parts = list(lines(points))

    assert [one for part in parts for one in part] == points
    for part in parts:
        assert len({one.series for one in part}) == 1
        assert not any(one.breaks for one in part[1:])
