from datetime import date

import pytest

from wirkungskreis.indicators.reading.times import mentioned, period


@pytest.mark.parametrize(
    ("text", "start", "before"),
    [
        ("2024", date(2024, 1, 1), date(2025, 1, 1)),
        ("2024-12-31", date(2024, 12, 31), date(2025, 1, 1)),
        ("31.12.2024", date(2024, 12, 31), date(2025, 1, 1)),
        ("2023-10P6M", date(2023, 10, 1), date(2024, 4, 1)),
        ("2023-08P1Y", date(2023, 8, 1), date(2024, 8, 1)),
        ("2024-02", date(2024, 2, 1), date(2024, 3, 1)),
        ("2024-Q4", date(2024, 10, 1), date(2025, 1, 1)),
        ("1. Quartal 2024", date(2024, 1, 1), date(2024, 4, 1)),
        ("WS 2023/24", date(2023, 10, 1), date(2024, 4, 1)),
        ("SoSe 2024", date(2024, 4, 1), date(2024, 10, 1)),
        ("Schuljahr 2023/24", date(2023, 8, 1), date(2024, 8, 1)),
        ("März 2024", date(2024, 3, 1), date(2024, 4, 1)),
    ],
)
def test_times_are_half_open_periods(text: str, start: date, before: date) -> None:
    assert period(text) == (start, before)


@pytest.mark.parametrize(
    "text", ["", "31.02.2024", "2023/25", "165748", "gestern", "2024-13", "31.12.9999"]
)
def test_what_is_no_time_is_none(text: str) -> None:
    assert period(text) is None


def test_a_title_names_one_time_or_none() -> None:
    assert mentioned("Einwohner am 31.12.2024") == (date(2024, 12, 31), date(2025, 1, 1))
    assert mentioned("Einwohner 2019 bis 2024") is None
