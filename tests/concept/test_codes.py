import pytest

from tests import world
from wirkungskreis.concept.codes import spoken, spoken_wording
from wirkungskreis.concept.models import Kind


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("B", "Handlungsfeld B"),
        ("B.3", "Handlungsfeld B, Leitziel 3"),
        ("B.3.1", "Handlungsfeld B, Leitziel 3, Handlungsansatz 1"),
        ("Q", "Querschnittsfeld Q"),
        ("Q.2", "Querschnittsfeld Q, Leitziel 2"),
        ("B.3.1.4", "Handlungsansatz B.3.1.4"),
    ],
)
def test_a_code_is_said_in_words(code: str, words: str) -> None:
    assert spoken(code) == words


def test_subgoals_are_said_as_such() -> None:
    kinds = [Kind.FIELD, Kind.GOAL, Kind.SUBGOAL]

    assert spoken("A.1.2", kinds) == "Handlungsfeld A, Leitziel 1, Teilziel 2"


@pytest.mark.django_db
def test_a_wording_knows_its_kinds_from_above() -> None:
    rows = [world.wording(code) for code in ("B", "B.3", "B.3.1")]
    loose = world.wording("C.1")
    by_pk = {row.pk: row for row in [*rows, loose]}

    assert spoken_wording(rows[2], by_pk) == "Handlungsfeld B, Leitziel 3, Handlungsansatz 1"
    assert spoken_wording(loose, by_pk) == "Leitziel C.1"
