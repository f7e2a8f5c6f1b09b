"""The page of indicators that add up: for the statistics office alone."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import world
from tests.indicators import making
from tests.indicators.raw import ON
from wirkungskreis.indicators import tasks
from wirkungskreis.indicators.domain import sums
from wirkungskreis.indicators.models import Addition, Indicator
from wirkungskreis.jobs.models import Job
from wirkungskreis.kernel.actor import Actor, Role
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User

pytestmark = pytest.mark.django_db
HOME = "/werkbank/indikatoren/summen/"


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(world.user("simone", Role.STATISTICS))
    return client


def clerk() -> Actor:
    """Act as the statistics office, with its account: work in the background has a name."""
    known = User.objects.filter(username="simone").first()
    return actor_of(known or world.user("simone", Role.STATISTICS))


def three(at: int = 1) -> list[Indicator]:
    return [making.indicator(f"B.{at}{one}-i", name=f"Zahl {at}{one}") for one in range(3)]


def looked_through(made: Addition) -> None:
    """Let the worker do what was put in line for the sum."""
    job = Job.objects.get(kind="indicators.add_up", arguments={"addition": made.pk})
    assert tasks.add_up(Run(job.user_id), addition=made.pk) is not None


class Run:
    def __init__(self, user_id: int | None) -> None:
        self.user_id = user_id

    def progress(self, done: int, total: int, label: str = "") -> None:
        assert done < total or not total, label


def read(client: Client) -> str:
    return " ".join(client.get(HOME).content.decode().split())


def test_a_sum_is_declared_and_what_it_tells_is_named_with_what_helps(office: Client) -> None:
    total, one, other = three()
    making.observation(total, 2025, value=61)
    making.observation(one, 2025, value=58)
    sent = {"once_key": str(uuid4()), "total": total.public_id}
    before = read(office)

    answer = office.post(HOME, sent | {"parts": [one.public_id, other.public_id]})
    declared = read(office)
    looked_through(Addition.objects.get())

    page = read(office)
    assert answer.status_code == 302
    assert "Noch keine Summe erklärt" in before
    assert "Noch nicht nachgerechnet." in declared
    assert "B.11-i + B.12-i = B.10-i" in page
    assert "<li>B.12-i: Rheinaue, insgesamt, 2025</li>" in page
    assert "Lieferung mit einem dieser Werte zurückziehen" in page
    assert f'value="{total.public_id}"' in before
    assert f'value="{total.public_id}"' not in page  # it is in a sum already


def test_a_sum_is_looked_through_anew_and_ended_with_a_reason(office: Client) -> None:
    total, *parts = three()
    made = sums.declare(total, parts, actor=clerk(), on=ON)
    address = f"{HOME}{made.public_id}"

    looked = office.post(f"{address}/nachrechnen/", {"edition": made.edition})
    looked_through(Addition.objects.get())
    refused = office.post(f"{address}/beenden/", {"edition": made.edition + 1, "reason": ""})
    office.post(f"{address}/beenden/", {"edition": made.edition + 1, "reason": "Anders gezählt."})

    made.refresh_from_db()
    assert (looked.status_code, refused.status_code) == (302, 422)
    assert made.end_reason == "Anders gezählt."
    assert "Anders gezählt." in read(office)


def test_a_refused_sum_says_why(office: Client) -> None:
    total, one, _other = three()
    sent = {"once_key": str(uuid4()), "total": total.public_id, "parts": [one.public_id]}

    answer = office.post(HOME, sent)

    assert answer.status_code == 422
    assert "Eine Summe hat mindestens zwei Teile." in answer.content.decode()
    assert not Addition.objects.exists()


def test_three_sums_cost_no_more_queries_than_one(office: Client) -> None:
    counts = []
    for at in range(1, 4):
        total, *parts = three(at)
        sums.declare(total, parts, actor=clerk(), on=ON)
        with CaptureQueriesContext(connection) as queries:
            office.get(HOME)
        counts.append(len(queries))

    assert counts[0] == counts[2] <= 20


def test_the_coordination_finds_no_sums(client: Client) -> None:
    total, *parts = three()
    made = sums.declare(total, parts, actor=clerk(), on=ON)
    client.force_login(world.user("karla", Role.COORDINATION))

    assert client.get(HOME).status_code == 404
    assert client.post(f"{HOME}{made.public_id}/beenden/", {"edition": 1}).status_code == 404
    assert "indikatoren/summen/" not in client.get("/werkbank/indikatoren/").content.decode()
