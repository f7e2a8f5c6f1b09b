import pytest

from tests import world
from wirkungskreis.kernel.finding import found
from wirkungskreis.people.models import Organisation


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("search", "names"),
    [
        ("", ["Amt für Übersetzung", "Ämterlotsen"]),
        ("übersetz", ["Amt für Übersetzung"]),
        ("ÜBERSETZUNG amt", ["Amt für Übersetzung"]),
        ("ämter", ["Ämterlotsen"]),
        ("amt lotsen", []),
    ],
)
def test_every_word_must_stand_there_whatever_its_case(search: str, names: list[str]) -> None:
    world.organisation("Amt für Übersetzung")
    world.organisation("Ämterlotsen")

    rows = Organisation.objects.filter(found(search, "name", "short_name"))

    assert sorted(rows.values_list("name", flat=True)) == names
