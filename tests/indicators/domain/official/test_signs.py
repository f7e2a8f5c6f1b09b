"""The own signs of a source: what they may mean, and how rows are read by them."""

from decimal import Decimal

import pytest

from tests.indicators.domain.official import making
from tests.indicators.reading.making import flat, row
from wirkungskreis.indicators.domain import mappings
from wirkungskreis.indicators.models import Mapping, Observation
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotPossible

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Mapping:
    return making.mapping(making.people(), signs={"g": "secret", "0*": "rounded", "s": "mark:e"})


def test_an_own_sign_stands_instead_of_a_number(people: Mapping) -> None:
    making.take(flat(row("g"), row("0*", time="2023-12-31")), people)

    found = Observation.objects.order_by("period_start").values_list("value", "reason")
    assert list(found) == [(Decimal(0), ""), (None, "secret")]


def test_an_own_sign_beside_a_number_is_a_mark(people: Mapping) -> None:
    making.take(flat(row("12", quality="s")), people)

    assert Observation.objects.values_list("value", "statuses").get() == (Decimal(12), "e")


def test_a_sign_for_beside_says_nothing_instead_of_a_number(people: Mapping) -> None:
    assert "„s“ ist weder" in making.sentences(making.look(flat(row("s")), people))[0][1]


@pytest.mark.parametrize(
    ("signs", "said"),
    [
        ({"q": "vielleicht"}, "Bedeutung eines Zeichens gibt es nicht"),
        ({"12": "secret"}, "„12“ ist eine Zahl"),
        ({" ": "secret"}, "hat 1 bis 20 Buchstaben"),
        ({"q" * 21: "secret"}, "hat 1 bis 20 Buchstaben"),
    ],
)
def test_what_is_no_sign_or_no_meaning_is_refused(
    people: Mapping, signs: dict[str, str], said: str
) -> None:
    facts = {"name": "Zeichen", "supplier": "Amt", "source_ref": "Tabelle", "signs": signs}

    with pytest.raises(NotPossible, match=said):
        mappings.correct(people, actor=SYSTEM, edition=1, facts=facts, on=making.TODAY)
