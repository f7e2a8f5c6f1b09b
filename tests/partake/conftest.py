"""A lead with a link, and a browser that came through the door."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client

from tests import world
from wirkungskreis.rounds.domain import links
from wirkungskreis.rounds.models import AccessLink, Return

TODAY = date(2026, 10, 9)


@pytest.fixture(autouse=True)
def _day(settings: object) -> None:
    settings.TODAY = TODAY  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def _no_tries_yet(db: None) -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def ret(db: None) -> Return:
    """Dana leads the Sprachcafé and is asked about it."""
    return world.ret(measure=world.measure(title="Sprachcafé"))


@pytest.fixture
def link(ret: Return) -> AccessLink:
    return AccessLink.objects.select_related("round", "person").get()


@pytest.fixture
def door(link: AccessLink) -> str:
    return f"/m/{links.token_of(link)}/"


@pytest.fixture
def dana(door: str, client: Client) -> Client:
    """Dana's browser, in which she pressed "Weiter"."""
    client.post(door)
    return client
