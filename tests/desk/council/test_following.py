"""The page of the council's system: what was read, what waits for a person, what differs."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from tests.council import making
from tests.council.conftest import council as council  # noqa: PLC0414  a fixture is found by name
from tests.council.oparl.server import Council
from wirkungskreis.council.domain.follow import follow
from wirkungskreis.council.models import Foreign, Match
from wirkungskreis.jobs.models import Job
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.mandates.domain import way
from wirkungskreis.mandates.models import Consultation, Paper
from wirkungskreis.people.models import User

HOME = "/werkbank/vorlagen/ratssystem/"
NOW = datetime(2026, 12, 20, 6, 0, tzinfo=UTC)


@pytest.fixture
def desk(client: Client, amira: User, settings: Settings, council: Council) -> Client:
    settings.TODAY = date(2026, 12, 20)
    settings.COUNCIL_OPARL = council.at("/oparl")
    settings.COUNCIL_OPARL_LOCAL = True
    client.force_login(amira)
    return client


def page(match: Match) -> str:
    return f"{HOME}{match.public_id}/"


def test_without_an_address_the_page_says_who_can_enter_it(
    desk: Client, settings: Settings
) -> None:
    settings.COUNCIL_OPARL = ""

    html = desk.get(HOME).content.decode()

    assert "WK_RATSSYSTEM" in html
    assert desk.post(f"{HOME}lesen/").status_code == 404


def test_reading_is_put_in_line_once(desk: Client) -> None:
    first, second = desk.post(f"{HOME}lesen/"), desk.post(f"{HOME}lesen/")

    job = Job.objects.get()
    assert first["Location"] == second["Location"] == f"/werkbank/auftraege/{job.public_id}/"


def test_a_proposed_paper_is_looked_at_confirmed_and_taken_over(desk: Client) -> None:
    making.council()
    Paper.objects.create(code="7", kind="Vorlage", subject="Umsetzungsbericht 2026")
    follow(now=NOW)
    match = Match.objects.get()
    before = desk.get(page(match)).content.decode()

    answer = desk.post(f"{page(match)}entscheiden/", {"edition": 1, "step": "confirm"})

    assert "Ist das dieselbe?" not in desk.get(HOME).content.decode()
    assert "39 Ja, 1 Nein, 5 Enthaltungen" in before
    assert answer.status_code == 302
    assert Consultation.objects.get().votes_for == 39


def test_a_difference_is_shown_and_taken_over_on_demand(desk: Client) -> None:
    paper = Paper.objects.create(code="2026/0817", kind="Vorlage", subject="Bericht")
    facts = {"body": making.council(), "on": date(2026, 12, 14), "role": "decides"}
    way.add_stop(
        paper, actor=SYSTEM, edition=1, on=date(2026, 12, 20), facts={**facts, "result": "vertagt"}
    )
    follow(now=NOW)
    match = Match.objects.get()
    [(each, label)] = desk.get(page(match)).context["differences"]

    data = {"object_id": each.object_id, "field": each.field}
    answer = desk.post(f"{page(match)}uebernehmen/", data)
    again = desk.post(f"{page(match)}uebernehmen/", {"object_id": "x", "field": "result"})

    assert (str(label), each.ours, answer.status_code) == ("Ergebnis", "vertagt", 302)
    assert Consultation.objects.get().result.startswith("mehrheitlich")
    assert again.status_code == 422


def test_a_stale_decision_is_refused(desk: Client) -> None:
    Paper.objects.create(code="7", kind="Vorlage", subject="Umsetzungsbericht 2026")
    follow(now=NOW)
    match = Match.objects.get()

    answer = desk.post(f"{page(match)}entscheiden/", {"edition": 7, "step": "confirm"})

    assert answer.status_code == 422
    assert Match.objects.get().state == "proposed"


def test_the_list_costs_the_same_for_one_and_three(desk: Client) -> None:
    def add(number: int) -> None:
        paper = Paper.objects.create(code=str(number), kind="Vorlage", subject="Bericht")
        row = Foreign.objects.create(object_id=str(number), kind="paper", digest="0")
        Match.objects.create(paper=paper, foreign=row, ground="words", share=80)

    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert desk.get(HOME).status_code == 200
        return len(queries)

    add(1)
    one = count()
    add(2)
    add(3)

    assert one == count() <= 20
