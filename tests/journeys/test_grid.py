"""A grid of values in a browser: pasted, checked while typing, previewed, stored."""

from datetime import date

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import LazySettings
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.indicators import making
from wirkungskreis.indicators.models import Indicator, Observation
from wirkungskreis.people.models import User

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PASTE = """([input, text]) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  const options = {clipboardData: data, bubbles: true, cancelable: true};
  input.dispatchEvent(new ClipboardEvent("paste", options));
}"""
AXE = """() => axe.run(document, {resultTypes: ["violations"]})
  .then((answer) => answer.violations.map((flaw) => flaw.id))"""


@pytest.fixture(autouse=True)
def _day(settings: LazySettings) -> None:
    settings.TODAY = date(2026, 10, 9)


@pytest.fixture
def indicator() -> Indicator:
    made = making.indicator(disclosure="protected", unit="Personen")
    making.observation(made, 2024, 100)
    return made


def enter(page: Page, url: str, user: User, indicator: Indicator) -> None:
    here = f"/werkbank/indikatoren/{indicator.public_id}/werte/eintragen/"
    page.goto(f"{url}{here}?von=2022&bis=2025")
    page.get_by_label("Benutzername").fill(user.username)
    page.get_by_label("Passwort").fill("rheinaue")
    page.get_by_role("button", name="Anmelden").click()


def deliver(page: Page) -> None:
    page.get_by_label("Geliefert von").fill("Statistikstelle")
    page.get_by_label("Quelle").fill("Einsatzdatenbank")


def test_a_block_is_pasted_checked_while_typing_previewed_and_stored(
    browser: Browser, live_server: LiveServer, amira: User, indicator: Indicator
) -> None:
    page = browser.new_page()
    page.add_init_script(AXE_SCRIPT)
    enter(page, live_server.url, amira, indicator)
    first, second = page.get_by_label("2022, Wert"), page.get_by_label("2023, Wert")

    page.evaluate(PASTE, [first.element_handle(), "1.030\n3\n"])
    expect(second).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_text("Zahlen von 1 bis 4 verraten")).to_be_visible()
    assert page.evaluate(AXE) == []
    second.fill("1.040 p")
    expect(second).not_to_have_attribute("aria-invalid", "true")
    second.press("Enter")
    expect(page.get_by_label("2024, Wert")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.type("viele")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_text("Keine Zahl und kein Zeichen.")).to_be_visible()
    page.get_by_label("2025, Wert").fill("1.050")
    deliver(page)
    page.get_by_role("button", name="Prüfen").click()
    expect(page.get_by_text("Vorschau: 3 Werte ändern sich").first).to_be_visible()
    assert page.evaluate(AXE) == []
    page.get_by_role("button", name="Alles speichern").click()

    expect(page.get_by_text("3 Werte sind eingetragen.")).to_be_visible()
    values = Observation.objects.order_by("period_start").values_list("value", "statuses")
    assert [(int(value or 0), marks) for value, marks in values] == [
        (1030, ""),
        (1040, "p"),
        (100, ""),
        (1050, ""),
    ]


def test_without_scripts_a_block_is_pasted_into_its_box(
    browser: Browser, live_server: LiveServer, amira: User, indicator: Indicator
) -> None:
    page = browser.new_page(java_script_enabled=False)
    enter(page, live_server.url, amira, indicator)

    page.get_by_text("Block aus einer Tabelle einfügen").first.click()
    page.get_by_label("Block aus einer Tabelle einfügen").fill("Jahr\tWert\n2025\t1.180\n")
    deliver(page)
    page.get_by_role("button", name="Prüfen").click()
    page.get_by_role("button", name="Alles speichern").click()

    expect(page.get_by_text("1 Wert ist eingetragen.")).to_be_visible()
    assert Observation.objects.count() == 2
