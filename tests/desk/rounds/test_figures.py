"""Values of indicators in a round on the desk: asked, entered, checked, given up."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests import world
from tests.indicators import making
from tests.rounds.domain.test_figure_asking import handed_in, owned
from wirkungskreis.indicators.models import Observation
from wirkungskreis.people.models import User
from wirkungskreis.rounds.models import FigureRequest, Round

GOOD = {"wert.RA": "1.200", "source_ref": "Datenbank", "published_on": "1.9.2026"}


@pytest.fixture(autouse=True)
def _day(settings: Any, db: None) -> None:
    settings.TODAY = date(2026, 10, 9)
    making.city()


@pytest.fixture
def desk(client: Client, amira: User) -> Client:
    client.force_login(amira)
    return client


def values(rnd: Round) -> str:
    return reverse("desk:round_values", args=[rnd.public_id])


def page(figure: FigureRequest) -> str:
    return reverse("desk:figure", args=[figure.public_id])


def act(desk: Client, figure: FigureRequest, name: str, **data: Any) -> Any:
    address = reverse("desk:figure_act", args=[figure.public_id, name])
    return desk.post(address, {"edition": figure.edition, **data})


def test_three_values_ask_as_much_as_one(
    desk: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    figure = world.figure(owned("A.1-i"))
    with CaptureQueriesContext(connection) as small:
        assert "0 von 1" in desk.get(values(figure.round)).content.decode()

    world.figure(owned("A.2-i"), **handed_in())
    world.figure(owned("A.3-i"), person=None)

    with django_assert_num_queries(len(small)):
        html = desk.get(values(figure.round)).content.decode()
    assert len(small) <= 20
    for words in ("1 von 3", "1 Wert ist zu prüfen", "niemand zuständig", "Statistikstelle"):
        assert words in html


def test_before_it_opens_one_sees_what_will_be_asked(desk: Client) -> None:
    owned()

    html = desk.get(values(world.rnd(state="planned"))).content.decode()

    assert "sobald die Abfrage öffnet" in html
    assert "A.1-i" in html


def test_what_is_due_is_asked_for_from_the_page(desk: Client) -> None:
    owned()
    rnd = world.rnd()
    assert "noch nicht angefragt" in desk.get(values(rnd)).content.decode()

    desk.post(reverse("desk:round_ask_due", args=[rnd.public_id]))

    assert rnd.figures.count() == 1
    assert "noch nicht angefragt" not in desk.get(values(rnd)).content.decode()


def test_one_more_value_is_asked_for_and_a_refusal_stays_on_the_page(desk: Client) -> None:
    owned()
    rnd = world.rnd()
    address = reverse("desk:round_ask_for", args=[rnd.public_id])
    data = {"indicator": "A.1-i", "first": "1.1.2025", "last": "31.12.2025", "level": "city"}

    first, again = desk.post(address, data), desk.post(address, data)

    assert (first.status_code, again.status_code) == (302, 422)
    assert "schon gefragt" in again.content.decode()
    assert rnd.figures.get().period_before == date(2026, 1, 1)


def test_the_board_counts_values(desk: Client) -> None:
    figure = world.figure(owned(), **handed_in())

    html = desk.get(reverse("desk:round", args=[figure.round.public_id])).content.decode()

    assert "Werten geliefert" in html
    assert "1 von 1" in html


def test_a_value_is_taken_over(desk: Client) -> None:
    figure = world.figure(owned(), **handed_in())

    assert act(desk, figure, "uebernehmen").status_code == 302

    assert Observation.objects.get(period_start=date(2025, 1, 1)).value == 120
    assert "übernommen" in desk.get(page(figure)).content.decode()


def test_what_the_check_refuses_stands_on_the_page(desk: Client) -> None:
    row = owned(disclosure="protected")
    figure = world.figure(row, **{**handed_in(), "cells": [{"area": "RA", "value": "3"}]})

    response = act(desk, figure, "uebernehmen")

    assert response.status_code == 422
    assert "verraten einzelne Menschen" in response.content.decode()


def test_it_is_sent_back_handed_on_and_given_up(desk: Client) -> None:
    figure = world.figure(owned(), **handed_in())
    emre = world.contact("Emre Kaya")

    act(desk, figure, "zurueckgeben", comment="Mit Ferien?")
    figure.refresh_from_db()
    act(desk, figure, "weitergeben", person=emre.pk, reason="Urlaub.")
    figure.refresh_from_db()
    act(desk, figure, "streichen", reason="Zu viel.")

    figure.refresh_from_db()
    assert (figure.state, figure.person, figure.drop_reason) == ("dropped", emre, "Zu viel.")
    assert "Zu viel." in desk.get(values(figure.round)).content.decode()


def test_what_is_told_on_the_telephone_is_entered(desk: Client) -> None:
    figure = world.figure(owned())
    told = {**GOOD, "told_by": world.contact().pk}

    wrong = act(desk, figure, "eintragen", **told)
    right = act(desk, figure, "eintragen", **told, told_on="8.10.2026")

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert "an welchem Tag" in wrong.content.decode()
    assert "telefonisch mitgeteilt von" in desk.get(page(figure)).content.decode()


def test_a_wrong_number_keeps_the_form_open_with_its_sentence(desk: Client) -> None:
    figure = world.figure(owned())

    response = act(desk, figure, "eintragen", **{**GOOD, "wert.RA": "12 Tage"})

    assert list(response.context["tell"].errors) == ["wert.RA"]
    assert "„12 Tage“ ist keine Zahl" in response.content.decode()


def test_who_leads_answers_and_does_not_check(client: Client, bernd: User) -> None:
    client.force_login(bernd)
    figure = world.figure(owned(owner=world.organisation("Jugendamt")))

    answered = act(client, figure, "eintragen", **GOOD)
    figure.refresh_from_db()
    checked = act(client, figure, "uebernehmen")

    assert (answered.status_code, checked.status_code, figure.state) == (302, 404, "handed_in")


def test_an_unknown_step_is_no_page(desk: Client) -> None:
    assert act(desk, world.figure(owned()), "verschenken").status_code == 404
