"""Which numbers a text has; what only names a day, a page or a thing is none."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirkungskreis.kernel.formats import number
from wirkungskreis.reports.numbers import find


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Es kamen 1.157 Menschen, 12 mehr.", ["1157", "12"]),
        ("Die Wartezeit sank auf 11,4 Wochen.", ["11.4"]),
        ("Zwölf Gruppen, davon zwei neu, und neunzehn Träger.", ["12", "2", "19"]),
        ("Eine Maßnahme und noch eine.", []),
        ("64 % und 5.431,50\u00a0€", ["64", "5431.5"]),
        ("Der Kreis traf sich 19-mal.", ["19"]),
        ("Am 31.12.2025, am 3. Mai 2026, im Mai und 2027, um 9 Uhr und 22:07.", []),
        ("Im 2. Halbjahr 2025 und im Schuljahr 2025/26.", []),
        ("Siehe Seite 4, § 5, Leitziel 3, Nr. 12 und Vorlage 2025/0571.", []),
        ("A-01, B.3, R2025-1 und UB-2025 mit Niveau B2; Prüfsumme 3fa9, 7:5a44b04.", []),
        ("Zweitens dreist, achtsam und Einser.", []),
        ("", []),
    ],
)
def test_numbers_count_and_names_do_not(text: str, values: list[str]) -> None:
    assert [found.value for found in find(text)] == [Decimal(value) for value in values]


@given(st.decimals(0, 10**7, places=1))
def test_what_is_printed_is_read_again(value: Decimal) -> None:
    text = f"Es waren {number(value, language='de')} Euro."

    [found] = [n for n in find(text) if n.value != 0] or find(text)

    assert text[found.start : found.end] == found.text
    assert found.value == value or 1900 <= value < 2100
