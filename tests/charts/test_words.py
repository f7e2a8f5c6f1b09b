"""Numbers and days as German readers write them."""

from datetime import date
from decimal import Decimal

import pytest

from wirkungskreis.charts import words


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (999, "999"),
        (1234567, "1.234.567"),
        (-1200, "−1.200"),
        (Decimal("1234.50"), "1.234,50"),
    ],
)
def test_numbers(value: int | Decimal, written: str) -> None:
    assert words.number(value) == written


@pytest.mark.parametrize(
    ("part", "whole", "written"),
    [(1, 200, "1\u00a0%"), (1, 201, "0\u00a0%"), (67, 77, "87\u00a0%")],
)
def test_percent_is_whole_and_rounds_half_up(part: int, whole: int, written: str) -> None:
    assert words.percent(part, whole) == written


def test_amounts_show_cents_only_when_there_are_some() -> None:
    assert words.euro(Decimal("20500.00")) == "20.500\u00a0€"
    assert words.euro(Decimal("0.5")) == "0,50\u00a0€"


def test_days() -> None:
    assert words.day(date(2025, 3, 1)) == "01.03.2025"
    assert words.long_day(date(2025, 3, 1)) == "1.\u00a0März\u00a02025"
    assert words.month(date(2025, 3, 1)) == "März 2025"
