import pytest

from wirkungskreis.indicators import signs
from wirkungskreis.indicators.models import Office, Reason


@pytest.mark.parametrize(
    ("office", "sign", "reason"),
    [
        (Office.SIGNS, "-", Reason.NOTHING),
        (Office.SIGNS, ".", Reason.UNKNOWN),
        (Office.SIGNS, "...", Reason.LATER),
        (Office.SIGNS, "x", Reason.SENSELESS),
        (Office.SIGNS, "/", Reason.UNSURE),
        (Office.LETTERS, "t", Reason.LATER),
        (Office.LETTERS, "u", Reason.UNSURE),
        (Office.LETTERS, "g", Reason.UNKNOWN),
        (Office.LETTERS, "x", Reason.SENSELESS),
        (Office.LETTERS, "k", signs.ROUNDED),
    ],
)
def test_every_sign_is_read_and_printed_back(office: str, sign: str, reason: str) -> None:
    assert signs.reason_of(sign, office) == reason
    assert signs.sign_of(reason, office) == sign


def test_every_reason_has_a_sign_on_the_page() -> None:
    assert set(signs.SIGNS) == set(Reason.values)


def test_a_source_may_say_that_its_sign_means_something_else() -> None:
    assert signs.reason_of(".", Office.SIGNS, {".": "secret"}) == Reason.SECRET
    assert signs.reason_of("?", Office.SIGNS) is None


def test_marks_beside_a_number_are_read_by_office() -> None:
    assert [signs.BESIDE[Office.SIGNS].get(mark) for mark in ("()", "p", "u")] == ["u", "p", None]
    assert [signs.BESIDE[Office.LETTERS].get(mark) for mark in ("u", "s", "e")] == ["u", "e", ""]
