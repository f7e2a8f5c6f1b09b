"""Saved views of the register on its pages, and the filter of what deviates."""

from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests import world
from wirkungskreis.kernel.actor import Role
from wirkungskreis.measures.models import Measure, SavedView
from wirkungskreis.measures.register import DEFAULT
from wirkungskreis.people.models import User

LIST = "/werkbank/massnahmen/"
SAVE = f"{LIST}ansichten/speichern/"
TODAY = date(2026, 10, 9)


@pytest.fixture(autouse=True)
def _day(settings: LazySettings) -> None:
    settings.TODAY = TODAY


@pytest.fixture
def desk(client: Client, amira: User) -> Client:
    client.force_login(amira)
    return client


def said(**data: Any) -> dict[str, Any]:
    return {"once_key": str(uuid4()), **data}


def test_the_present_look_is_saved_and_shown_above_the_list(desk: Client) -> None:
    asked = "seite=2&unsinn=1&spalten=titel&stand=running&suche=&sortierung=-prio"
    data = said(name="Laufende", query=asked)

    places = [desk.post(SAVE, data)["Location"] for _ in range(2)]
    page = desk.get(places[0])
    view = SavedView.objects.get()

    assert places == [f"{LIST}?stand=running&sortierung=-prio&spalten=titel"] * 2
    assert page.context["views"] == [(view, True)]
    assert [column.key for column in page.context["columns"]] == ["titel"]
    assert desk.get(LIST).context["views"] == [(view, False)]


def test_a_part_of_the_page_keeps_the_form_up_to_date(desk: Client) -> None:
    headers = {"HX-Request-Type": "partial"}

    html = desk.get(LIST, {"stand": "running"}, headers=headers).content.decode()

    assert '<input type="hidden" name="query" value="stand=running"' in html


def test_the_usual_columns_are_no_choice(desk: Client, amira: User) -> None:
    view = SavedView.objects.create(owner=amira, name="Laufende", query="stand=running")

    page = desk.get(LIST, {"stand": "running", "suche": "", "spalten": DEFAULT})

    assert page.context["views"] == [(view, True)]


def test_a_name_that_is_taken_is_said_on_the_register(desk: Client, amira: User) -> None:
    SavedView.objects.create(owner=amira, name="Laufende")
    measure = world.measure(state="running", title="Radkurs")
    world.measure(state="done")

    response = desk.post(SAVE, said(name="Laufende", query="stand=running"))

    assert response.status_code == 422
    assert "mit diesem Namen haben Sie schon" in response.content.decode()
    assert [row.pk for row in response.context["rows"]] == [measure.pk]


def test_others_see_shared_views_and_no_box_to_share(client: Client, desk: Client) -> None:
    desk.post(SAVE, said(name="Für alle", query="stand=running", is_shared="on"))
    desk.post(SAVE, said(name="Für mich", query=""))
    client.force_login(world.user("chiara", Role.LEADERSHIP))

    page = client.get(LIST)
    client.post(SAVE, said(name="Versuch", query="", is_shared="on"))

    assert [view.name for view, _here in page.context["views"]] == ["Für alle"]
    assert 'name="is_shared"' not in page.content.decode()
    assert SavedView.objects.get(name="Versuch").is_shared is False


def test_a_view_is_renamed_and_deleted(desk: Client, amira: User) -> None:
    view = SavedView.objects.create(owner=amira, name="Laufende", query="stand=running")
    place = f"{LIST}ansichten/{view.public_id}/bearbeiten/"

    desk.post(place, {"edition": 1, "name": "Was läuft", "is_shared": "on"})
    stale = desk.post(place, {"edition": 1, "name": "Anders"})
    listed = desk.get(f"{LIST}ansichten/").content.decode()
    response = desk.post(place, {"edition": 2, "remove": "ja"})

    assert stale.status_code == 422
    assert ("Was läuft" in listed, "alle an der Werkbank" in listed) == (True, True)
    assert response["Location"] == f"{LIST}ansichten/"
    assert SavedView.objects.count() == 0


def test_what_belongs_to_somebody_else_is_not_there(client: Client, amira: User) -> None:
    view = SavedView.objects.create(owner=amira, name="Laufende")
    client.force_login(world.user("chiara", Role.LEADERSHIP))

    assert client.get(f"{LIST}ansichten/{view.public_id}/bearbeiten/").status_code == 404


def test_a_shared_view_is_not_changed_by_others(client: Client, amira: User) -> None:
    view = SavedView.objects.create(owner=amira, name="Laufende", is_shared=True)
    client.force_login(world.user("chiara", Role.LEADERSHIP))
    place = f"{LIST}ansichten/{view.public_id}/bearbeiten/"

    page = client.get(place).content.decode()
    refused = client.post(place, {"edition": 1, "remove": "ja"})

    assert "Diese Ansicht pflegt jemand anderes." in page
    assert refused.status_code == 422
    assert SavedView.objects.count() == 1


@pytest.mark.parametrize("page", [LIST, f"{LIST}ansichten/"])
@pytest.mark.parametrize("count", [1, 3])
def test_views_cost_the_same_for_many(
    desk: Client,
    amira: User,
    page: str,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(count):
        SavedView.objects.create(owner=amira, name=f"Ansicht {number}", is_shared=True)

    with django_assert_num_queries({LIST: 11, f"{LIST}ansichten/": 5}[page]):
        desk.get(page)


def told(code: str, **answer: str) -> Measure:
    measure = world.measure_called(code, confirmed_on=date(2026, 2, 1))
    world.ret(measure=measure, state="checked", handed_in_on=TODAY, checked_on=TODAY, **answer)
    return measure


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ({"abweichung": "alle"}, ["M2", "M4", "M1", "M3"]),  # the worst first
        ({"abweichung": "alle", "sortierung": "kuerzel"}, ["M1", "M2", "M3", "M4"]),
        ({"abweichung": "delayed"}, ["M1"]),
        ({"abweichung": "unsinn"}, ["M1", "M2", "M3", "M4", "M5"]),
        ({"abweichung": "alle", "suche": "M3"}, ["M3"]),
    ],
)
def test_what_deviates_is_found_as_on_the_one_page(
    desk: Client, asked: dict[str, str], codes: list[str]
) -> None:
    told("M1", schedule="delayed")
    told("M2", schedule="at_risk")
    told("M3", continuation="limited")
    told("M4", continuation="paused")
    told("M5", schedule="on_plan")

    page = desk.get(LIST, asked)

    assert [row.code for row in page.context["rows"]] == codes


def test_what_deviates_is_shown_with_its_schedule(desk: Client) -> None:
    told("M1", schedule="delayed")

    page = desk.get(LIST, {"abweichung": "alle"})
    csv = desk.get(f"{LIST}als-csv/herunterladen/", {"abweichung": "alle"}).content.decode()

    assert "zeitplan" in [column.key for column in page.context["columns"]]
    assert ("Zeitplan" in csv, "verzögert" in csv) == (True, True)
