"""A report from the frozen round to the file in somebody's hands, in a browser."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from pytest_django.live_server_helper import LiveServer

from tests.reports import making
from wirkungskreis.jobs.domain import work
from wirkungskreis.people.models import User
from wirkungskreis.reports.models import Report

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _day(settings: LazySettings) -> None:
    settings.TODAY = making.LATER


def begin(page: Page, url: str, user: User) -> None:
    page.goto(f"{url}/werkbank/berichte/")
    page.get_by_label("Benutzername").fill(user.username)
    page.get_by_label("Passwort").fill("rheinaue")
    page.get_by_role("button", name="Anmelden").click()
    page.get_by_role("link", name="Bericht beginnen").click()
    page.get_by_role("button", name="Entwurf anlegen").click()


def conclude(page: Page) -> None:
    page.get_by_role("link", name="A Sprache und Verständigung").first.click()
    page.get_by_role("link", name="Konsequenz benennen").click()
    page.get_by_label("Was folgt").fill("Einen zweiten Kursort finden.")
    page.get_by_label("Zuständige Stelle").select_option("Jugendamt")
    page.get_by_label("Bis wann").fill("31.03.2027")
    page.get_by_role("button", name="Benennen").click()
    expect(page.get_by_text("Einen zweiten Kursort finden.")).to_be_visible()
    page.get_by_role("navigation", name="Sie sind hier").get_by_text("Umsetzungsbericht").click()


def review(page: Page) -> None:
    page.get_by_role("link", name="Verzichten").click()
    page.get_by_label("Grund").fill("Der Bericht lag schon vor.")
    page.get_by_role("button", name="Verzichten").click()
    for step in ("Zur Prüfung geben", "An die Controlling-Gruppe geben", "An das Dezernat geben"):
        page.get_by_role("button", name=step).click()


def test_a_report_is_published_and_downloaded(
    browser: Browser, live_server: LiveServer, amira: User, tmp_path: Path
) -> None:
    making.frozen()
    page = browser.new_page(java_script_enabled=False)

    begin(page, live_server.url, amira)
    conclude(page)
    review(page)
    page.get_by_role("main").get_by_role("link", name="Veröffentlichen").click()
    page.get_by_label("Nummer").fill("2026/0412")
    page.get_by_role("button", name="Jetzt veröffentlichen").click()
    expect(page.get_by_text("Der Auftrag steht in der Reihe")).to_be_visible()
    assert work.work_once(clock=timezone.now)
    page.reload()
    page.get_by_role("link", name="Zum veröffentlichten Bericht").click()
    expect(page.get_by_text("Nummer 2026/0412")).to_be_visible()

    visitor = browser.new_page()
    visitor.goto(f"{live_server.url}/berichte/")
    visitor.get_by_role("link", name="Umsetzungsbericht 2026").click()
    with visitor.expect_download() as caught:
        visitor.get_by_role("link", name="PDF").click()
    path = tmp_path / "bericht.pdf"
    caught.value.save_as(path)

    report = Report.objects.get()
    frozen = report.releases.get(level="public").files.get(format="pdf")
    assert path.read_bytes() == bytes(frozen.content)
    assert "Umsetzungsbericht 2026" in PdfReader(path).pages[0].extract_text()
