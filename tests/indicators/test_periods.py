"""Periods of a table: they meet without gaps, and none lies in the future."""

from datetime import date
from itertools import pairwise

import pytest

from wirkungskreis.indicators import periods

ON = date(2026, 10, 9)


@pytest.mark.parametrize(
    ("kind", "number"), [("jahr", 2), ("halbjahr", 4), ("quartal", 8), ("monat", 24)]
)
def test_periods_of_years_meet(kind: str, number: int) -> None:
    found = periods.of_years(kind, 2023, 2024, ON)

    assert len(found) == number
    assert (found[0].start, found[-1].before) == (date(2023, 1, 1), date(2025, 1, 1))
    assert all(one.before == two.start for one, two in pairwise(found))
    assert {periods.kind_of(one.start, one.before) for one in found} == {kind}


def test_a_day_of_each_year() -> None:
    found = periods.of_years("tag-12-31", 2024, 2026, ON)

    assert [one.label for one in found] == ["31.12.2024", "31.12.2025"]
    assert periods.kind_of(found[0].start, found[0].before) == "tag-12-31"


def test_what_is_no_usual_period_has_no_kind() -> None:
    assert periods.kind_of(date(2024, 2, 1), date(2024, 5, 1)) == ""
    assert periods.kind_of(date(2024, 1, 15), date(2024, 2, 15)) == ""


def test_kinds_offer_the_days_in_use() -> None:
    assert ("tag-03-15", "Stichtag 15.03.") in periods.kinds("tag-03-15")
