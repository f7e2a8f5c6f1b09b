"""The Beigeordnete reads one page: in Rheinaue, and when everything that fits is there."""

import io
from datetime import date

import pytest
from django.conf import LazySettings
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader
from pytest_django.live_server_helper import LiveServer

from tests import world
from tests.indicators import making
from wirkungskreis.demo.loading import load
from wirkungskreis.kernel.actor import Role
from wirkungskreis.mandates.models import Decision, Sitting
from wirkungskreis.measures.models import Funding, LeadDispute
from wirkungskreis.rounds.models import AccessLink, Round

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
TODAY = date(2026, 10, 9)
LONG = "Die Vereinbarung mit der Trägerin ist noch nicht unterschrieben, weil die Förderung " * 3
CHECKED = {"state": "checked", "handed_in_on": TODAY, "checked_on": TODAY}


@pytest.fixture(autouse=True)
def _day(settings: LazySettings) -> None:
    settings.TODAY = TODAY


def sign_in(page: Page, url: str, username: str) -> None:
    page.goto(f"{url}/")
    page.get_by_label("Benutzername").fill(username)
    page.get_by_label("Passwort", exact=True).fill("rheinaue")
    page.get_by_role("button", name="Anmelden").first.click()


def printed(page: Page) -> int:
    """Print the page as the browser would, and count the sheets."""
    return len(PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages)


def test_the_beigeordnete_reads_one_page(browser: Browser, live_server: LiveServer) -> None:
    load("rheinaue")
    page = browser.new_page()
    sign_in(page, live_server.url, "leitung")

    page.get_by_role("main").get_by_role("link", name="Beratungsblatt lesen").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Beratungsblatt Integrationskonzept")
    headings = page.get_by_role("heading", level=2).all_inner_texts()
    sheets = printed(page)
    page.get_by_role("link", name="E-07 Gesund im Quartier").click()

    assert headings == [
        "Heute zu entscheiden",
        "Abweichungen",
        "Indikatoren gegen ihr Ziel",
        "Wirkung an Zielen, wie Gremien sie sehen",
        "Geld endet, die Maßnahme nicht",
        "Offene Ratsaufträge",
        "Aufträge und Zusagen",
        "Verabredungen und Konsequenzen",
        "Ohne Meldung",
        "Was der Ausschuss fragen wird",
    ]
    assert sheets == 1
    expect(page.get_by_role("heading", level=1)).to_have_text("Gesund im Quartier")


def fill(rnd: Round, before: Round, number: int) -> None:
    """Make one of everything, with texts as long as they come."""
    title = f"Niedrigschwellige Beratung an vielen Orten {number}"
    lead = world.organisation(f"Fachbereich Soziales und Teilhabe {number}")
    measure = world.measure(code=f"M-{number}", title=title, lead=lead, confirmed_on=TODAY)
    said = {"help_kind": "decision", "help_text": LONG, "releases_obstacle": True}
    late = {"schedule": "delayed", "schedule_reason": LONG, "effort_hours": 40, "effort_cost": 900}
    world.ret(round=rnd, measure=measure, **CHECKED, **said, **late)
    quiet = world.measure(code=f"S-{number}", title=title, lead=lead, confirmed_on=TODAY)
    world.ret(round=before, measure=quiet, person=world.contact(f"Person {number}"))
    dispute = LeadDispute.objects.create(measure=measure, since=TODAY)
    dispute.claimed_by.set([world.organisation("AWO"), world.organisation("Sportbund")])
    world.condition(text=LONG, due=date(2026, 1, 1), owner=lead)
    Funding.objects.create(
        measure=measure,
        programme="Landesprogramm Ankommen und Teilhaben",
        approval="granted",
        valid_before=date(2027, 1, 1),
    )
    indicator = making.indicator(f"I-{number}", name="Sprachmittlung in Ämtern und Praxen")
    making.target(indicator, 200)
    making.observation(indicator, 2023, 100)
    making.observation(indicator, 2025, 20)
    held = Sitting.objects.get(code="CG-1")
    world.task(f"AU-CG-2026-0{number}", body=held.body, organisation=lead, title=LONG)
    world.promise(organisation=lead, what=LONG, sitting=held, confirmed_on=held.on)
    Decision.objects.create(
        number=f"B-CG-{number}",
        body=held.body,
        sitting=held,
        on=held.on,
        kind="agreement",
        text=LONG,
    )


def test_a_full_page_is_still_one_page(browser: Browser, live_server: LiveServer) -> None:
    world.user("lena", Role.LEADERSHIP)
    body = world.body(name="Controlling-Gruppe Integrationskonzept")
    Sitting.objects.create(code="CG-1", body=body, on=date(2026, 5, 12), state="held")
    sitting = Sitting.objects.create(code="CG-2", body=body, on=date(2026, 11, 10))
    before = world.rnd(
        reference_date=date(2025, 12, 31), opens=date(2026, 1, 7), closes=date(2026, 2, 1)
    )
    rnd = world.rnd(sitting=sitting, title="Sachstandsabfrage zum Stichtag 30. Juni 2026")
    for number in range(9):
        fill(rnd, before, number)
    AccessLink.objects.filter(round=before).update(reminders_sent=1)
    page = browser.new_page()
    sign_in(page, live_server.url, "lena")

    page.goto(f"{live_server.url}/werkbank/beratungsblatt/")

    expect(page.get_by_text("und 13 weitere").first).to_be_visible()
    assert printed(page) == 1
