"""A measure from idea to running, in a browser, as Amira sees it."""

import re
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import world
from wirkungskreis.people.models import User

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def walk(page: Page, url: str, user: User, *, javascript: bool) -> None:
    def look() -> None:
        if javascript:
            result = Axe().run(page)
            assert result.violations_count == 0, result.generate_report()

    page.goto(f"{url}/werkbank/massnahmen/")
    look()
    page.get_by_label("Benutzername").fill(user.username)
    page.get_by_label("Passwort").fill("rheinaue")
    page.get_by_role("button", name="Anmelden").click()
    look()
    page.get_by_label("Suche").fill("sprach")
    if not javascript:
        page.get_by_role("button", name="Suchen").click()
    expect(page.get_by_role("main").get_by_role("listitem")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"\?suche=sprach$"))
    page.get_by_role("link", name="Sprachcafé").click()
    look()
    page.get_by_role("link", name="Bearbeiten").click()
    look()
    page.get_by_label("Titel").fill("Sprachcafé im Park")
    page.get_by_role("button", name="Speichern").click()
    for button in ("Einplanen", "Vorbereiten", "Starten"):
        page.get_by_role("button", name=button).click()
        expect(page.get_by_role("status")).to_have_text("Gespeichert.")
    expect(page.get_by_text("laufend")).to_be_visible()


@pytest.mark.parametrize("javascript", [True, False])
def test_from_idea_to_running(
    browser: Browser, live_server: LiveServer, amira: User, *, javascript: bool
) -> None:
    measure, _other = world.measure(title="Sprachcafé"), world.measure(title="Radkurs")
    page = browser.new_page(java_script_enabled=javascript)
    said: list[str] = []
    hosts: set[str] = set()
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))

    walk(page, live_server.url, amira, javascript=javascript)

    measure.refresh_from_db()
    assert (measure.title, measure.state) == ("Sprachcafé im Park", "running")
    assert measure.edition == 5
    assert (said, hosts) == ([], {urlsplit(live_server.url).netloc})
