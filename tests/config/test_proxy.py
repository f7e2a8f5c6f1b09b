"""The throttles count people, not the proxy they come through."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django import Settings

from wirkungskreis.config.proxy import real_address

HEADER = ("HTTP_X_FORWARDED_PROTO", "https")


@pytest.mark.parametrize(
    ("proxy", "told", "address"),
    [
        (HEADER, "203.0.113.9", "203.0.113.9"),
        (HEADER, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (HEADER, "", "127.0.0.1"),
        (None, "203.0.113.9", "127.0.0.1"),
    ],
)
def test_the_address_is_what_our_own_proxy_saw(
    proxy: tuple[str, str] | None, told: str, address: str, settings: Settings
) -> None:
    settings.SECURE_PROXY_SSL_HEADER = proxy
    request = RequestFactory().get("/", headers={"X-Forwarded-For": told})

    def answer(asking: HttpRequest) -> HttpResponse:
        return HttpResponse(asking.META["REMOTE_ADDR"])

    response = real_address(answer)(request)

    assert isinstance(response, HttpResponse)
    assert response.content.decode() == address
