"""The pages on which results, the council's changes and evidence are entered."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from tests import world
from tests.council import making
from tests.reports import making as reports
from wirkungskreis.council.models import Amendment, Charge
from wirkungskreis.mandates.models import Consultation
from wirkungskreis.people.models import Person, User

HOME = "/werkbank/vorlagen/"
TASKS = "/werkbank/ratsauftraege/"


@pytest.fixture
def desk(client: Client, amira: User, settings: Settings) -> Client:
    settings.TODAY = making.DAY.replace(year=2027)
    client.force_login(amira)
    return client


def test_votes_of_groups_are_read_line_by_line(desk: Client) -> None:
    draft = making.brought_in()
    data = {
        "code": "changed",
        "on": "14.12.2026",
        "total": "39/1/5",
        "groups": "SPD 20/0/1\nCDU/FDP: 19; 1; 4\n",
        "text": "Jährlich.",
    }

    answer = desk.post(f"{HOME}{draft.public_id}/gremien/1/ergebnis/eintragen/", data)
    html = desk.get(answer["Location"]).content.decode()

    assert Consultation.objects.get().votes_by_group == "SPD 20/0/1, CDU/FDP 19/1/4"
    for words in ("geändert beschlossen", "CDU/FDP", "Jährlich."):
        assert words in html


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"groups": "SPD alle dafür"}, "ist nicht zu lesen. Bitte so: SPD 12/0/1"),
        ({"total": "viele"}, "Bitte schreiben Sie Ja/Nein/Enthaltungen"),
        ({"total": "1/0/0", "groups": "SPD 12/0/1"}, "ergeben 12/0/1"),
    ],
)
def test_votes_that_do_not_fit_are_refused(
    desk: Client, data: dict[str, str], sentence: str
) -> None:
    draft = making.brought_in()
    page = f"{HOME}{draft.public_id}/gremien/1/ergebnis/eintragen/"

    answer = desk.post(page, {"code": "changed", "on": "14.12.2026", **data})

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Consultation.objects.get().result == ""


def test_an_amendment_is_entered_taken_over_and_seen_from_both_sides(desk: Client) -> None:
    draft = making.brought_in(making.from_version())
    page = f"{HOME}{draft.public_id}/"
    data = {
        "once_key": str(uuid4()),
        "element": "A.1",
        "kind": "text",
        "new": "Kurse für alle, auch abends",
        "origin": "Antrag der Fraktionen",
        "body": "RAT",
        "on": "14.12.2026",
    }
    desk.post(f"{page}ratsaenderung/eintragen/", data)
    row = Amendment.objects.get()

    desk.post(
        f"{HOME}ratsaenderungen/{row.public_id}/entscheiden/", {"edition": 1, "step": "apply"}
    )

    row.refresh_from_db()
    there = desk.get(f"/werkbank/konzept/elemente/{row.element.public_id}/").content.decode()
    assert row.state == "applied"
    assert "in die Fassung übernommen" in desk.get(page).content.decode()
    assert f"{page}#ratsaenderungen" in there


def test_a_refused_step_is_said_on_the_page(desk: Client) -> None:
    draft = making.brought_in(making.from_version())
    assert draft.version is not None
    row = Amendment.objects.create(
        draft=draft, element=draft.version.wordings.get(code="A.1").element, kind="text", new="x"
    )

    answer = desk.post(
        f"{HOME}ratsaenderungen/{row.public_id}/entscheiden/",
        {"edition": 1, "step": "drop"},
        follow=True,
    )

    assert "Bitte begründen Sie, warum der Rat hier nicht gefolgt wird." in answer.content.decode()
    assert Amendment.objects.get().state == "recorded"


def test_the_calendar_shows_evidence_with_one_click(desk: Client) -> None:
    condition, report = world.condition(due=making.DAY), reports.released()
    page = f"{TASKS}{condition.public_id}/"
    before = desk.get(TASKS).content.decode()

    answer = desk.post(f"{page}nachweisen/", {"edition": 1, "report": report.code})
    again = desk.post(f"{page}nachweisen/", {"edition": 2, "report": report.code})

    assert f"Mit „{report.title}“" in before
    assert answer.status_code == 302
    assert condition.fulfilments.count() == 1
    assert (again.status_code, "steht schon da" in again.content.decode()) == (422, True)


def test_somebody_is_named_to_see_to_it(desk: Client) -> None:
    condition = world.condition()
    dana = Person.objects.create(name="Dana Lind")

    desk.post(f"{TASKS}{condition.public_id}/zustaendig/benennen/", {"person": str(dana.public_id)})

    assert Charge.objects.get().person == dana
    assert "Dana Lind" in desk.get(TASKS).content.decode()


def test_the_calendar_costs_the_same_for_one_and_three(desk: Client) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(TASKS).status_code == 200
        return len(queries)

    world.condition(due=making.DAY)
    one = count()
    world.condition(state="untraceable")
    Charge.objects.create(condition=world.condition(), person=Person.objects.create(name="D"))

    assert one == count() <= 20
