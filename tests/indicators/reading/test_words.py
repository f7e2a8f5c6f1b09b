"""The number or range in words as they are printed."""

from decimal import Decimal

import pytest

from wirkungskreis.indicators.reading.words import bounds


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("rund 28.000", "28000", "28000"),
        ("33520 Personen", "33520", "33520"),
        ("knapp über 30 %", "30", "30"),
        ("43,5 Prozent", "43.5", "43.5"),
        ("27.000 bis 27.300", "27000", "27300"),
        ("27.000–27.300", "27000", "27300"),
        ("27.000-27.300", "27000", "27300"),
        ("zwischen 27 und 30 Prozent", "27", "30"),
        ("−486", "-486", "-486"),
        ("minus -2,5", "-2.5", "-2.5"),
    ],
)
def test_a_number_or_a_range_is_read_from_the_words(words: str, low: str, high: str) -> None:
    assert bounds(words) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    "words", ["", "viele", "138 (2015)", "12.5", "1, 2 und 3", "55 Nationen, 2015"]
)
def test_what_is_not_clearly_one_number_or_range_is_left_to_a_person(words: str) -> None:
    assert bounds(words) is None
