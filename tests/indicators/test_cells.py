"""A cell as the offices write it, both ways."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirkungskreis.indicators import cells
from wirkungskreis.indicators.cells import Cell
from wirkungskreis.kernel.errors import NotPossible

WRITTEN = {
    "1.234": Cell(Decimal(1234)),
    "1 234,5": Cell(Decimal("1234.5")),
    "12,5 %": Cell(Decimal("12.5")),
    "−2": Cell(Decimal(-2)),
    "33.520 p": Cell(Decimal(33520), statuses="p"),
    "(12,5)": Cell(Decimal("12.5"), statuses="u"),
    "12|r": Cell(Decimal(12), statuses="br"),
    "-": Cell(reason="nothing"),
    "–": Cell(reason="nothing"),
    ".": Cell(reason="unknown"),
    "...": Cell(reason="later"),
    "…": Cell(reason="later"),
    "x": Cell(reason="senseless"),
    "/": Cell(reason="unsure"),
    "0-2": Cell(reason="few"),
    "0–2": Cell(reason="few"),
    "": Cell(),
    "  ": Cell(),
}


@pytest.mark.parametrize("text", WRITTEN)
def test_a_cell_is_read_as_it_is_written(text: str) -> None:
    assert cells.read(text) == WRITTEN[text]


@pytest.mark.parametrize("text", ["1234.5", "1.23", "12,", "viele", "1,2,3", "1" * 13, "()", "NaN"])
def test_what_is_no_number_is_refused_with_its_words(text: str) -> None:
    with pytest.raises(NotPossible, match="ist keine Zahl"):
        cells.read(text)


def test_the_supplier_says_what_a_dot_means() -> None:
    assert cells.read(".", dot="secret") == Cell(reason="secret")


@given(
    st.integers(-(10**12), 10**12).map(lambda found: Decimal(found).scaleb(-3)),
    st.lists(st.sampled_from("bepru"), unique=True).map(lambda found: "".join(sorted(found))),
)
def test_what_is_written_is_read_back(value: Decimal, statuses: str) -> None:
    cell = Cell(value, statuses=statuses)

    assert cells.read(cells.written(cell)) == cell


@given(st.text(alphabet="0123456789.,-–/()xprs| %", max_size=12))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    said = ""
    cell = Cell()
    try:
        cell = cells.read(text)
    except NotPossible as refusal:
        said = str(refusal)

    assert bool(said) <= said.endswith(".")
    assert cell.value is None or not cell.reason
