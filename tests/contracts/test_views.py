"""What every page promises."""

from collections.abc import Iterator
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from tests import world
from wirkungskreis.people.models import User

THIRD_PARTY = {
    "login": "django.contrib.auth.views.LoginView",  # everybody may try
    "logout": "django.contrib.auth.views.LogoutView",  # ends nothing but the own session
}
LOGIN = "/werkbank/anmelden/"
LIST = "/werkbank/massnahmen/"
DETAIL = "/werkbank/massnahmen/{measure}/"
EDIT = "/werkbank/massnahmen/{measure}/bearbeiten/"
PAGES = [LOGIN, LIST, DETAIL, EDIT]
ROLES = {
    "visitor": [200, 302, 302, 302],
    "amira": [200, 200, 200, 200],
    "bernd": [200, 200, 200, 200],
    "chiara": [200, 200, 404, 404],
}


def every_view(resolver: URLResolver) -> Iterator[URLPattern]:
    for part in resolver.url_patterns:
        if isinstance(part, URLResolver):
            yield from every_view(part)
        else:
            yield part


def test_every_view_says_who_may_open_it() -> None:
    unguarded = {
        str(view.name): view.lookup_str
        for view in every_view(get_resolver())
        if not hasattr(view.callback, "guard")
    }
    assert unguarded == THIRD_PARTY


def test_no_address_tells_a_row_number() -> None:
    patterns = [str(view.pattern) for view in every_view(get_resolver())]
    assert [pattern for pattern in patterns if "<int:" in pattern] == []


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_who_gets_which_page(role: str, client: Client, request: pytest.FixtureRequest) -> None:
    measure = world.measure(published_at=None)
    if role != "visitor":
        client.force_login(request.getfixturevalue(role))

    got = [client.get(page.format(measure=measure.public_id)).status_code for page in PAGES]

    assert got == ROLES[role]


class Headings(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.levels: list[int] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.levels.append(int(tag[1]))


@pytest.mark.parametrize("page", PAGES)
def test_headings_do_not_skip(page: str, client: Client, amira: User) -> None:
    measure = world.measure()
    client.force_login(amira)
    parser = Headings()

    parser.feed(client.get(page.format(measure=measure.public_id)).content.decode())

    assert parser.levels[:1] == [1]
    assert parser.levels.count(1) == 1
    assert [(a, b) for a, b in pairwise(parser.levels) if b > a + 1] == []
