from decimal import Decimal

import pytest

from wirkungskreis.indicators.reading.numbers import Cell, german, plain


@pytest.mark.parametrize(
    ("text", "value", "quality"),
    [
        ("1.234", "1234", ""),
        ("1.234.567,8", "1234567.8", ""),
        ("1 234", "1234", ""),
        ("12,5 %", "12.5", ""),
        ("-3", "-3", ""),
        ("−3", "-3", ""),
        ("(14)", "14", "()"),
        ("128 p", "128", "p"),
        ("128r", "128", "r"),
        ("634 2)", "634", ""),
        ("634²", "634", ""),
        ("634*", "634", ""),
    ],
)
def test_numbers_as_people_write_them(text: str, value: str, quality: str) -> None:
    assert german(text) == Cell(Decimal(value), "", quality)


@pytest.mark.parametrize("text", ["12.5", "1.23", "6342)", "k. A.", "1.2345"])
def test_what_could_mean_two_things_is_no_number(text: str) -> None:
    assert german(text) == Cell(None, text)


@pytest.mark.parametrize(
    ("text", "sign"), [("–", "-"), ("·", "."), ("…", "..."), ("X", "x"), ("/", "/"), ("g", "g")]
)
def test_signs_that_look_alike_are_one(text: str, sign: str) -> None:
    assert german(text) == plain(text) == Cell(None, sign)


def test_flat_files_have_a_comma_or_a_point_and_no_thousands() -> None:
    assert plain("318,84") == Cell(Decimal("318.84"), "")
    assert plain("1.234") == Cell(Decimal("1.234"), "")
