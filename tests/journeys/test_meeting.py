"""A meeting from its proposals to its results, in a browser."""

from datetime import date

import pytest
from django.conf import LazySettings
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import world
from tests.meetings.making import members
from wirkungskreis.mandates.models import Decision
from wirkungskreis.meetings.models import AgendaItem, Meeting, Task
from wirkungskreis.people.models import User

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
TODAY = date(2026, 10, 9)


@pytest.fixture(autouse=True)
def _day(settings: LazySettings) -> None:
    settings.TODAY = TODAY


def enter(page: Page, url: str, user: User) -> None:
    page.goto(f"{url}/werkbank/sitzungen/")
    page.get_by_label("Benutzername").fill(user.username)
    page.get_by_label("Passwort").fill("rheinaue")
    page.get_by_role("button", name="Anmelden").click()


def deviating() -> None:
    """Let two measures of one field be in danger, with one lead that has a seat."""
    rnd = world.rnd()
    field = world.element("B", "Sprache")
    for code, office in (("M1", "Amt Ada"), ("M2", "Bauamt")):
        lead = world.organisation(office)
        measure = world.measure(
            code=code, title="Elternlotsinnen", lead=lead, field=field, confirmed_on=TODAY
        )
        days = {"handed_in_on": rnd.opens, "checked_on": rnd.opens}
        world.ret(round=rnd, measure=measure, state="checked", schedule="at_risk", **days)


def plan(page: Page) -> None:
    page.get_by_role("link", name="Sitzung planen").click()
    page.get_by_label("Tag").fill("09.10.2026")
    page.get_by_label("Beginn").fill("14:00")
    page.get_by_label("Ende").fill("14:20")
    page.get_by_role("button", name="Planen").click()


def build(page: Page) -> None:
    page.get_by_label("Begrüßung und Feststellung der Beschlussfähigkeit").check()
    page.get_by_text("Einzeln aufnehmen").click()
    page.get_by_label("M1 Elternlotsinnen: gefährdet seit 30.06.2026").check()
    page.get_by_label("Verschiedenes und nächster Termin").check()
    page.get_by_role("button", name="Angekreuzte aufnehmen").click()
    expect(page.get_by_text("3 Punkte sind aufgenommen.")).to_be_visible()
    expect(page.get_by_text("20 von 20 Minuten verplant")).to_be_visible()
    page.get_by_role("navigation", name="Sie sind hier").get_by_text("Gremium CG").click()


def test_an_agenda_is_built_from_deviations_and_its_results_are_recorded(
    browser: Browser, live_server: LiveServer, amira: User
) -> None:
    members("Ada", "Ben")
    deviating()
    page = browser.new_page(java_script_enabled=False)

    enter(page, live_server.url, amira)
    plan(page)
    build(page)
    page.get_by_role("button", name="Sitzung beginnen").click()
    page.get_by_role("link", name="Anwesenheit").click()
    page.get_by_label("Amt Ada").select_option("Ada")
    page.get_by_label("Amt Ben").select_option("Ben-V (1. Stellvertretung)")
    page.get_by_role("button", name="Speichern").click()
    expect(page.get_by_text("2 von 2 Sitzen waren vertreten")).to_be_visible()
    page.get_by_role("link", name="Ergebnis der Sitzung").click()
    write_down(page)
    page.get_by_role("button", name="Alles speichern").click()

    expect(page.get_by_text("Das Ergebnis der Sitzung ist festgehalten.")).to_be_visible()
    expect(page.get_by_role("link", name="Verabredung CG 2026/1")).to_be_visible()
    decision, task = Decision.objects.get(), Task.objects.get()
    assert (decision.about, decision.votes_for) == ("M1", 2)
    assert (task.organisation.name, task.due) == ("Amt Ada", date(2026, 12, 1))
    assert Meeting.objects.get().state == "held"


def write_down(page: Page) -> None:
    sections = page.locator("section.wk-card")
    for index in (0, 2):
        sections.nth(index).get_by_role("combobox", name="Ergebnis").select_option("zur Kenntnis")
    matter = sections.nth(1)
    matter.get_by_role("combobox", name="Ergebnis").select_option("beschlossen")
    matter.get_by_label("Was gesagt wurde").fill("Das Geld reicht bis Januar.")
    matter.get_by_text("Beschluss festhalten").click()
    matter.get_by_label("Wortlaut").fill("Die Stelle wird weiter bezahlt.")
    matter.get_by_role("spinbutton", name="Ja").fill("2")
    matter.get_by_text("Auftrag erteilen").click()
    matter.get_by_label("Auftrag: was").fill("Antrag stellen")
    matter.get_by_label("an wen").select_option("Amt Ada")
    matter.get_by_label("bis wann").fill("01.12.2026")
    page.get_by_label("Die Sitzung ist damit geschlossen").check()


def test_what_was_typed_outlives_a_lost_connection_and_arrow_keys_lead_on(
    browser: Browser, live_server: LiveServer, amira: User
) -> None:
    meeting = world.meeting(on=TODAY, state="running")
    first, second = (world.item(meeting, title=title) for title in ("Geld", "Räume"))
    page = browser.new_page()
    enter(page, live_server.url, amira)
    here = f"{live_server.url}/werkbank/sitzungen/punkte/{first.public_id}/"

    page.goto(here)
    page.get_by_label("Was gesagt wurde").fill("Lang und wichtig.")
    page.route(here, lambda route: route.abort("internetdisconnected"))
    with page.expect_event("requestfailed"):
        page.get_by_role("button", name="Festhalten", exact=True).click(no_wait_after=True)
    page.unroute(here)
    page.goto(here)
    page.get_by_role("button", name="Wieder einsetzen").click()
    expect(page.get_by_label("Was gesagt wurde")).to_have_value("Lang und wichtig.")
    page.get_by_role("combobox", name="Ergebnis").select_option("beraten")
    page.get_by_role("button", name="Festhalten", exact=True).click()

    expect(page.get_by_text("Das Ergebnis ist festgehalten.")).to_be_visible()
    expect(page.get_by_text("Hier liegt noch Text")).to_have_count(0)
    assert AgendaItem.objects.get(pk=first.pk).minute == "Lang und wichtig."
    page.goto(f"{here}zeigen/")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name="TOP 2 Räume")).to_be_visible()
    assert page.url.endswith(f"{second.public_id}/zeigen/")
