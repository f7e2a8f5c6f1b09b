from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import world
from wirkungskreis.mandates.models import Body, Condition, Decision, Sitting
from wirkungskreis.people.models import User

HOME = "/werkbank/gremien/"
TASKS = f"{HOME}ratsauftraege/"


@pytest.fixture
def desk(client: Client, amira: User) -> Client:
    client.force_login(amira)
    return client


def page_of(condition: Condition) -> str:
    return f"{TASKS}{condition.public_id}/"


def test_an_empty_installation_says_how_to_begin(desk: Client) -> None:
    assert "Hier steht noch kein Gremium" in desk.get(HOME).content.decode()


def test_a_body_its_sitting_and_a_decision_are_entered(desk: Client) -> None:
    key = {"once_key": str(uuid4())}
    desk.post(f"{HOME}eintragen/", {**key, "code": "RAT", "name": "Rat", "level": "political"})
    body = Body.objects.get()
    here = f"{HOME}{body.public_id}/"
    desk.post(
        f"{here}sitzung/eintragen/", {"once_key": str(uuid4()), "code": "RAT-1", "on": "18.12.2017"}
    )
    response = desk.post(
        f"{here}beschluss/eintragen/",
        {
            "once_key": str(uuid4()),
            "number": "RB-1",
            "kind": "decision",
            "text": "Das Konzept wird beschlossen.",
            "sitting": "RAT-1",
            "on": "18.12.2017",
            "precision": "day",
            "votes_for": "43",
            "votes_against": "2",
            "votes_abstained": "6",
        },
    )

    decision = Decision.objects.get()
    assert decision.sitting == Sitting.objects.get()
    assert "43 Ja, 2 Nein, 6 Enthaltungen" in desk.get(response["Location"]).content.decode()


def test_a_body_that_ends_before_it_starts_is_refused(desk: Client) -> None:
    body = world.body()
    data = {
        "name": "Rat",
        "level": "political",
        "valid_from": "01.02.2018",
        "valid_to": "31.01.2017",
        "edition": 1,
    }

    response = desk.post(f"{HOME}{body.public_id}/bearbeiten/", data)

    assert response.status_code == 422
    assert "Das Ende liegt vor dem Anfang." in response.content.decode()


def test_a_stale_correction_shows_what_stands_there_now(desk: Client) -> None:
    body = world.body(name="Controlling-Gruppe neu", edition=2)
    data = {"name": "Controlling-Gruppe alt", "level": "leadership", "edition": 1}

    response = desk.post(f"{HOME}{body.public_id}/bearbeiten/", data)
    html = response.content.decode()

    assert response.status_code == 422
    assert 'value="Controlling-Gruppe alt"' in html
    assert "<dd>Controlling-Gruppe neu</dd>" in html


@pytest.mark.parametrize(
    ("stand", "numbers"),
    [
        ("", ["AU-1", "AU-2", "AU-3", "AU-4"]),
        ("offen", ["AU-1", "AU-2"]),
        ("ueberfaellig", ["AU-1"]),
        ("erfuellt", ["AU-3"]),
        ("aufgehoben", []),
        ("nicht-nachvollziehbar", ["AU-4"]),
    ],
)
def test_conditions_are_filtered(desk: Client, stand: str, numbers: list[str]) -> None:
    world.condition(due=date(2018, 6, 30))
    world.condition(state="underway", due=date(2099, 6, 30))
    world.condition(state="fulfilled", due=date(2018, 6, 30))
    world.condition(state="untraceable", due=date(2018, 6, 30))

    response = desk.get(TASKS, {"stand": stand})

    assert [condition.number for condition, *_ in response.context["rows"]] == numbers


def test_what_nobody_can_trace_is_never_said_to_be_unfulfilled(desk: Client) -> None:
    condition = world.condition(state="untraceable", due=date(2018, 6, 30))

    pages = [desk.get(page).content.decode() for page in (TASKS, page_of(condition))]

    assert ["öffentlich nicht nachvollziehbar" in page for page in pages] == [True, True]
    assert [page for page in pages if "nicht erfüllt" in page.lower()] == []
    assert ["überfällig</span>" in page for page in pages] == [False, False]


def test_evidence_comes_before_the_step_to_fulfilled(desk: Client) -> None:
    page = page_of(world.condition())

    refused = desk.post(page, {"step": "fulfil", "edition": 1, "reason": ""})
    desk.post(page, {"on": "24.06.2025", "evidence": "Vorlage 2025/0571", "edition": 1})
    done = desk.post(page, {"step": "fulfil", "edition": 2, "reason": ""})

    assert refused.status_code == 422
    assert "Ohne Nachweis ist nichts erfüllt." in refused.content.decode()
    assert done.status_code == 302
    assert Condition.objects.get().state == "fulfilled"


def test_others_read_but_prove_nothing(client: Client, bernd: User) -> None:
    condition = world.condition()
    client.force_login(bernd)

    page = client.get(page_of(condition))
    response = client.post(
        page_of(condition), {"on": "24.06.2025", "evidence": "Vorlage", "edition": 1}
    )

    assert "Nachweis eintragen" not in page.content.decode()
    assert response.status_code == 422
    assert list(condition.fulfilments.all()) == []


def test_missing_years_are_named(desk: Client) -> None:
    condition = world.condition(recurrence="yearly", due=date(2023, 12, 31))
    condition.fulfilments.create(on=date(2025, 6, 24), evidence="Vorlage 2025/0571")

    assert 2024 in desk.get(page_of(condition)).context["missing_years"]


def test_a_sitting_is_entered_as_held(desk: Client) -> None:
    sitting = Sitting.objects.create(code="CG-1", body=world.body(), on=date(2026, 1, 5))

    response = desk.post(f"{HOME}sitzungen/{sitting.public_id}/", {"step": "hold", "edition": 1})

    assert response.status_code == 302
    assert Sitting.objects.get().state == "held"


@pytest.mark.parametrize("page", [HOME, TASKS])
def test_lists_cost_the_same_for_many(desk: Client, page: str) -> None:
    counts = []
    for number in (1, 2, 3):
        body = world.body(f"G{number}", office=world.organisation(f"Amt {number}"))
        decision = Decision.objects.create(number=f"B-{number}", text="Ja.", body=body)
        condition = world.condition(decision=decision, owner=world.organisation(f"Amt {number}"))
        condition.fulfilments.create(on=date(2025, 1, 1), evidence="Bericht")
        with CaptureQueriesContext(connection) as queries:
            desk.get(page)
        counts.append(len(queries))

    assert counts[0] >= counts[1] == counts[2]
    assert counts[2] <= 20
