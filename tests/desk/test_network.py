"""The pages after a meeting: letters in preview, the text to pass on, and who passes on."""

from datetime import date

import pytest
from django.conf import LazySettings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests import world
from tests.meetings import making
from tests.network.domain.test_telling import about
from wirkungskreis.network.models import Feedback, Message, Multiplier
from wirkungskreis.outbox.models import Mail
from wirkungskreis.people.models import User

pytestmark = pytest.mark.django_db
HOME = "/werkbank/weitergeben/"


@pytest.fixture(autouse=True)
def _day(settings: LazySettings) -> None:
    settings.TODAY = date(2026, 11, 20)


@pytest.fixture
def desk(client: Client, amira: User) -> Client:
    client.force_login(amira)
    return client


@pytest.mark.parametrize("count", [1, 3])
def test_letters_cost_the_same_for_many(
    desk: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    meeting = world.meeting("CG-1", making.ON, state="held")
    for number in range(count):
        about(meeting, world.contact(f"Ada {number}"))

    with django_assert_num_queries(11):
        response = desk.get(f"{HOME}sitzungen/{meeting.public_id}/")

    assert len(response.context["letters"]) == count


@pytest.mark.parametrize("count", [1, 3])
def test_texts_cost_the_same_for_many(
    desk: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        message = world.message(world.meeting(f"CG-{number}", making.ON, state="held"))
        world.feedback(message)
        Multiplier.objects.create(person=world.contact(f"Ada {number}"), group="Eltern")

    with django_assert_num_queries(9):
        response = desk.get(HOME)

    assert len(response.context["rows"]) == count


def test_a_preview_hides_the_link_and_shows_what_goes_out(desk: Client) -> None:
    meeting = world.meeting("CG-1", making.ON, state="held")
    about(meeting, world.contact())
    about(meeting, world.person("Ohne Mail"))
    page = f"{HOME}sitzungen/{meeting.public_id}/"

    shown = desk.get(page).content.decode()
    answer = desk.post(f"{page}mitteilen/")

    assert "Die Frist ist der 31. Mai." in shown
    assert "keine Mailadresse" in shown
    assert "(persönlicher Link, hier nicht gezeigt)" in shown
    assert answer.status_code == 302
    assert Mail.objects.count() == 1


def test_before_the_end_the_page_says_so_and_sends_nothing(desk: Client) -> None:
    meeting = making.running()
    about(meeting, world.contact())
    page = f"{HOME}sitzungen/{meeting.public_id}/"

    answer = desk.post(f"{page}mitteilen/")

    assert answer.status_code == 422
    assert "noch nicht geschlossen" in answer.content.decode()
    assert not Mail.objects.exists()


def test_from_decisions_to_a_released_text(desk: Client) -> None:
    meeting = world.meeting("CG-1", making.ON, state="held")
    about(meeting, None)
    desk.post(f"{HOME}sitzungen/{meeting.public_id}/entwerfen/")
    page = f"{HOME}{Message.objects.get().public_id}/"

    desk.post(f"{page}bearbeiten/", {"edition": 1, "text": "Kurz.", "simple": ""})
    desk.post(f"{page}weiterfuehren/", {"edition": 2, "step": "release"})

    message = Message.objects.get()
    assert (message.text, message.state) == ("Kurz.", "released")


def test_a_signed_in_multiplier_reports_and_others_only_read(
    client: Client, bernd: User, chiara: User
) -> None:
    message = world.message(world.meeting("CG-1", making.ON, state="held"))
    Multiplier.objects.create(person=bernd.person, group="Eltern")
    page = f"{HOME}{message.public_id}/"
    said = {"once_key": "8c0e8a0e-6d4c-4c8a-9b8c-0d5b7f1f0001", "group": "Chor", "channel": "talk"}
    client.force_login(bernd)
    first = client.post(page, said)
    client.force_login(chiara)
    shown = client.get(page).content.decode()
    second = client.post(page, said | {"once_key": "8c0e8a0e-6d4c-4c8a-9b8c-0d5b7f1f0002"})

    assert (first.status_code, second.status_code) == (302, 422)
    assert Feedback.objects.get().person == bernd.person
    assert "Chor" not in shown


def test_the_office_takes_a_name_out(desk: Client) -> None:
    message = world.message(world.meeting("CG-1", making.ON, state="held"))
    row = world.feedback(message, kind="wish", text="Frau Yilmaz will mehr Räume")

    desk.post(
        f"{HOME}rueckmeldungen/{row.public_id}/bearbeiten/",
        {"edition": 1, "group": row.group, "text": "Mehr Räume"},
    )

    assert Feedback.objects.get().text == "Mehr Räume"
