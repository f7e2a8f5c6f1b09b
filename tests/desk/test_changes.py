"""Changes are written down from a decision, confirmed by the competent side, and carried out."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import world
from tests.indicators import making
from wirkungskreis.changes.models import Change
from wirkungskreis.kernel.actor import Role
from wirkungskreis.mandates.models import Decision
from wirkungskreis.measures.models import Measure
from wirkungskreis.people.models import User

HOME = "/werkbank/aenderungen/"


@pytest.fixture
def desk(client: Client, amira: User) -> Client:
    client.force_login(amira)
    return client


@pytest.fixture
def measure(db: None) -> Measure:
    office = world.organisation("Schulamt")
    office.internal = True
    office.save()
    return world.measure(
        code="B-04",
        title="Elternlotsinnen",
        lead=office,
        state="running",
        planned_end=date(2026, 12, 31),
    )


@pytest.fixture
def decision(db: None) -> Decision:
    body = world.body()
    return Decision.objects.create(number="CG 2026/1", body=body, text="Weiter.", about="B-04")


def entered(desk: Client, **facts: str) -> Change:
    data = {"once_key": str(uuid4()), "measure": "B-04", "reason": "Das Geld reicht.", **facts}
    desk.post(f"{HOME}eintragen/?art=end&beschluss=CG 2026/1", data)
    return Change.objects.get()


def test_nothing_waiting_says_where_changes_come_from(desk: Client) -> None:
    assert "Änderungen entstehen aus Beschlüssen" in desk.get(HOME).content.decode()


@pytest.mark.usefixtures("decision")
def test_a_decision_moves_the_end_once_it_is_confirmed(desk: Client, measure: Measure) -> None:
    change = entered(desk, new="31.01.2027")
    page = f"{HOME}{change.public_id}/"
    before = desk.get(page).content.decode()
    desk.post(page, {"edition": str(change.edition)})

    assert "31. Dezember 2026" in before
    assert "31. Januar 2027" in before
    assert Measure.objects.get().expected_end == date(2027, 1, 31)
    seen = desk.get(f"/werkbank/massnahmen/{measure.public_id}/verlauf/").content.decode()
    assert "CG 2026/1" in seen
    decided = Decision.objects.get()
    told = desk.get(f"/werkbank/gremien/beschluesse/{decided.public_id}/").content.decode()
    assert "Ende verschieben" in told


@pytest.mark.usefixtures("decision")
def test_a_target_is_changed_and_seen_from_the_indicator(desk: Client) -> None:
    indicator = making.indicator()
    old = making.target(indicator, 200)
    data = {
        "once_key": str(uuid4()),
        "indicator": "A.1-i",
        "aim": str(old.public_id),
        "aim_kind": "point",
        "low": "300",
        "due": "31.12.2028",
        "reason": "Der Bedarf ist gewachsen.",
    }

    desk.post(f"{HOME}eintragen/?art=aim&beschluss=CG 2026/1", data)
    change = Change.objects.get()
    page = desk.get(f"{HOME}{change.public_id}/").content.decode()
    desk.post(f"{HOME}{change.public_id}/", {"edition": str(change.edition)})

    seen = desk.get(f"/werkbank/indikatoren/{indicator.public_id}/").content.decode()
    assert "mindestens 200\u00a0Einsätze bis zum 31.12.2027" in page
    assert "mindestens 300\u00a0Einsätze bis zum 31.12.2028" in seen
    assert "ausgeführt" in seen


@pytest.mark.usefixtures("measure", "decision")
def test_a_day_that_does_not_exist_is_said_at_its_field(desk: Client) -> None:
    data = {"once_key": str(uuid4()), "measure": "B-04", "reason": "Geld", "new": "31.02.2027"}

    response = desk.post(f"{HOME}eintragen/?art=end&beschluss=CG 2026/1", data)

    assert response.status_code == 422
    assert "31.02.2027" in response.content.decode()
    assert not Change.objects.exists()


@pytest.mark.usefixtures("measure", "decision")
def test_others_read_why_they_may_not_confirm(desk: Client, client: Client) -> None:
    change = entered(desk, new="31.01.2027")
    client.force_login(world.user("chiara", Role.MEASURE_LEAD))
    page = f"{HOME}{change.public_id}/"

    shown = client.get(page).content.decode()
    response = client.post(page, {"edition": str(change.edition)})

    assert "Bestätigen kann nur die zuständige Seite." in shown
    assert response.status_code == 422
    assert Measure.objects.get().expected_end is None


@pytest.mark.usefixtures("measure", "decision")
def test_a_no_is_kept_with_its_reason_and_asked_again(desk: Client) -> None:
    change = entered(desk, new="31.01.2027")
    page = f"{HOME}{change.public_id}/"

    empty = desk.post(f"{page}ablehnen/", {"edition": str(change.edition), "answer": " "})
    desk.post(f"{page}ablehnen/", {"edition": str(change.edition), "answer": "Kein Geld."})

    assert empty.status_code == 422
    assert "Kein Geld." in desk.get(page).content.decode()
    change.refresh_from_db()
    desk.post(f"{page}oeffnen/", {"edition": str(change.edition)})
    assert Change.objects.get().state == "awaited"


@pytest.mark.usefixtures("measure")
def test_a_wish_waits_for_a_decision(desk: Client, decision: Decision) -> None:
    data = {"once_key": str(uuid4()), "measure": "B-04", "reason": "Geld", "new": "31.01.2027"}
    desk.post(f"{HOME}eintragen/?art=end", data)
    change = Change.objects.get()
    page = f"{HOME}{change.public_id}/"

    assert "Noch ist es ein Wunsch" in desk.get(page).content.decode()
    desk.post(f"{page}beschluss/eintragen/", {"edition": "1", "decision": decision.number})
    assert Change.objects.get().state == "awaited"


@pytest.mark.usefixtures("measure", "decision")
def test_two_who_confirm_carry_out_once(desk: Client) -> None:
    change = entered(desk, new="31.01.2027")
    page = f"{HOME}{change.public_id}/"
    desk.post(page, {"edition": str(change.edition)})

    late = desk.post(page, {"edition": str(change.edition)})

    assert late.status_code == 422
    assert Measure.objects.get().shifts.count() == 1


def test_the_list_costs_the_same_for_many(
    desk: Client, measure: Measure, decision: Decision
) -> None:
    def cost(count: int) -> int:
        Change.objects.all().delete()
        for number in range(count):
            Change.objects.create(
                kind="title",
                old="Alt",
                new=f"Neu {number}",
                side="administration",
                state="awaited",
                measure=measure,
                decision=decision,
                reason="Klarer.",
                wished_on="2026-05-12",
            )
        with CaptureQueriesContext(connection) as queries:
            desk.get(HOME)
        return len(queries)

    assert cost(1) == cost(3)


@pytest.mark.usefixtures("decision")
def test_the_order_of_goals_is_seen_from_the_concept_and_from_each_goal(desk: Client) -> None:
    field = world.wording("B", "Bildung")
    goals = [world.wording(code, f"Ziel {code}") for code in ["B.1", "B.2"]]
    data = {"once_key": str(uuid4()), "wording": str(field.pk), "reason": "Sprache zuerst."}
    address = f"{HOME}eintragen/?art=goal_order&beschluss=CG 2026/1"

    desk.post(address, data | {"new": "B.2, B.1"})
    change = Change.objects.get()
    desk.post(f"{HOME}{change.public_id}/", {"edition": str(change.edition)})
    concept = desk.get(f"/werkbank/konzept/fassungen/{field.version.code}/").content.decode()
    goal = desk.get(f"/werkbank/konzept/elemente/{goals[0].element.public_id}/").content.decode()

    assert concept.index("Ziel B.2") < concept.index("Ziel B.1")
    assert "in der Reihenfolge, die ein Beschluss gesetzt hat" in concept
    assert "Platz 2" in concept
    assert "CG 2026/1" in concept
    assert "B.2, B.1" in goal
    assert "CG 2026/1" in goal
