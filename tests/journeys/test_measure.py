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
    page.goto(f"{url}/werkbank/massnahmen/")
    main = page.get_by_role("main")
    main.locator("#id_suche").fill("sprach")
    if not javascript:
        main.get_by_role("button", name="Anzeigen").click()
    expect(main.get_by_role("link", name="Radkurs")).to_have_count(0)
    expect(page).to_have_url(re.compile(r"\?.*suche=sprach"))
    main.get_by_role("link", name="Sprachcafé").click()
    look()
    for button in ("Einplanen", "Vorbereiten", "Starten"):
        main.get_by_role("button", name=button, exact=True).click()
        expect(main.get_by_role("button", name=button, exact=True)).to_have_count(0)
    expect(main.get_by_text("laufend").first).to_be_visible()


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
    assert (measure.title, measure.state) == ("Sprachcafé", "running")
    assert measure.edition == 4
    assert (said, hosts) == ([], {urlsplit(live_server.url).netloc})
