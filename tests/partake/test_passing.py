"""The door after a meeting: what was decided, the text to pass on, and reporting back."""

from datetime import date

import pytest
from django.conf import LazySettings
from django.test import Client

from tests import world
from tests.meetings import making
from wirkungskreis.mandates.models import Body
from wirkungskreis.meetings.models import AgendaItem
from wirkungskreis.network.domain import links
from wirkungskreis.network.models import Access, Feedback, Message, Multiplier

pytestmark = pytest.mark.django_db
PAGE = "/nach-der-sitzung/"
SAID = {"group": "Eltern", "channel": "talk", "reached": "3", "kind": "wish", "text": "Räume"}
KEY = {"once_key": "8c0e8a0e-6d4c-4c8a-9b8c-0d5b7f1f0001"}


@pytest.fixture(autouse=True)
def _day(settings: LazySettings) -> None:
    settings.TODAY = date(2026, 11, 20)


@pytest.fixture
def message() -> Message:
    return world.message(world.meeting("FG-1", making.ON, state="held"))


@pytest.fixture
def access(message: Message) -> Access:
    return links.ensure(message.meeting, world.contact())


def entered(client: Client, access: Access) -> Client:
    client.post(f"/n/{links.token_of(access)}/")
    return client


def test_the_door_tells_nothing_and_leads_to_the_text(client: Client, access: Access) -> None:
    before = client.get(f"/n/{links.token_of(access)}/").content.decode()
    page = entered(client, access).get(PAGE).content.decode()

    assert "31. Mai" not in before
    assert "Dana" not in before
    assert "Die Frist ist jetzt der 31. Mai." in page
    assert "Bitte keine Namen." in page


def test_a_report_sent_twice_is_there_once(client: Client, access: Access) -> None:
    desk = entered(client, access)

    statuses = [desk.post(PAGE, SAID | KEY).status_code for _ in range(2)]

    assert statuses == [302, 302]
    row = Feedback.objects.get()
    assert (row.group, row.reached, row.kind) == ("Eltern", 3, "wish")


def test_what_is_wrong_is_said_and_nothing_is_lost(client: Client, access: Access) -> None:
    answer = entered(client, access).post(PAGE, SAID | KEY | {"kind": "", "reached": "-1"})

    assert answer.status_code == 422
    assert "Räume" in answer.content.decode()
    assert not Feedback.objects.exists()


@pytest.mark.parametrize("why", ["revoked", "over", "unknown"])
def test_a_door_that_opens_nothing_says_why(
    client: Client, access: Access, settings: LazySettings, why: str
) -> None:
    path = f"/n/{links.token_of(access)}/"
    if why == "revoked":
        links.revoke_all(access.person, on=date(2026, 11, 20))
    elif why == "over":
        settings.TODAY = date(2027, 11, 20)
    else:
        path = "/n/gibt-es-nicht/"

    answers = [client.get(path), client.post(path)]

    assert {answer.status_code for answer in answers} == {404 if why == "unknown" else 410}
    assert client.get(PAGE).status_code == 410


def test_what_was_typed_behind_an_expired_door_is_given_back(
    client: Client, access: Access, settings: LazySettings
) -> None:
    desk = entered(client, access)
    settings.TODAY = date(2027, 11, 20)

    answer = desk.post(PAGE, SAID | KEY)

    assert answer.status_code == 410
    assert "Räume" in answer.content.decode()
    assert not Feedback.objects.exists()


def test_a_lead_reads_what_was_decided(client: Client, access: Access) -> None:
    measure = world.measure(lead_person=access.person)
    world.item(access.meeting, measure=measure, state="discussed", title="Wie es weitergeht")
    world.item(
        access.meeting, measure=measure, state="discussed", title="Geheim", is_confidential=True
    )
    Access.objects.update(told_on=date(2026, 11, 11))

    page = entered(client, access).get(PAGE).content.decode()

    assert "Wie es weitergeht" in page
    assert "Geheim" not in page


TOPIC = {"act": "topic", "topic-title": "Räume am Abend", "topic-text": "Es fehlen Räume."}
TOPIC_KEY = {"topic-key": "8c0e8a0e-6d4c-4c8a-9b8c-0d5b7f1f0002"}


@pytest.fixture
def multiplier(access: Access) -> Multiplier:
    return Multiplier.objects.create(person=access.person, group="Eltern der Kita")


@pytest.mark.usefixtures("multiplier")
def test_a_multiplier_proposes_a_topic_once_and_without_a_name(
    client: Client, access: Access
) -> None:
    desk = entered(client, access)

    page = desk.get(PAGE).content.decode()
    statuses = [desk.post(PAGE, TOPIC | TOPIC_KEY).status_code for _ in range(2)]

    item = AgendaItem.objects.get(title="Räume am Abend")
    assert "Thema für die nächste Sitzung vorschlagen" in page
    assert statuses == [302, 302]
    assert (item.body.code, item.state, item.proposed_by) == ("FG", "proposed", None)
    assert item.text == "Es fehlen Räume.\n\nAus dem Netzwerk: Eltern der Kita"


@pytest.mark.usefixtures("multiplier")
def test_after_the_deadline_a_multiplier_is_told_when_it_was(
    client: Client, access: Access
) -> None:
    world.meeting("FG-2", date(2026, 11, 24))
    Body.objects.update(topics_days=10)

    answer = entered(client, access).post(PAGE, TOPIC | TOPIC_KEY)

    assert answer.status_code == 422
    assert "waren bis zum" in answer.content.decode()
    assert not AgendaItem.objects.exists()


def test_who_is_no_multiplier_proposes_nothing(client: Client, access: Access) -> None:
    desk = entered(client, access)

    page = desk.get(PAGE).content.decode()
    desk.post(PAGE, TOPIC | TOPIC_KEY)

    assert "Thema für die nächste Sitzung" not in page
    assert not AgendaItem.objects.exists()
