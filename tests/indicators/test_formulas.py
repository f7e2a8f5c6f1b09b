"""One value computed of two: what is missing, secret or senseless stays so."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirkungskreis.indicators.formulas import Operand, Result, computed
from wirkungskreis.indicators.models import FormulaKind, Reason

NUMBERS = st.integers(-(10**9), 10**9).map(lambda found: Decimal(found).scaleb(-2))
OPERANDS = st.one_of(
    st.builds(Operand, NUMBERS, statuses=st.sampled_from(["", "p", "bu"])),
    st.builds(Operand, st.none(), st.sampled_from(Reason.values)),
)
KINDS = st.sampled_from(FormulaKind.values)


def of(value: str) -> Operand:
    return Operand(Decimal(value))


def test_a_difference_is_a_number_and_a_share_its_parts() -> None:
    assert computed("difference", of("5"), of("7")) == Result(Decimal(-2))
    assert computed("share", of("5"), of("7")) == Result(
        numerator=Decimal(5), denominator=Decimal(7)
    )


@pytest.mark.parametrize(
    ("kind", "above", "below", "words"),
    [
        ("share", "5", "0", "Der Nenner ist null"),
        ("ratio", "5", "0", "Der Nenner ist null"),
        ("share", "8", "7", "größer als der Nenner"),
        ("rate", "-1", "7", "kleiner als null"),
    ],
)
def test_what_makes_no_sense_says_why(kind: str, above: str, below: str, words: str) -> None:
    result = computed(kind, of(above), of(below))

    assert (result.numerator, result.reason) == (None, Reason.SENSELESS)
    assert words in result.note


def test_a_small_denominator_says_nothing() -> None:
    result = computed("share", of("5"), of("40"), least=50)

    assert (result.value, result.numerator, result.reason) == (None, None, Reason.SMALL)


@pytest.mark.parametrize("reason", [Reason.SECRET, Reason.FEW, Reason.FEW_TEN])
@pytest.mark.parametrize("kind", FormulaKind.values)
def test_what_is_secret_in_a_part_is_secret_in_the_result(kind: str, reason: str) -> None:
    hidden = Operand(None, reason)

    assert computed(kind, hidden, of("7")).reason == Reason.SECRET
    assert computed(kind, of("7"), hidden).reason == Reason.SECRET
    assert computed(kind, Operand(None, Reason.LATER), hidden).reason == Reason.SECRET


@given(KINDS, OPERANDS, OPERANDS)
def test_there_is_a_number_or_a_reason_and_never_both(
    kind: str, first: Operand, second: Operand
) -> None:
    result = computed(kind, first, second)

    has_number = result.value is not None or result.numerator is not None
    assert has_number != bool(result.reason)
    assert has_number <= (first.value is not None and second.value is not None)
    assert set(result.statuses) <= {*first.statuses, *second.statuses}
    if result.denominator is not None:
        assert result.denominator > 0
