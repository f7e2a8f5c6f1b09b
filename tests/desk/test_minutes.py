"""Minutes on the desk: sent round, objected to, approved and printed."""

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from tests import world
from tests.meetings.domain.test_minutes import held
from wirkungskreis.kernel.actor import SYSTEM, Role
from wirkungskreis.meetings.domain import minutes as verbs
from wirkungskreis.meetings.models import Meeting, Minutes, SeatHolder
from wirkungskreis.people.models import User

HOME = "/werkbank/niederschriften/"


@pytest.fixture
def desk(client: Client, amira: User) -> Client:
    client.force_login(amira)
    return client


@pytest.fixture
def meeting(db: None) -> Meeting:
    return held()


@pytest.fixture
def ada(meeting: Meeting) -> User:
    """Ada sits in the group and was there."""
    user = world.user("ada", Role.COMMITTEE)
    SeatHolder.objects.all().delete()
    SeatHolder.objects.create(seat=world.seat(), person=user.person)
    meeting.attendances.update(person=user.person)
    return user


def page(minutes: Minutes) -> str:
    return f"{HOME}{minutes.public_id}/"


def test_the_draft_is_written_along_and_goes_round(desk: Client, meeting: Meeting) -> None:
    draft = f"{HOME}sitzung/{meeting.public_id}/"

    shown = desk.get(draft).content.decode()
    response = desk.post(f"{draft}umlauf/beginnen/", {"once_key": str(uuid4())}, follow=True)

    assert "Die Arbeit geht weiter." in shown
    assert "Die Niederschrift ist im Umlauf." in response.content.decode()
    assert "vorläufig" in response.content.decode()
    assert Minutes.objects.get().state == "circulated"


def test_sending_twice_says_what_is_there(desk: Client, meeting: Meeting) -> None:
    draft = f"{HOME}sitzung/{meeting.public_id}/"
    address = f"{draft}umlauf/beginnen/"
    desk.post(address, {"once_key": str(uuid4())})

    response = desk.post(address, {"once_key": str(uuid4())}, follow=True)

    assert "schon im Umlauf" in response.content.decode()
    assert Minutes.objects.count() == 1


def test_a_member_objects_and_reads_the_answer(
    client: Client, ada: User, amira: User, meeting: Meeting
) -> None:
    minutes = verbs.circulate(meeting, actor=SYSTEM, on=date(2100, 1, 1))
    client.force_login(ada)
    data = {"once_key": str(uuid4()), "text": "Es waren 13."}
    client.post(f"{page(minutes)}einwand/erheben/", data)
    objection = minutes.objections.get()

    client.force_login(amira)
    early = client.post(f"{page(minutes)}genehmigen/", {"edition": minutes.edition, "where": ""})
    client.post(
        f"{page(minutes)}einwaende/{objection.public_id}/beantworten/",
        {"edition": minutes.edition, "text": "Stimmt."},
    )

    assert early.status_code == 422
    assert "Einwand ist noch offen" in early.content.decode()
    client.force_login(ada)
    assert "Stimmt." in client.get(page(minutes)).content.decode()


def test_what_is_confidential_is_neutral_for_who_has_no_voice(
    client: Client, ada: User, meeting: Meeting
) -> None:
    minutes = verbs.circulate(meeting, actor=SYSTEM, on=date(2026, 5, 20))
    world.seat().__class__.objects.update(is_voting=False)
    client.force_login(ada)

    html = client.get(page(minutes)).content.decode()

    assert "Nicht öffentlicher Tagesordnungspunkt" in html
    assert "Personalsache" not in html


def test_a_stranger_finds_no_minutes(client: Client, chiara: User, meeting: Meeting) -> None:
    minutes = verbs.circulate(meeting, actor=SYSTEM, on=date(2026, 5, 20))
    client.force_login(chiara)

    paths = ["", "pdf/herunterladen/", "einwand/erheben/"]

    assert {client.get(f"{page(minutes)}{path}").status_code for path in paths} == {404}


def test_minutes_and_excerpts_are_downloaded(desk: Client, meeting: Meeting) -> None:
    minutes = verbs.circulate(meeting, actor=SYSTEM, on=date(2026, 5, 20))

    whole = desk.get(f"{page(minutes)}docx/herunterladen/")
    part = desk.get(f"{page(minutes)}pdf/herunterladen/?top=1")
    none = desk.get(f"{page(minutes)}pdf/herunterladen/?top=99")

    assert "niederschrift-cg-1.docx" in whole["Content-Disposition"]
    assert part.content.startswith(b"%PDF")
    assert "niederschrift-cg-1-top-1.pdf" in part["Content-Disposition"]
    assert none.status_code == 404
