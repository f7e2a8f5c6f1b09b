"""Indicators on the desk: what can be judged first, why, and what is entered by hand."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import world
from tests.indicators import making
from wirkungskreis.indicators.models import Contradiction, Indicator, Observation, Printed, Target
from wirkungskreis.journal.moves import note
from wirkungskreis.kernel.actor import Role
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User
from wirkungskreis.vocab.models import Area

HOME = "/werkbank/indikatoren/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client, amira: User) -> Client:
    client.force_login(amira)
    return client


def page(indicator: Indicator) -> str:
    return f"{HOME}{indicator.public_id}/"


def read(desk: Client, address: str) -> str:
    return " ".join(desk.get(address).content.decode().split())


def queries(desk: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert desk.get(address).status_code == 200
    return len(found)


def filled(code: str) -> Indicator:
    indicator = making.indicator(code)
    for year in (2022, 2023, 2024, 2025):
        making.observation(indicator, year, 100 * (year - 2021))
    making.target(indicator, 500)
    indicator.goal_links.create(element=world.element("A.1"), mechanism="Wer übt, lernt.")
    return indicator


def test_the_list_costs_the_same_with_one_row_and_with_three(desk: Client) -> None:
    filled("A.1-i")
    one = queries(desk, HOME)
    filled("A.2-i")
    filled("A.3-i")

    assert queries(desk, HOME) == one <= 20


def test_the_list_is_narrowed_by_word_kind_office_and_what_can_be_said(desk: Client) -> None:
    statistics = world.organisation("Statistikstelle")
    making.indicator("A.1-i", name="Übungsgruppen", kind="output", owner=statistics)
    filled("A.2-i")

    def shown(query: str) -> set[str]:
        return set(re.findall(r"A\.\d-i", read(desk, f"{HOME}?{query}")))

    assert shown("") == {"A.1-i", "A.2-i"}
    assert shown("suche=übung") == shown("art=output") == {"A.1-i"}
    assert shown(f"zustaendig={statistics.code}") == shown("stand=no_target") == {"A.1-i"}
    assert shown("suche=ohnesinn") == set()
    assert shown("stand=unbekannt") == {"A.1-i", "A.2-i"}


def test_a_page_with_contradictions_and_figures_of_others_stays_within_twenty(desk: Client) -> None:
    indicator = filled("A.1-i")
    Indicator.objects.update(disclosure="protected")
    printed = Printed.objects.create(indicator=indicator, words="rund 90", source_ref="S1")
    clash = Contradiction.objects.create(indicator=indicator, topic="Zählung", text="Anders.")
    clash.printed.add(printed)
    clash.observations.set(Observation.objects.all())
    making.beside(indicator, "Nachbarstadt", {2025: 90})

    assert queries(desk, page(indicator)) <= 20


def test_who_did_what_stands_on_a_page_of_its_own(desk: Client, amira: User) -> None:
    indicator = filled("A.1-i")
    note(indicator, "enter", actor=actor_of(amira), count=1)

    text = read(desk, f"{page(indicator)}verlauf/")

    assert "Werte eingetragen" in text


def test_a_page_costs_the_same_with_few_and_many_values(desk: Client) -> None:
    indicator = filled("A.1-i")
    few = queries(desk, page(indicator))
    for year in range(2012, 2022):
        making.observation(indicator, year)
    for name in ("Mitte", "Nord"):
        part = district(name)
        making.observation(indicator, 2025, 50, area=part)

    assert queries(desk, page(indicator)) == few <= 20


def district(name: str) -> Area:
    return Area.objects.create(code=name, name=name, level="district", parent=making.city())


def test_how_many_can_be_judged_stands_first(desk: Client) -> None:
    filled("A.1-i")
    making.indicator("A.2-i")

    shown = read(desk, HOME)

    assert "1 von 2" in shown
    assert shown.index("1 von 2") < shown.index("A.1-i")


def test_a_value_of_a_group_does_not_stand_under_the_name_of_all(desk: Client) -> None:
    indicator = making.indicator("C.3-i", name="Beschäftigungsquote")
    making.observation(indicator, 2025, 39, subgroup=making.women())
    making.target(indicator, 45, subgroup=making.women())

    shown = read(desk, HOME)

    assert "2025<br>Frauen" in shown.replace(" <br> ", "<br>").replace(" </td>", "")


def test_nothing_watched_says_how_to_begin(desk: Client) -> None:
    assert "Beginnen Sie mit zehn Indikatoren" in read(desk, HOME)


def test_the_page_says_why_with_rule_inputs_delivery_and_day(desk: Client) -> None:
    indicator = filled("A.1-i")
    making.observation(indicator, 2020, None, reason="secret")

    shown = read(desk, page(indicator))

    assert "liegt näher am Ziel als der Ausgangswert" in shown
    assert "Schwankungsbereich: 43 Einsätze nach oben" in shown
    assert "Stand 15.03.2026, Statistikstelle" in shown
    assert "mindestens 500 Einsätze bis zum 31.12.2027" in shown
    assert "geheim gehalten" in shown


def test_figures_that_differ_stand_side_by_side(desk: Client) -> None:
    indicator = making.indicator("LEV-AUSL", unit="Personen")
    value = making.observation(indicator, 2023, 33520)
    printed = Printed.objects.create(
        indicator=indicator, words="rund 28.000 Personen", source_ref="SEED"
    )
    clash = indicator.contradictions.create(topic="Ausländer", text="Der eine Wert ist älter.")
    clash.observations.add(value)
    clash.printed.add(printed)

    shown = read(desk, page(indicator))

    assert "Warum verschiedene Zahlen gedruckt sind: Ausländer" in shown
    assert "33.520 Personen" in shown
    assert "ohne Stichtag, deshalb kein Wert" in shown


def test_a_value_is_entered_by_hand_with_its_source(desk: Client) -> None:
    indicator = making.indicator()
    making.city()
    data = {
        "edition": "1",
        "first": "01.01.2025",
        "last": "31.12.2025",
        "area": "RA",
        "value": "1.180",
        "source_ref": "Einsatzdatenbank",
        "supplier": "Statistikstelle",
        "published_on": "15.03.2026",
        "is_provisional": "on",
    }

    refused = desk.post(f"{page(indicator)}wert/eintragen/", data | {"value": ""})
    taken = desk.post(f"{page(indicator)}wert/eintragen/", data)

    assert (refused.status_code, taken.status_code) == (422, 302)
    assert "eine Zahl an oder den Grund" in refused.content.decode()
    value = Observation.objects.get()
    assert (str(value.value), value.statuses) == ("1180.000000", "p")
    assert value.period_before == date(2026, 1, 1)


def test_a_target_without_decision_is_shown_as_a_proposal(desk: Client) -> None:
    indicator = making.indicator()
    data = {"once_key": str(uuid4()), "kind": "minimum", "low": "12,5", "due": "31.12.2027"}

    desk.post(f"{page(indicator)}zielwert/eintragen/", data)

    assert "Vorschlag, noch nicht beschlossen" in read(desk, page(indicator))
    assert str(Target.objects.get().low) == "12.500000"


def test_a_short_sheet_is_created_and_corrected(desk: Client) -> None:
    sheet = {
        "name": "Einsätze",
        "kind": "output",
        "unit": "Einsätze",
        "value_type": "count",
        "direction": "up",
        "periodicity": "year",
        "decimals": "0",
        "lag_months": "6",
        "disclosure": "no_persons",
    }
    new = sheet | {"once_key": str(uuid4()), "code": "A.2-i", "text": "Abgeschlossene Einsätze."}

    made = desk.post(f"{HOME}anlegen/", new)
    indicator = Indicator.objects.get()
    desk.post(f"{page(indicator)}bearbeiten/", sheet | {"edition": "1", "limits": "Nur erfasste."})

    assert made.status_code == 302
    shown = read(desk, page(indicator))
    assert "Nur erfasste." in shown
    assert "2 von 15 Angaben sind eingetragen" in shown


def test_definitions_goals_and_the_end_have_pages(desk: Client) -> None:
    indicator = making.indicator()
    goal = world.wording("A.1")
    world.adopted(goal.version)
    edit = {"edition": "1", "text": "Anders gezählt.", "change_reason": "Neues Verfahren."}
    desk.post(f"{page(indicator)}definition/fassen/", edit)
    desk.post(
        f"{page(indicator)}zuordnen/",
        {"edition": "2", "goal": "A.1", "mechanism": "Wer übt, lernt."},
    )
    desk.post(f"{page(indicator)}beenden/", {"edition": "3", "reason": "Quelle entfällt."})

    shown = read(desk, page(indicator))

    assert "Neu gefasst: Neues Verfahren." in shown
    assert "Wer übt, lernt." in shown
    assert "nicht mehr beobachtet" in shown
    desk.post(f"{page(indicator)}beenden/", {"edition": "4"})
    indicator.refresh_from_db()
    assert indicator.state == "active"


def test_a_lead_reads_but_does_not_enter(client: Client) -> None:
    indicator = making.indicator()
    client.force_login(world.user("bernd", Role.MEASURE_LEAD))

    form = read(client, f"{page(indicator)}wert/eintragen/")

    assert client.get(page(indicator)).status_code == 200
    assert "Werte tragen die Statistikstelle und die Koordination ein." in form
    assert '<form method="post" class="wk-stack">' not in form


def test_each_chart_of_the_page_can_be_saved_in_three_forms(desk: Client) -> None:
    indicator = filled("A.1-i")
    links = re.findall(r'href="([^"]+/herunterladen/)"', read(desk, page(indicator)))

    answers = [desk.get(link) for link in links]

    assert [one.headers["Content-Type"].split(";")[0] for one in answers] == [
        "image/svg+xml",
        "image/png",
        "text/csv",
    ]
    assert answers[1].content.startswith(b"\x89PNG")
    assert "2025;400" in answers[2].content.decode("utf-8-sig")
    assert desk.get(links[0].replace("werte", "nichts")).status_code == 404
