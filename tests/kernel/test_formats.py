from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils.translation import override

from wirkungskreis.kernel import formats

FRIDAY = date(2026, 10, 9)


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [
        (Decimal(20500), "20.500\u00a0€", "€20,500"),
        (Decimal("20500.00"), "20.500\u00a0€", "€20,500"),
        (Decimal("149.9"), "149,90\u00a0€", "€149.90"),
        (Decimal("0.005"), "0,01\u00a0€", "€0.01"),
        (0, "0\u00a0€", "€0"),
        (1234567, "1.234.567\u00a0€", "€1,234,567"),
        (None, "–", "–"),
    ],
)
def test_euro(value: Decimal | int | None, german: str, english: str) -> None:
    assert formats.euro(value) == german
    assert formats.euro(value, language="en") == english


@pytest.mark.parametrize(
    ("value", "places", "german"),
    [
        (1234, None, "1.234"),
        (0, None, "0"),
        (-3, None, "−3"),
        (12.5, None, "12,5"),
        (Decimal("12.50"), None, "12,5"),
        (Decimal(100), 1, "100,0"),
        (Decimal("66.666"), 1, "66,7"),
        (None, None, "–"),
    ],
)
def test_number(value: Decimal | float | None, places: int | None, german: str) -> None:
    assert formats.number(value, places=places) == german


def test_a_number_in_english() -> None:
    assert formats.number(Decimal("1234.5"), language="en") == "1,234.5"


def test_a_day_is_spelled_out() -> None:
    assert formats.day(FRIDAY) == "9. Oktober 2026"
    assert formats.day(FRIDAY, language="en") == "9 October 2026"
    assert formats.day(date(2027, 3, 1)) == "1. März 2027"
    assert formats.day(FRIDAY, language="ar") == "9. Oktober 2026"


def test_a_day_in_tables_and_its_weekday() -> None:
    assert formats.day_short(FRIDAY) == "09.10.2026"
    assert formats.day_short(FRIDAY, language="en") == "09/10/2026"
    assert formats.weekday(FRIDAY) == "Freitag"
    assert formats.weekday(FRIDAY, language="en") == "Friday"


def test_an_instant_is_told_in_german_time() -> None:
    late = datetime(2026, 10, 9, 22, 7, tzinfo=UTC)

    assert formats.instant(late) == "10. Oktober 2026, 00:07 Uhr"
    assert formats.instant(late, language="en") == "10 October 2026, 00:07"
    assert formats.day(late) == "10. Oktober 2026"


def test_a_missing_date_is_a_dash() -> None:
    assert [f(None) for f in (formats.day, formats.day_short, formats.weekday)] == ["–"] * 3
    assert formats.instant(None) == "–"


def test_the_active_language_is_written_unless_another_is_named() -> None:
    with override("en"):
        assert formats.day(FRIDAY) == "9 October 2026"
        assert formats.euro(20500) == "€20,500"
        assert formats.day(FRIDAY, language="de") == "9. Oktober 2026"
