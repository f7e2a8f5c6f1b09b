"""Every page of the role table in a browser, seen by the role that sees most of it."""

from dataclasses import dataclass, field
from functools import partial
from itertools import groupby
from types import ModuleType
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.live_server_helper import LiveServer

from tests.contracts import table
from tests.contracts.row import Row
from tests.contracts.world import World, read

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

COLOURS: dict[str, object] = {"runOnly": ["color-contrast"]}
# Colours do not depend on the width, and what scrolls out of sight cannot be judged.
NARROW: dict[str, object] = {"rules": {"color-contrast": {"enabled": False}}}
WIDTH = "document.documentElement.scrollWidth"
# What reaches beyond a narrow screen and does not scroll on its own: the innermost come last.
BEYOND = """() => [...document.querySelectorAll('body *')]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
  .map((one) => `<${one.localName} class="${one.className}">`).slice(-3).join(" ")"""
RUN = "options => axe.run(document, {...options, resultTypes: ['violations', 'incomplete']})"


def is_reviewed(rule: str, html: str) -> bool:
    """Words in a chart stand on its paper, which axe cannot see; tests/charts holds the colours."""
    return rule == "color-contrast" and html.startswith("<text ") and 'class="chart-' in html


@dataclass
class Findings:
    """What was found on which page; empty at the end, or the test prints it whole."""

    lines: list[str] = field(default_factory=list)

    def axe(self, page: Page, look: str, options: dict[str, object] | None = None) -> None:
        answer = page.evaluate(RUN, options or {})
        for flaw in answer["violations"]:
            self.add(page, look, flaw, [node["html"] for node in flaw["nodes"]])
        for doubt in answer["incomplete"]:
            nodes = [node["html"] for node in doubt["nodes"]]
            if left := [html for html in nodes if not is_reviewed(doubt["id"], html)]:
                self.add(page, look, doubt, left)

    def add(self, page: Page, look: str, flaw: dict[str, str], nodes: list[str]) -> None:
        shown = "; ".join(html[:120] for html in nodes[:3])
        self.lines.append(f"{page.url} {look}: {flaw['id']} {flaw['help']} ({shown})")

    def listen(self, page: Page, host: str) -> None:
        page.on("console", lambda said: self.lines.append(f"{page.url} console: {said.text}"))
        page.on("request", lambda asked: self.same_host(asked.url, host))

    def same_host(self, url: str, host: str) -> None:
        address = urlsplit(url)
        if address.scheme in {"http", "https"} and address.netloc != host:
            self.lines.append(f"asked another host: {url}")


def enter(context: BrowserContext, client: Client, url: str) -> None:
    """Give the browser the session of a test client."""
    for name, cookie in client.cookies.items():
        context.add_cookies([{"name": name, "value": cookie.value, "url": url}])


def look_at(page: Page, address: str, findings: Findings) -> None:
    page.emulate_media(media="screen", color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address)
    findings.axe(page, "light")
    page.emulate_media(media="screen", color_scheme="dark")
    findings.axe(page, "dark", COLOURS)
    page.emulate_media(media="print", color_scheme="light")
    findings.axe(page, "print", COLOURS)
    page.emulate_media(media="screen", color_scheme="light")
    page.set_viewport_size({"width": 320, "height": 640})
    findings.axe(page, "320 px", NARROW)
    if (width := page.evaluate(WIDTH)) > 320:
        beyond = page.evaluate(BEYOND)
        findings.lines.append(f"{address} is {width} px wide at 320 px: {beyond}")


def is_page(full: World, client: Client, row: Row) -> bool:
    answer = client.get(row.address(full))
    read(answer)
    return answer.status_code == 200 and answer["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("stage", table.modules(), ids=lambda m: m.__name__.split(".")[-1])
def test_every_page_is_accessible_and_asks_no_other_host(
    browser: Browser, live_server: LiveServer, stage: ModuleType
) -> None:
    full = table.full_world()
    findings = Findings()
    for role, rows in groupby(sorted(stage.ROWS, key=Row.richest), key=Row.richest):
        client = full.client(role)
        context = browser.new_context()
        enter(context, client, live_server.url)
        context.add_init_script(AXE_SCRIPT)
        page = context.new_page()
        findings.listen(page, urlsplit(live_server.url).netloc)
        for row in filter(partial(is_page, full, client), rows):
            look_at(page, live_server.url + row.address(full), findings)
        context.close()

    assert "\n".join(findings.lines) == ""


def test_a_flaw_is_found(browser: Browser) -> None:
    page = browser.new_page()
    page.add_init_script(AXE_SCRIPT)
    page.goto("about:blank")
    findings = Findings()
    findings.listen(page, "127.0.0.1")
    page.set_content("<h1>A</h1><p style='color:#eee;background:#fff'>B</p>")

    findings.axe(page, "light", COLOURS)
    page.evaluate("console.log('C')")
    findings.same_host("https://cdn.example.org/a.js", "127.0.0.1")

    assert [line.split(": ")[0] for line in findings.lines] == [
        "about:blank light",
        "about:blank console",
        "asked another host",
    ]
