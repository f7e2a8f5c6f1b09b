"""The book of tasks lists what committees asked for; the task's page takes the answer."""

from datetime import date

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import world
from wirkungskreis.kernel.actor import Role
from wirkungskreis.meetings.models import Task
from wirkungskreis.people.models import User

pytestmark = pytest.mark.django_db
HOME = "/werkbank/auftragsbuch/"


@pytest.fixture(autouse=True)
def _day(settings: LazySettings) -> None:
    settings.TODAY = date(2026, 11, 10)


@pytest.fixture
def desk(client: Client, amira: User) -> Client:
    client.force_login(amira)
    return client


def page_of(task: Task) -> str:
    return f"{HOME}{task.public_id}/"


def step(task: Task, name: str, **words: str) -> tuple[str, dict[str, str]]:
    return f"{page_of(task)}weiterfuehren/", {"edition": "1", "step": name, **words}


def test_an_empty_book_says_where_tasks_come_from(desk: Client) -> None:
    assert "Aufträge entstehen in Sitzungen" in desk.get(HOME).content.decode()


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Räume", "Geld", "Liste"]),
        ("?gremium=FG", ["Geld"]),
        ("?stand=offen", ["Räume", "Geld"]),
        ("?stand=ueberfaellig", ["Räume"]),
        ("?stand=erledigt", ["Liste"]),
        ("?an=O-BAUAMT", ["Geld"]),
        ("?stand=gibtesnicht", ["Räume", "Geld", "Liste"]),
    ],
)
def test_the_address_filters(desk: Client, query: str, titles: list[str]) -> None:
    bau = world.organisation("Bauamt")
    world.task("A-1", title="Räume")
    world.task("A-2", title="Geld", body=world.body("FG"), organisation=bau, due="2027-01-31")
    world.task("A-3", title="Liste", state="done", settled_on="2026-08-01", answer="Liegt vor.")

    response = desk.get(HOME + query)

    assert [task.title for task, *_marks in response.context["rows"]] == titles
    html = response.content.decode()
    assert ("überfällig</span>" in html) == ("Räume" in titles)


def test_a_body_without_tasks_says_so(desk: Client) -> None:
    world.task()
    world.body("FG")

    assert "Kein Auftrag passt" in desk.get(f"{HOME}?gremium=FG").content.decode()


def test_a_task_shows_where_it_comes_from_and_takes_the_answer(desk: Client) -> None:
    item = world.item(world.meeting(state="held"), title="Standorte", state="discussed")
    task = world.task(item=item)
    before = desk.get(page_of(task)).content.decode()

    response = desk.post(*step(task, "finish", answer="Zwei Räume gefunden."))
    after = desk.get(response["Location"]).content.decode()

    assert "Standorte" in before
    assert "Sitzung am 10. November 2026" in " ".join(before.split())
    assert "Zwei Räume gefunden." in after
    assert "Wieder öffnen" in after


def test_an_empty_answer_is_refused_at_its_field(desk: Client) -> None:
    task = world.task()

    response = desk.post(*step(task, "finish", answer=" "))

    assert response.status_code == 422
    assert Task.objects.get().state == "open"


def test_the_slower_of_two_keeps_the_typed_answer(desk: Client) -> None:
    task = world.task()
    desk.post(*step(task, "start"))

    response = desk.post(*step(task, "finish", answer="Gefunden."))

    assert response.status_code == 422
    assert "Inzwischen wurde hier etwas geändert" in response.content.decode()
    assert "Gefunden.</textarea>" in response.content.decode()


def test_the_office_that_answers_for_it_may_not_drop_it(client: Client) -> None:
    task = world.task()
    client.force_login(world.user("dana", Role.MEASURE_LEAD, works_at=world.organisation()))

    html = client.get(page_of(task)).content.decode()
    response = client.post(*step(task, "drop", reason="Zu teuer."))

    assert "Als erledigt melden" in html
    assert "Entfallen lassen" not in html
    assert response.status_code == 422
    assert "Das kann nur die Koordination." in response.content.decode()


def test_strangers_do_not_see_it(client: Client) -> None:
    task = world.task()
    client.force_login(world.user("ben", Role.MEASURE_LEAD))

    assert client.get(page_of(task)).status_code == 404
    assert client.post(*step(task, "start")).status_code == 404
    assert "Noch kein Auftrag" in client.get(HOME).content.decode()


def test_an_unknown_step_is_not_found(desk: Client) -> None:
    assert desk.post(*step(world.task(), "verkaufen")).status_code == 404


def test_the_book_costs_the_same_for_many(desk: Client) -> None:
    def cost(count: int) -> int:
        Task.objects.all().delete()
        for number in range(count):
            world.task(f"A-{number}", organisation=world.organisation(f"Amt {number}"))
        with CaptureQueriesContext(connection) as queries:
            desk.get(HOME)
        return len(queries)

    assert cost(1) == cost(3)
