"""The pages of promises and needs: lists, one of each, and writing them down at an item."""

from datetime import date

import pytest
from django.conf import LazySettings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests import world
from tests.meetings import making
from wirkungskreis.measures.models import Commitment, Need
from wirkungskreis.people.models import User

pytestmark = pytest.mark.django_db
HOME = "/werkbank/zusagen/"


@pytest.fixture(autouse=True)
def _day(settings: LazySettings) -> None:
    settings.TODAY = date(2026, 11, 10)


@pytest.fixture
def desk(client: Client, amira: User) -> Client:
    client.force_login(amira)
    return client


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_many(
    desk: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    field = world.element("B", "Bildung")
    for number in range(count):
        item = world.item(world.meeting(f"CG-{number}", making.ON, state="held"))
        world.promise(item, field=field, measure=world.measure())
        Need.objects.create(text="Räume", field=field, measure=world.measure())

    with django_assert_num_queries(8):
        response = desk.get(HOME)

    assert len(response.context["rows"]) == len(response.context["needs"]) == count


def test_the_address_filters_by_what_is_known(desk: Client) -> None:
    world.promise(what="alt", confirmed_on=making.ON)
    world.promise(what="neu")
    world.promise(what="gut", confirmed_on=making.ON, state="kept")

    def found(stand: str) -> list[str]:
        return [row.what for row, _stand in desk.get(f"{HOME}?stand={stand}").context["rows"]]

    assert found("ueberfaellig") == ["alt"]
    assert found("unbestaetigt") == ["neu"]
    assert found("eingehalten") == ["gut"]
    assert found("") == ["alt", "neu", "gut"]


def test_the_office_confirms_only_by_naming_who_did(desk: Client) -> None:
    page = f"{HOME}{world.promise().public_id}/"

    refused = desk.post(page, {"act": "confirm", "edition": 1})
    taken = desk.post(page, {"act": "confirm", "edition": 1, "told_by": "Vorstand, am Telefon"})

    assert refused.status_code == 422
    assert "wer für die Organisation bestätigt hat" in refused.content.decode()
    assert taken.status_code == 302
    assert Commitment.objects.get().confirmed_on == making.ON


def test_the_organisation_itself_confirms_with_one_button(client: Client, bernd: User) -> None:
    page = f"{HOME}{world.promise().public_id}/"
    client.force_login(bernd)

    client.post(page, {"act": "confirm", "edition": 1})

    stored = Commitment.objects.get()
    assert (stored.confirmed_on, stored.told_by) == (making.ON, "")


def test_a_promise_is_not_broken_without_a_reason(desk: Client) -> None:
    page = f"{HOME}{world.promise(confirmed_on=making.ON).public_id}/"

    refused = desk.post(page, {"act": "break_word", "edition": 1, "remark": " "})

    assert refused.status_code == 422
    assert Commitment.objects.get().state == "given"


def test_an_item_takes_a_promise_a_need_and_takes_one_up(desk: Client) -> None:
    item = world.item(making.running())
    old = Need.objects.create(text="Es fehlt Zeit.")
    page = f"{HOME}punkte/{item.public_id}/festhalten/"
    office = world.organisation("Verein").code
    key = "8c0e8a0e-6d4c-4c8a-9b8c-0d5b7f1f0001"

    sent = [
        {"was": "zusage", "organisation": office, "what": "Räume", "once_key": key},
        {"was": "bedarf", "text": "Es fehlt Geld.", "once_key": key},
        {"was": "aufgreifen", "need": str(old.public_id), "edition": "1"},
    ]
    statuses = [desk.post(page, data).status_code for data in sent]

    assert statuses == [302, 302, 302]
    assert Commitment.objects.get().what == "Räume"
    assert {need.text: need.state for need in Need.objects.all()} == {
        "Es fehlt Geld.": "open",
        "Es fehlt Zeit.": "taken_up",
    }
    shown = desk.get(f"/werkbank/sitzungen/punkte/{item.public_id}/").content.decode()
    assert "Es fehlt Zeit." in shown
    assert "noch nicht bestätigt" in shown
