"""The pages nobody asks for: not found, out of date, broken."""

import pytest
from django.template.loader import render_to_string
from django.test import Client


@pytest.mark.django_db
def test_what_does_not_exist_is_said_kindly(client: Client) -> None:
    response = client.get("/gibt-es-nicht/")

    assert response.status_code == 404
    assert "<h1>Diese Seite gibt es nicht</h1>" in response.content.decode()


@pytest.mark.django_db
def test_a_form_without_its_token_saves_nothing_and_says_what_helps() -> None:
    response = Client(enforce_csrf_checks=True).post("/werkbank/anmelden/", {"username": "amira"})

    assert response.status_code == 403
    assert "Es wurde nichts gespeichert." in response.content.decode()


def test_a_broken_page_needs_neither_request_nor_database() -> None:
    assert "Der Fehler liegt bei uns" in render_to_string("500.html")
