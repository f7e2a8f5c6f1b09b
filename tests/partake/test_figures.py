"""Ihre Kennzahlen: giving a value by link, with nothing lost on the way."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests import world
from tests.indicators import making
from wirkungskreis.indicators.models import Observation
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.rounds.domain import closing, links
from wirkungskreis.rounds.models import FigureRequest, Return, Round

ITEMS = "/meldung/"
GOOD = {"edition": 1, "wert.RA": "1.200", "source_ref": "Datenbank", "published_on": "1.9.2026"}


@pytest.fixture
def figure(db: None) -> FigureRequest:
    """Dana is asked for a value and for no measure."""
    making.city()
    row = making.indicator(question="Wie oft wurde übersetzt?")
    making.observation(row, 2024, 1100)
    return world.figure(row)


@pytest.fixture
def dana(figure: FigureRequest, client: Client) -> Client:
    assert figure.person is not None
    client.post(f"/m/{links.token_of(world.link(figure.round, figure.person))}/")
    return client


def page(figure: FigureRequest) -> str:
    return f"/meldung/kennzahlen/{figure.public_id}/angeben/"


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_many(
    dana: Client,
    figure: FigureRequest,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(count - 1):
        world.figure(making.indicator(f"X.{number}-i"))

    with django_assert_num_queries(4):
        response = dana.get(ITEMS)

    assert len(response.context["figures"]) == count


def test_the_list_says_what_is_open(dana: Client, figure: FigureRequest) -> None:
    html = dana.get(ITEMS).content.decode()

    for words in ("Ihre Kennzahlen", "Noch 1 Antwort", "Wert angeben", "2025", page(figure)):
        assert words in html
    assert "Ihre Maßnahmen" not in html


def test_measures_and_values_stand_on_one_page(dana: Client, figure: FigureRequest) -> None:
    world.ret(round=figure.round, measure=world.measure(title="Sprachcafé"))

    html = dana.get(ITEMS).content.decode()

    for words in ("Noch 2 Antworten", "Ihre Maßnahmen", "Sprachcafé", "Ihre Kennzahlen"):
        assert words in html


def test_the_page_says_what_is_asked(dana: Client, figure: FigureRequest) -> None:
    html = dana.get(page(figure)).content.decode()

    for words in (
        "Freitag, 16. Oktober 2026",
        "Wie oft wurde übersetzt?",
        "Abgeschlossene Einsätze im Kalenderjahr.",
        "1.100\u00a0Einsätze (2024)",
        "Wert (Einsätze)",
    ):
        assert words in html


def test_handing_in_leads_back_to_the_list(dana: Client, figure: FigureRequest) -> None:
    response = dana.post(page(figure), GOOD)

    assert (response.status_code, response["Location"]) == (302, ITEMS)
    assert FigureRequest.objects.get().state == "handed_in"
    assert Observation.objects.count() == 1
    assert "Danke, alles ist da." in dana.get(ITEMS).content.decode()
    assert 'value="1.200"' in dana.get(page(figure)).content.decode()


@pytest.mark.parametrize(
    ("wrong", "at"),
    [
        ({"wert.RA": "12 Tage"}, "wert.RA"),
        ({"published_on": "1.1.2027"}, "published_on"),
        ({"source_ref": ""}, "source_ref"),
    ],
)
def test_nothing_is_lost_when_something_is_wrong(
    dana: Client, figure: FigureRequest, wrong: dict[str, Any], at: str
) -> None:
    response = dana.post(page(figure), {**GOOD, "note": "Ohne Ferien", **wrong})

    html = response.content.decode()
    assert (response.status_code, list(response.context["form"].errors)) == (422, [at])
    assert "Ohne Ferien" in html
    assert FigureRequest.objects.get().state == "asked"


def test_whoever_was_faster_is_not_overwritten(dana: Client, figure: FigureRequest) -> None:
    dana.post(page(figure), GOOD)

    response = dana.post(page(figure), {**GOOD, "wert.RA": "9"})

    assert response.status_code == 422
    assert "Inzwischen wurde hier etwas geändert" in response.content.decode()
    assert 'name="edition" value="2"' in response.content.decode()


def test_several_areas_are_one_table(dana: Client, figure: FigureRequest) -> None:
    making.district("S1", "Nord")
    FigureRequest.objects.update(cells=[{"area": "RA"}, {"area": "S1"}])

    html = dana.get(page(figure)).content.decode()
    response = dana.post(page(figure), {**GOOD, "grund.S1": "unknown"})

    assert ("Nord: Wert (Einsätze)" in html, response.status_code) == (True, 302)


def test_a_question_stands_on_both_pages(dana: Client, figure: FigureRequest) -> None:
    dana.post(page(figure), GOOD)
    FigureRequest.objects.update(state="sent_back", review_comment="Mit Ferien?")

    for address in (ITEMS, page(figure)):
        assert "Mit Ferien?" in dana.get(address).content.decode()


def test_what_is_not_asked_any_more_is_gone(dana: Client, figure: FigureRequest) -> None:
    FigureRequest.objects.update(state="dropped", drop_reason="Zu viel.")

    assert dana.get(page(figure)).status_code == 404
    assert "Für Sie ist gerade nichts offen." in dana.get(ITEMS).content.decode()


def test_a_closed_round_can_be_read_and_gives_back_what_was_typed(
    dana: Client, figure: FigureRequest
) -> None:
    dana.post(page(figure), GOOD)
    rnd = Round.objects.get()
    closing.close(rnd, actor=SYSTEM, edition=1, on=date(2026, 10, 20), as_it_is=True)

    response = dana.post(page(figure), {**GOOD, "wert.RA": "1.300"})

    assert (response.status_code, "1.300" in response.content.decode()) == (422, True)
    assert "1.200\u00a0Einsätze" in dana.get(page(figure)).content.decode()
    assert Return.objects.count() == 0
