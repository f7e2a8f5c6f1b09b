"""The page of all components in a browser: the repairs of KERN hold.

A picture of each look lies in the directory that pytest makes for its test.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from wirkungskreis.people.models import User

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

STYLE = "/stil/"
INK = "e => getComputedStyle(e).color"
PAPER = "e => getComputedStyle(e).backgroundColor"
REGION = ".wk-table-region"
SMALL_TARGETS = """() => [...document.querySelectorAll(
    "nav a, button, input:not([type=hidden]), select, summary, .wk-table a")]
  .filter(e => e.offsetHeight && e.offsetHeight < 24).map(e => e.outerHTML.slice(0, 80))"""


@pytest.fixture
def page(browser: Browser, live_server: LiveServer, client: Client, amira: User) -> Iterator[Page]:
    client.force_login(amira)
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    for name, cookie in client.cookies.items():
        context.add_cookies([{"name": name, "value": cookie.value, "url": live_server.url}])
    page = context.new_page()
    page.goto(f"{live_server.url}{STYLE}")
    yield page
    context.close()


@pytest.mark.parametrize("look", ["light", "dark", "phone", "print", "rtl"])
def test_every_look_fits_and_has_its_picture(
    page: Page, live_server: LiveServer, tmp_path: Path, look: str
) -> None:
    if look == "dark":
        page.emulate_media(color_scheme="dark")
    elif look == "phone":
        page.set_viewport_size({"width": 390, "height": 844})
    elif look == "print":
        page.emulate_media(media="print")
    elif look == "rtl":
        page.goto(f"{live_server.url}{STYLE}?ansicht=rtl")

    page.screenshot(path=tmp_path / f"stil-{look}.png", full_page=True)

    widths = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert widths[0] <= widths[1]


def test_text_is_seen_in_the_dark(page: Page) -> None:
    page.emulate_media(color_scheme="dark")

    ink, paper = (page.locator("body").evaluate(look) for look in (INK, PAPER))

    assert ink != "rgb(0, 0, 0)"
    assert ink != paper


def test_the_keyboard_is_seen_on_a_table_that_scrolls(page: Page) -> None:
    page.locator(".wk-filter a").focus()
    page.keyboard.press("Tab")

    expect(page.locator(REGION)).to_be_focused()
    assert page.locator(REGION).evaluate("e => getComputedStyle(e).outlineWidth") == "3px"


def test_the_first_stop_leads_to_the_content(page: Page) -> None:
    page.locator("body").press("Tab")
    expect(page.get_by_role("link", name="Zum Inhalt")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


def test_after_a_mistake_the_summary_has_the_focus_and_leads_to_the_field(
    page: Page, live_server: LiveServer
) -> None:
    page.goto(f"{live_server.url}{STYLE}?ansicht=fehler")
    expect(page.locator(".wk-errors")).to_be_focused()

    page.get_by_role("link", name="Beginn – Diesen Tag gibt es nicht").click()

    expect(page.get_by_label("Beginn")).to_be_focused()


def test_rows_are_dense_and_targets_large_enough(page: Page) -> None:
    rows = page.locator(f"{REGION} tbody tr").evaluate_all("rows => rows.map(r => r.offsetHeight)")
    field = page.get_by_label("Mittel im Jahr").first

    assert max(rows) <= 36
    assert field.evaluate("e => e.offsetHeight") == 36
    assert page.evaluate(SMALL_TARGETS) == []


def test_the_circle_turns_with_the_writing(page: Page, live_server: LiveServer) -> None:
    page.goto(f"{live_server.url}{STYLE}?ansicht=rtl")
    stations = page.locator(".wk-circle li")

    first, last = (station.bounding_box() for station in (stations.first, stations.last))

    assert first is not None
    assert last is not None
    assert first["x"] > last["x"]


def test_paper_shows_content_only(page: Page) -> None:
    page.emulate_media(media="print")

    expect(page.locator(".wk-circle")).to_be_hidden()
    expect(page.locator(".wk-filter")).to_be_hidden()
    expect(page.get_by_role("table")).to_be_visible()


def test_less_movement_for_those_who_ask(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")

    assert page.locator("html").evaluate("e => getComputedStyle(e).scrollBehavior") == "auto"


def test_the_limit_counts_down_and_the_menu_closes(page: Page) -> None:
    page.get_by_label("Was ist seit der letzten Abfrage geschehen?").first.fill("Zehn Worte")
    expect(page.locator("#id_done_limit")).to_have_text("Noch 1190 von 1200 Zeichen")

    page.get_by_text("Amira").click()
    expect(page.get_by_role("button", name="English")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.get_by_role("button", name="English")).to_be_hidden()
