"""A round from both ends: the coordination runs it, a lead answers by link on a telephone."""

from datetime import date

import pytest
from django.conf import LazySettings
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests import world
from tests.indicators import making
from wirkungskreis.indicators.models import Observation
from wirkungskreis.people.models import User
from wirkungskreis.rounds.domain import links
from wirkungskreis.rounds.models import AccessLink, Return, Round
from wirkungskreis.rounds.outputs.read import is_intact

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 800}


@pytest.fixture(autouse=True)
def _day(settings: LazySettings) -> None:
    settings.TODAY = date(2026, 10, 9)


def fits(page: Page) -> bool:
    """Say whether the page is no wider than the telephone."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_a_lead_answers_by_link_on_a_telephone_without_javascript(
    browser: Browser, live_server: LiveServer
) -> None:
    ret = world.ret(measure=world.measure(title="Sprachcafé"))
    offer = world.ret(measure=world.measure(title="Radkurs", kind="offer"))
    token = links.token_of(AccessLink.objects.get())
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()

    page.goto(f"{live_server.url}/m/{token}/")
    page.get_by_role("button", name="Weiter").click()
    expect(page.get_by_text("Freitag, 16. Oktober 2026")).to_be_visible()
    page.get_by_role("link", name="Angaben machen").first.click()
    page.get_by_role("button", name="Absenden").click()
    expect(page.get_by_text("Das konnte noch nicht gespeichert werden")).to_be_visible()
    page.get_by_label("im Plan").check()
    page.get_by_label("Was ist geschehen?").fill("Zwölf Gruppen trafen sich.")
    page.get_by_role("button", name="Zwischenspeichern").click()
    expect(page.get_by_text("Abgesendet ist noch nichts.")).to_be_visible()
    page.get_by_role("link", name="Angaben machen").first.click()
    expect(page.get_by_label("Was ist geschehen?")).to_have_value("Zwölf Gruppen trafen sich.")
    page.get_by_label("Was folgt?").fill("Zwei Kitas gewinnen")
    page.get_by_label("nein").check()
    page.get_by_role("button", name="Absenden").click()
    expect(page.get_by_text("Danke, Ihre Meldung zu „Sprachcafé“ ist da.")).to_be_visible()
    page.get_by_role("link", name="Angaben machen").click()
    page.get_by_label("läuft weiter").check()
    page.get_by_label("Wie viele Menschen, ungefähr?").fill("40")
    page.get_by_label("nein").check()
    page.get_by_role("button", name="Absenden").click()

    expect(page.get_by_text("Danke, alles ist da.")).to_be_visible()
    assert {r.state for r in Return.objects.filter(pk__in=[ret.pk, offer.pk])} == {"handed_in"}
    assert Return.objects.get(pk=offer.pk).reach_actual == 40
    assert token not in page.url


def test_every_page_behind_a_link_fits_a_telephone_and_keeps_what_one_types(
    browser: Browser, live_server: LiveServer
) -> None:
    world.ret(measure=world.measure(title="Sprachcafé"))
    token = links.token_of(AccessLink.objects.get())
    page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))

    page.goto(f"{live_server.url}/m/{token}/")
    widths = [fits(page)]
    page.get_by_role("button", name="Weiter").click()
    widths.append(fits(page))
    page.get_by_role("link", name="Angaben machen").click()
    widths.append(fits(page))
    page.get_by_label("Was ist geschehen?").fill("Ich tippe gerade")
    expect(page.locator("#kept")).to_contain_text("Gespeichert")
    page.get_by_label("Was folgt?").fill("Und weiter")
    expect(page.locator("#edition")).to_have_value("3")

    assert widths == [True, True, True]
    assert (Return.objects.get().done, Return.objects.get().next_step) == (
        "Ich tippe gerade",
        "Und weiter",
    )
    assert said == []


def test_a_value_is_given_by_link_on_a_narrow_telephone_and_taken_over_at_the_desk(
    browser: Browser, live_server: LiveServer, amira: User
) -> None:
    making.city()
    making.district("S1", "Nord")
    office = world.organisation("Statistikstelle")
    share = making.indicator(value_type="share", unit="Prozent", owner=office)
    figure = world.figure(share, cells=[{"area": "RA"}, {"area": "S1"}])
    token = links.token_of(AccessLink.objects.get())
    narrow = {"width": 320, "height": 700}
    context = browser.new_context(java_script_enabled=False, viewport=narrow)  # type: ignore[arg-type]
    page = context.new_page()

    page.goto(f"{live_server.url}/m/{token}/")
    page.get_by_role("button", name="Weiter").click()
    page.get_by_role("link", name="Wert angeben").click()
    page.get_by_label("Rheinaue: Zähler").fill("250")
    page.get_by_label("Rheinaue: Nenner").fill("1.000")
    page.get_by_label("Nord: Warum es keine Zahl gibt").select_option("later")
    page.get_by_label("Quelle").fill("Melderegister")
    page.get_by_role("button", name="Absenden").click()
    expect(page.get_by_text("Das konnte noch nicht gespeichert werden")).to_be_visible()
    expect(page.get_by_label("Rheinaue: Zähler")).to_have_value("250")
    page.get_by_label("Stand vom").fill("30.9.2026")
    page.get_by_role("button", name="Absenden").click()
    expect(page.get_by_text("Danke, alles ist da.")).to_be_visible()

    desk = browser.new_page()
    sign_in(desk, live_server.url, amira)
    desk.goto(f"{live_server.url}/werkbank/abfragen/{figure.round.public_id}/werte/")
    desk.get_by_role("link", name="A.1-i").click()
    desk.get_by_role("button", name="Übernehmen").click()
    expect(desk.get_by_text("Der Wert ist übernommen.")).to_be_visible()
    stored = Observation.objects.order_by("area__code")
    assert [(row.value, row.reason) for row in stored] == [(25, ""), (None, "later")]


def sign_in(page: Page, url: str, user: User) -> None:
    page.goto(f"{url}/werkbank/anmelden/")
    page.get_by_label("Benutzername").fill(user.username)
    page.get_by_label("Passwort", exact=True).fill("rheinaue")
    page.get_by_role("button", name="Anmelden").first.click()


def test_the_coordination_runs_a_whole_round(
    browser: Browser, live_server: LiveServer, amira: User
) -> None:
    world.measure(title="Sprachcafé", state="running", lead_person=world.contact())
    page = browser.new_page()
    sign_in(page, live_server.url, amira)

    page.goto(f"{live_server.url}/werkbank/abfragen/")
    page.get_by_role("link", name="Abfrage anlegen").click()
    for label, value in {
        "Titel": "Sachstand zum 30.06.2026",
        "Berichtszeitraum von": "1.1.2026",
        "Berichtszeitraum bis": "30.6.2026",
        "Stichtag": "30.6.2026",
        "Abfrage ab": "9.10.2026",
        "Abfrage bis": "30.10.2026",
    }.items():
        page.get_by_label(label).fill(value)
    page.get_by_role("button", name="Weiter zur Auswahl").click()
    page.get_by_role("button", name="Speichern und ansehen").click()
    expect(page.get_by_text("Fragt 1 Menschen nach 1 Maßnahmen")).to_be_visible()
    page.get_by_role("button", name="Abfrage öffnen").click()
    expect(page.get_by_text("0 von 1", exact=True)).to_be_visible()
    page.get_by_role("button", name="Alle erinnern").click()
    expect(page.get_by_role("status").first).to_contain_text("1 Erinnerung")
    page.get_by_role("link", name="Am Telefon eintragen").click()
    page.get_by_label("Mitgeteilt von").select_option(label="Dana Lind")
    page.get_by_label("Mitgeteilt am").fill("8.10.2026")
    page.get_by_label("Im Zeitplan?").select_option(label="im Plan")
    page.get_by_label("Was ist geschehen?").fill("Zwölf Gruppen.")
    page.get_by_label("Was folgt?").fill("Zwei Kitas")
    page.get_by_role("button", name="Eintragen").click()
    page.get_by_role("button", name="Geprüft").click()
    expect(page.get_by_text("Die Meldung ist geprüft.")).to_be_visible()
    page.get_by_role("link", name="Sachstand zum 30.06.2026").click()
    page.get_by_role("link", name="Schließen").click()
    page.get_by_role("button", name="Schließen und einfrieren").click()
    expect(page.get_by_text("So wurde es gemeldet")).to_be_visible()

    rnd = Round.objects.get()
    assert (rnd.state, is_intact(rnd)) == ("closed", True)
