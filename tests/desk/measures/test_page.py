"""The page of one measure, its facts, its history, and how a new one is made."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import world
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.mandates.models import Decision
from wirkungskreis.measures.models import Measure
from wirkungskreis.people.models import Person, User
from wirkungskreis.rounds.domain import closing

LIST = "/werkbank/massnahmen/"


def page_of(measure: Measure) -> str:
    return f"{LIST}{measure.public_id}/"


def test_buttons_say_the_step_in_german(client: Client, amira: User) -> None:
    measure = world.measure()
    client.force_login(amira)

    html = client.get(page_of(measure)).content.decode()

    assert 'name="step" value="plan"' in html
    assert "Einplanen" in html


def test_a_step_ends_in_a_redirect(client: Client, amira: User) -> None:
    measure = world.measure()
    client.force_login(amira)

    response = client.post(page_of(measure), {"step": "plan", "edition": 1})

    assert (response.status_code, response["Location"]) == (302, page_of(measure))
    assert Measure.objects.get().state == "planned"


def test_a_refusal_is_shown_where_the_person_is(client: Client, bernd: User) -> None:
    measure = world.measure()
    client.force_login(bernd)

    response = client.post(page_of(measure), {"step": "plan", "edition": 1})

    assert response.status_code == 422
    assert response.context["form"].non_field_errors() == ["Das kann nur die Koordination."]


def facts(**changed: Any) -> dict[str, Any]:
    return {"title": "Sprachcafé", "kind": "project", "edition": 1, **changed}


def test_a_stale_edit_loses_neither_text(client: Client, bernd: User) -> None:
    measure = world.measure(title="Sprachcafé am Markt", edition=2)
    client.force_login(bernd)
    page = f"{page_of(measure)}bearbeiten/"

    response = client.post(page, facts(title="Sprachcafé im Park"))
    html = response.content.decode()

    assert response.status_code == 422
    assert "Inzwischen wurde hier etwas geändert." in html
    assert [(d.label, d.stored, d.written) for d in response.context["differences"]] == [
        ("Titel", "Sprachcafé am Markt", "Sprachcafé im Park")
    ]
    assert 'value="Sprachcafé im Park"' in html
    assert '<input type="hidden" name="edition" value="2">' in html
    assert Measure.objects.get().title == "Sprachcafé am Markt"


def test_facts_are_cleaned_and_kept(client: Client, bernd: User) -> None:
    measure = world.measure()
    client.force_login(bernd)

    response = client.post(
        f"{page_of(measure)}bearbeiten/",
        facts(
            title="Sprach\u202ecafé\nim Park",
            description="<b>Übung</b>",
            planned_start="1.3.2026",
            planned_end="31.12.26",
            reach_plan="40",
        ),
    )

    assert response.status_code == 302
    stored = Measure.objects.get()
    assert (stored.title, stored.description) == ("Sprachcafé im Park", "<b>Übung</b>")
    assert (stored.planned_start, stored.planned_end) == (date(2026, 3, 1), date(2026, 12, 31))
    assert stored.reach_plan == 40
    assert "<b>Übung" not in client.get(page_of(measure)).content.decode()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"planned_start": "31.2.2026"}, "Diesen Tag gibt es nicht."),
        (
            {"planned_start": "1.3.2026", "planned_end": "28.2.2026"},
            "Das Ende liegt vor dem Beginn",
        ),
        ({"title": " "}, "#id_title"),
        ({"kind": "unsinn"}, "gültige Auswahl"),
    ],
)
def test_impossible_facts_are_refused_with_a_sentence(
    client: Client, bernd: User, changed: dict[str, str], sentence: str
) -> None:
    measure = world.measure()
    client.force_login(bernd)

    response = client.post(f"{page_of(measure)}bearbeiten/", facts(**changed))

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert Measure.objects.get().edition == 1


def test_a_lead_is_not_offered_what_orders_the_register(
    client: Client, bernd: User, amira: User
) -> None:
    page = f"{page_of(world.measure())}bearbeiten/"
    offered = {}
    for user in (bernd, amira):
        client.force_login(user)
        offered[user.username] = "priority" in client.get(page).context["form"].fields

    assert offered == {"bernd": False, "amira": True}


def test_the_coordination_orders_the_register(client: Client, amira: User) -> None:
    measure = world.measure()
    client.force_login(amira)

    response = client.post(
        f"{page_of(measure)}bearbeiten/",
        facts(code="A-99", priority="2", order="4", origin="decision", registered_on=""),
    )

    assert response.status_code == 302
    stored = Measure.objects.get()
    assert (stored.code, stored.priority, stored.order, stored.origin) == ("A-99", 2, 4, "decision")


def test_a_new_measure_is_made_once(client: Client, bernd: User) -> None:
    client.force_login(bernd)
    office = world.organisation("Jugendamt")
    said = {
        "key": str(uuid4()),
        "code": "A-11",
        "title": "Radkurs",
        "kind": "offer",
        "lead": office.pk,
    }

    first = client.post(f"{LIST}neu/eintragen/", said)
    second = client.post(f"{LIST}neu/eintragen/", said)

    measure = Measure.objects.get()
    assert first["Location"] == second["Location"] == page_of(measure)
    assert (measure.lead, measure.kind, measure.state) == (office, "offer", "idea")


@pytest.mark.parametrize("lead", ["Bauamt", ""])
def test_a_measure_has_a_lead_one_may_name(client: Client, bernd: User, lead: str) -> None:
    client.force_login(bernd)
    pk = world.organisation(lead).pk if lead else ""
    said = {"key": str(uuid4()), "code": "A-11", "title": "Radkurs", "kind": "offer", "lead": pk}

    response = client.post(f"{LIST}neu/eintragen/", said)

    assert response.status_code == 422
    assert response.context["form"].errors["lead"]
    assert Measure.objects.count() == 0


def test_publishing_and_taking_back(client: Client, amira: User, bernd: User) -> None:
    measure = world.measure(published_at=None)
    client.force_login(bernd)
    client.post(f"{page_of(measure)}veroeffentlichen/", {"edition": 1})
    assert Measure.objects.get().published_at is None

    client.force_login(amira)
    client.post(f"{page_of(measure)}veroeffentlichen/", {"edition": 1})
    assert Measure.objects.get().published_at is not None
    client.post(f"{page_of(measure)}veroeffentlichen/", {"edition": 2})
    assert Measure.objects.get().published_at is None


def rich(count: int) -> Measure:
    measure = world.measure(planned_start=date(2026, 1, 1), lead_person=Person.objects.create())
    for n in range(count):
        day = date(2026, 1, 1 + n)
        organisation = world.organisation(f"Verein {n}")
        measure.milestones.create(title=f"Schritt {n}", due=day, original_due=day)
        measure.fundings.create(programme="Bund", valid_from=day, valid_before=date(2027, 1, 1))
        measure.efforts.create(year=2020 + n, kind="staff")
        measure.partnerships.create(organisation=organisation)
        measure.needs.create(text="Räume")
        measure.commitments.create(organisation=organisation, what="Räume")
        element = world.element(f"A.{n + 1}")
        measure.element_links.create(element=element)
        measure.claims.create(element=element, mechanism="Übung")
        measure.shifts.create(what="Ende")
        measure.lead_disputes.create(since=day, resolved_on=day, resolution="Geklärt")
        world.ret(measure=measure, round=world.rnd(reference_date=day))
        Decision.objects.create(number=f"CG-{n}", text="Weiter so.", about=measure.code)
    return measure


PAGES = {
    "": 16,
    "bearbeiten/": 17,
    "verlauf/": 12,
    "termine/bearbeiten/": 14,
    "geld/bearbeiten/": 13,
    "beteiligte/bearbeiten/": 13,
    "ziele/bearbeiten/": 14,
    "bedarfe/": 12,
    "meldungen/": 9,
}


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_costs_the_same_for_many(
    client: Client, amira: User, page: str, count: int
) -> None:
    measure = rich(count)
    client.force_login(amira)

    with CaptureQueriesContext(connection) as seen:
        assert client.get(f"{page_of(measure)}{page}").status_code == 200

    assert len(seen) == PAGES[page] <= 20


def test_persons_and_amounts_stay_with_those_who_take_part(
    client: Client, amira: User, chiara: User
) -> None:
    measure = world.measure(lead_person=Person.objects.create(name="Dana Muster"), note="Intern!")
    measure.fundings.create(programme="Bund", amount=4711)
    secrets = ("Dana Muster", "4.711", "Intern!")
    shown = {}
    for user in (amira, chiara):
        client.force_login(user)
        html = client.get(page_of(measure)).content.decode()
        shown[user.username] = [secret in html for secret in secrets]

    assert shown == {"amira": [True] * 3, "chiara": [False] * 3}


def test_the_history_says_what_changed_since_a_day(client: Client, amira: User) -> None:
    measure = world.measure()
    client.force_login(amira)
    client.post(f"{page_of(measure)}bearbeiten/", facts(code="M1", title="Neu", origin="concept"))

    history = client.get(f"{page_of(measure)}verlauf/")
    later = client.get(f"{page_of(measure)}verlauf/", {"seit": "1.1.2099"})

    assert [(c.who, c.what, c.fields) for c in history.context["changes"]] == [
        ("Amira", "Angaben geändert", "Herkunft, Titel")
    ]
    assert later.context["changes"] == []


def test_outsiders_do_not_read_the_history(client: Client, chiara: User, amira: User) -> None:
    measure = world.measure()
    client.force_login(amira)
    client.post(page_of(measure), {"step": "plan", "edition": 1})
    client.force_login(chiara)

    assert client.get(f"{page_of(measure)}verlauf/").context["changes"] == []


def test_the_page_leads_to_what_was_reported_and_decided(
    client: Client, amira: User, chiara: User
) -> None:
    measure = world.measure(code="B-07")
    day = date(2026, 10, 9)
    told = {"state": "checked", "handed_in_on": day, "checked_on": day, "schedule": "on_plan"}
    old = world.rnd(title="Sachstand 2025", reference_date=date(2025, 6, 30))
    before = world.ret(round=old, measure=measure, done="Zwei Gruppen.", **told)
    closing.close(old, actor=SYSTEM, edition=old.edition, on=day, as_it_is=True)
    new = world.rnd(title="Sachstand 2026")
    now = world.ret(round=new, measure=measure)
    decision = Decision.objects.create(number="CG-1", text="Weiter so.", about="B-07", on=day)
    Decision.objects.create(number="CG-2", text="Anderes.", about="B-08", on=day)
    client.force_login(amira)

    page = client.get(page_of(measure))
    html = page.content.decode()
    client.force_login(chiara)
    outside = client.get(page_of(measure)).content.decode()

    assert [ret.pk for ret in page.context["returns"]] == [now.pk, before.pk]
    frozen = f"/werkbank/abfragen/{old.public_id}/"
    assert f'href="{frozen}#meldung-{before.public_id}"' in html
    assert f'href="/werkbank/meldungen/{now.public_id}/"' in html
    assert page.context["decisions"] == [decision]
    assert f'href="/werkbank/gremien/beschluesse/{decision.public_id}/"' in html
    assert "Sachstand 2025" not in outside
    client.force_login(amira)
    assert f'<tr id="meldung-{before.public_id}">' in client.get(frozen).content.decode()
