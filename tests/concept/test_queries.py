from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from tests import world
from wirkungskreis.concept.queries import named, wordings_in_force

pytestmark = pytest.mark.django_db


def versions_of_one_goal() -> None:
    """First and second version were adopted, the third is a draft."""
    for number, text in ((1, "Deutsch lernen"), (2, "Kurs in drei Monaten")):
        version = world.draft(number)
        world.wording("A.1", text, version)
        world.adopted(version, date(2009 + number, 1, 1))
    world.wording("A.1", "Kurs in acht Wochen", world.draft(3))


def test_an_element_is_named_by_the_version_in_force() -> None:
    versions_of_one_goal()

    assert [(e.code, e.title) for e in named()] == [("A.1", "Kurs in drei Monaten")]
    assert [e.title for e in named(date(2010, 6, 1))] == ["Deutsch lernen"]
    assert str(named().get()) == "A.1 Kurs in drei Monaten"


def test_an_element_without_words_in_force_shows_its_latest() -> None:
    world.wording("A.1", "Nur im Entwurf")

    assert [(e.code, e.title) for e in named()] == [("A.1", "Nur im Entwurf")]


@pytest.mark.parametrize("count", [1, 3])
def test_names_cost_one_query(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        world.wording(f"A.{number}")

    with django_assert_num_queries(1):
        codes = [str(element) for element in named()]

    assert len(codes) == count


@pytest.mark.parametrize(
    ("on", "texts"),
    [
        (date(2009, 12, 31), []),
        (date(2010, 1, 1), ["Deutsch lernen"]),
        (date(2010, 12, 31), ["Deutsch lernen"]),
        (date(2011, 1, 1), ["Kurs in drei Monaten"]),
        (None, ["Kurs in drei Monaten"]),
    ],
)
def test_words_in_force_on_a_day(on: date | None, texts: list[str]) -> None:
    versions_of_one_goal()

    assert [wording.text for wording in wordings_in_force(on)] == texts
