"""Putting values together by the sheet's rules: what is not whole has no total."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirkungskreis.indicators.combining import Combining, Total, over_area, over_time
from wirkungskreis.indicators.status import Point
from wirkungskreis.kernel.errors import NotPossible

START, END = date(2025, 1, 1), date(2026, 1, 1)
HALVES = [(START, date(2025, 7, 1)), (date(2025, 7, 1), END)]


def rules(time: str = "sum", area: str = "sum", kind: str = "count") -> Combining:
    return Combining(time, area, kind, 1)


def point(half: int, value: Any = 10, **fields: Any) -> Point:
    number = None if value is None else Decimal(value)
    return Point(*HALVES[half], number, **fields)


def test_counts_of_parts_of_a_year_are_added_with_their_marks() -> None:
    found = over_time(rules(), [point(0, 10), point(1, 5, statuses="p")], START, END)

    assert found == Total(Decimal(15), "p", 2)


def test_the_last_stand_counts_where_it_is_there() -> None:
    last = rules("last")

    assert over_time(last, [point(0, 10), point(1, 5)], START, END).value == 5
    with pytest.raises(NotPossible, match="Stand vom Ende"):
        over_time(last, [point(0)], START, END)


def test_a_share_is_computed_anew_and_is_no_mean() -> None:
    parts = [
        point(0, 50, numerator=Decimal(1), denominator=Decimal(2)),
        point(1, 10, numerator=Decimal(10), denominator=Decimal(100)),
    ]

    found = over_time(rules("from_parts", kind="share"), parts, START, END)

    assert found.value == Decimal("10.8")


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ([point(0)], "fehlen Werte"),
        ([point(1)], "fehlen Werte"),
        ([point(0), point(0), point(1)], "überschneiden sich"),
        ([point(0), point(1, statuses="b")], "Bruch"),
        ([point(0), point(1, series=2)], "Bruch"),
        ([point(0), point(1, None, reason="secret")], "geheim gehalten. Ohne diesen Teil"),
        ([], "keine Werte"),
    ],
)
def test_what_is_not_whole_has_no_total(parts: list[Point], words: str) -> None:
    with pytest.raises(NotPossible, match=words):
        over_time(rules(), parts, START, END)


@pytest.mark.parametrize("rule", ["never", ""])
def test_what_the_sheet_forbids_is_refused(rule: str) -> None:
    with pytest.raises(NotPossible, match="nicht über die Zeit"):
        over_time(rules(rule), [point(0), point(1)], START, END)
    with pytest.raises(NotPossible, match="nicht über Gebiete"):
        over_area(rules(area=rule), {1: point(0)}, [1])


def test_areas_make_the_city_only_together_and_of_one_period() -> None:
    both = {1: point(0, 10), 2: point(0, 5)}

    assert over_area(rules(), both, [1, 2]).value == 15
    with pytest.raises(NotPossible, match="Es fehlen Werte von 1 Gebieten"):
        over_area(rules(), both, [1, 2, 3])
    with pytest.raises(NotPossible, match="verschiedenen Zeiträumen"):
        over_area(rules(), {1: point(0), 2: point(1)}, [1, 2])
    with pytest.raises(NotPossible, match="verschiedenen Definitionen"):
        over_area(rules(), {1: point(0), 2: point(0, series=2)}, [1, 2])
    with pytest.raises(NotPossible, match="Zähler und Nenner"):
        over_area(rules(area="from_parts"), both, [1, 2])


@given(st.lists(st.integers(0, 10**6) | st.none(), min_size=1, max_size=8))
def test_a_total_is_the_sum_of_all_parts_or_there_is_none(values: list[int | None]) -> None:
    by_area = {
        key: point(0, value, reason="" if value is not None else "secret")
        for key, value in enumerate(values)
    }

    if None in values:
        with pytest.raises(NotPossible):
            over_area(rules(), by_area, by_area.keys())
    else:
        assert over_area(rules(), by_area, by_area.keys()).value == sum(filter(None, values))


@given(
    st.lists(st.tuples(st.integers(0, 100), st.integers(1, 1000)), min_size=1, max_size=6).map(
        lambda pairs: [(min(above, below), below) for above, below in pairs]
    )
)
def test_a_share_of_the_whole_lies_between_its_parts(pairs: list[tuple[int, int]]) -> None:
    shares = [Decimal(100 * above) / below for above, below in pairs]
    by_area = {
        key: point(0, share, numerator=Decimal(pair[0]), denominator=Decimal(pair[1]))
        for key, (share, pair) in enumerate(zip(shares, pairs, strict=True))
    }

    whole = over_area(rules(area="from_parts", kind="share"), by_area, by_area.keys()).value

    assert min(shares) - 1 <= whole <= max(shares) + 1
