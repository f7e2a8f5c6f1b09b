"""Units convert by the declared table, exactly, or not at all."""

from decimal import Decimal

import pytest

from wirkungskreis.indicators.neighbours.units import factor


@pytest.mark.parametrize(
    ("there", "here", "by"),
    [
        ("Prozent", "Prozent", "1"),
        ("%", "Prozent", "1"),
        ("Anteil (0 bis 1)", "Prozent", "100"),
        ("je 1.000", "Prozent", "0.1"),
        ("je 1.000 Einwohner", "je 100 Einwohnerinnen und Einwohner", "0.1"),
        ("1.000 EUR", "Euro", "1000"),
        ("Mio. €", "TEUR", "1000"),
        ("Tsd. Personen", "Personen", "1000"),
        ("  personen ", "Personen", "1"),
    ],
)
def test_what_converts_converts_exactly(there: str, here: str, by: str) -> None:
    assert factor(there, here) == Decimal(by)


@pytest.mark.parametrize(
    ("there", "here"),
    [
        ("km", "Prozent"),
        ("Personen", "Prozent"),
        ("je 1.000 Haushalte", "je 1.000 Einwohner"),
        ("je 1.000 Einwohner", "Prozent"),
        ("Wochen", "Tage"),
        ("", ""),
    ],
)
def test_what_does_not_is_refused(there: str, here: str) -> None:
    assert factor(there, here) is None
