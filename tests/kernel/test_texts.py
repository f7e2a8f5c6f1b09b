import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirkungskreis.kernel.texts import clean, clean_line, safe_cell


@pytest.mark.parametrize(
    ("entered", "kept"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("Maßnahme\tmit\x00 \x1b[31mrot\x07", "Maßnahme\tmit [31mrot"),
        ("rechnung\u202efdp.exe", "rechnungfdp.exe"),
        ("\u2067um\u2069kehr\u202c", "umkehr"),
        ("A\u0308mter", "Ämter"),
        ("\ufeffText", "Text"),
        ("\ud800halb", "halb"),
        ("مرحبا\u200f!", "مرحبا\u200f!"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ],
)
def test_what_cannot_be_seen_goes_and_words_stay(entered: str, kept: str) -> None:
    assert clean(entered) == kept


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_a_line_stays_one_line() -> None:
    assert clean_line("  Sprach\ncafé \u2028am  Markt ") == "Sprach café am Markt"


@pytest.mark.parametrize(
    "formula", ["=1+1", "-2+3", "@SUM(A1)", "\t=1", " =1", "=HYPERLINK(...)", "|cmd", "-x"]
)
def test_a_formula_becomes_a_text(formula: str) -> None:
    assert safe_cell(formula) == f"'{formula}"


@pytest.mark.parametrize(
    "value", ["Jugendamt", "-3", "+4,5", "-12 %", "+49 214 406", "a=b", "", 3, None, 1.5]
)
def test_what_is_no_formula_stays(value: object) -> None:
    assert safe_cell(value) == value
