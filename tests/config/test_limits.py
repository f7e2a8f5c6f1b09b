"""Requests over the limit are refused before they are read."""

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from pytest_django import Settings

from wirkungskreis.config.limits import limited_size


@pytest.mark.parametrize(
    ("announced", "status"), [("", 200), ("1048576", 200), ("1048577", 413), ("-1", 413)]
)
def test_what_is_too_large_is_refused(announced: str, status: int, settings: Settings) -> None:
    settings.REQUEST_LIMIT = 1024**2
    request = RequestFactory().post("/")
    request.META["CONTENT_LENGTH"] = announced

    response = limited_size(lambda _request: HttpResponse("da"))(request)

    assert response.status_code == status


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Höchstens 3 MB lassen sich auf einmal senden."),
        ("en", "At most 3 MB can be sent at once."),
    ],
)
def test_the_refusal_is_a_page_with_a_sentence(
    client: Client, settings: Settings, language: str, sentence: str
) -> None:
    settings.REQUEST_LIMIT = 3 * 1024**2
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language

    response = client.post("/werkbank/anmelden/", CONTENT_LENGTH="2000000000")

    html = response.content.decode()
    assert response.status_code == 413
    assert sentence in html
    assert f'<html lang="{language}"' in html
    assert "Content-Security-Policy" in response.headers


@pytest.mark.django_db
def test_a_form_that_is_too_large_without_files_gets_the_same_page(
    client: Client, settings: Settings
) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1024**2

    response = client.post("/werkbank/anmelden/", {"login": "x" * 1024**2, "password": "x"})

    assert response.status_code == 413
    assert "Höchstens 1 MB" in response.content.decode()


@pytest.mark.django_db
def test_what_cannot_be_read_gets_a_page(client: Client, settings: Settings) -> None:
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 2

    response = client.post("/werkbank/anmelden/", {"a": "1", "b": "2", "c": "3"})

    assert response.status_code == 400
    assert "<h1>Das lässt sich nicht lesen</h1>" in response.content.decode()
