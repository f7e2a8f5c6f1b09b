"""Requests over the limit are refused before they are read."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
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


def test_the_refusal_is_a_sentence(settings: Settings) -> None:
    settings.REQUEST_LIMIT = 3 * 1024**2
    request = RequestFactory().post("/")
    request.META["CONTENT_LENGTH"] = "2000000000"

    response = limited_size(lambda _request: HttpResponse("da"))(request)

    assert isinstance(response, HttpResponse)
    assert response.content.decode() == (
        "Das ist zu groß: Höchstens 3 MB lassen sich auf einmal senden."
    )
