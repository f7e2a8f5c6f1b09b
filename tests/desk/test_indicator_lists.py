"""Keeping definitions of who is counted and code lists on the desk."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.indicators import making
from wirkungskreis.indicators.models import Category, Dimension, PopulationConcept
from wirkungskreis.people.models import User

HOME = "/werkbank/indikatoren/"
WORDS = {"name": "Ausländer", "text": "Ohne deutschen Pass.", "source": "AufenthG"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, amira: User) -> Client:
    client.force_login(amira)
    return client


def test_a_definition_is_entered_defined_anew_and_both_are_read(desk: Client) -> None:
    sent = WORDS | {"code": "AUSL", "once_key": str(uuid4())}
    desk.post(f"{HOME}definitionen/eintragen/", sent)
    first = PopulationConcept.objects.get()
    anew = WORDS | {"text": "Auch Staatenlose.", "valid_from": "01.01.2026", "edition": 1}

    answer = desk.post(f"{HOME}definitionen/{first.public_id}/fassen/", anew, follow=True)

    text = answer.content.decode()
    assert "Auch Staatenlose." in text
    assert "Ohne deutschen Pass." in text
    assert "bis\n        31.12.2025" in text or "bis 31.12.2025" in " ".join(text.split())


def test_a_refused_definition_keeps_what_was_typed(desk: Client) -> None:
    PopulationConcept.objects.create(code="AUSL", **WORDS)
    sent = WORDS | {"code": "ausl", "text": "Eigene Worte.", "once_key": str(uuid4())}

    answer = desk.post(f"{HOME}definitionen/eintragen/", sent)

    assert answer.status_code == 422
    assert "Dieses Kürzel ist vergeben." in answer.content.decode()
    assert "Eigene Worte." in answer.content.decode()


def test_a_code_list_is_made_moved_and_ended(desk: Client) -> None:
    desk.post(
        f"{HOME}merkmale/eintragen/",
        {"code": "SEX", "name": "Geschlecht", "once_key": str(uuid4())},
    )
    dimension = Dimension.objects.get()
    here = f"{HOME}merkmale/{dimension.public_id}/"
    for code, label in (("m", "männlich"), ("w", "weiblich")):
        sent = {"code": code, "label": label, "once_key": str(uuid4())}
        desk.post(f"{here}ergaenzen/", sent)
    women = Category.objects.get(code="w")

    desk.post(here, {"category": women.public_id, "edition": 1, "direction": "up"})
    women.refresh_from_db()
    end = f"{HOME}merkmale/eintraege/{women.public_id}/beenden/"
    answer = desk.post(end, {"last": "31.12.2025", "edition": women.edition}, follow=True)

    text = " ".join(answer.content.decode().split())
    assert text.index("weiblich") < text.index("männlich")
    assert "bis 31.12.2025" in text


@pytest.mark.parametrize("address", ["definitionen/", "merkmale/"])
def test_lists_cost_the_same_however_long(desk: Client, address: str) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as found:
            assert desk.get(f"{HOME}{address}").status_code == 200
        return len(found)

    def fill(n: int) -> None:
        PopulationConcept.objects.create(code=f"P{n}", **WORDS)
        Dimension.objects.create(code=f"D{n}", name="Merkmal").categories.create(
            code="a", label="A"
        )

    fill(0)
    one = cost()

    fill(1)
    fill(2)

    assert cost() == one


def test_the_page_names_the_indicators_that_count_so(desk: Client) -> None:
    population = PopulationConcept.objects.create(code="AUSL", **WORDS)
    making.indicator(name="Einbürgerungen").versions.update(population=population)

    text = desk.get(f"{HOME}definitionen/{population.public_id}/").content.decode()

    assert "Einbürgerungen" in text
