"""The door of an invitation, its page, and the private calendar: what each opens to whom."""

from collections.abc import Iterator
from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils.crypto import get_random_string

from tests import world
from tests.meetings.making import fresh, invitation, invited
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.meetings.domain import doors, holding, inviting
from wirkungskreis.meetings.models import Invitation, Meeting
from wirkungskreis.outbox.models import Mail

DAY = date(2026, 10, 9)


@pytest.fixture
def meeting(db: None) -> Meeting:
    """Ada is invited; one item of the agenda is confidential."""
    meeting = invited("Ada")
    world.item(meeting, title="Personalsache", is_confidential=True)
    return meeting


@pytest.fixture
def ada(meeting: Meeting) -> Invitation:
    return invitation(meeting, "Ada")


@pytest.fixture
def guest(meeting: Meeting) -> Invitation:
    person = world.contact("Gesa Gast")
    return inviting.invite_guest(meeting, person, actor=SYSTEM, edition=meeting.edition, on=DAY)


def door(row: Invitation) -> str:
    return f"/sitzung/{doors.token_of(row)}/"


def page(row: Invitation) -> str:
    return f"/sitzung/einladung/{row.public_id}/"


def opened(row: Invitation) -> Client:
    client = Client()
    client.post(door(row))
    return client


def post(client: Client, row: Invitation, reply: str) -> int:
    row = Invitation.objects.get(pk=row.pk)
    return client.post(page(row), {"edition": row.edition, "reply": reply}).status_code


def test_a_mail_scanner_that_opens_the_link_changes_nothing(ada: Invitation) -> None:
    client, before = Client(), Entry.objects.count()

    for _ in range(3):
        assert client.get(door(ada)).status_code == 200

    assert Entry.objects.count() == before
    assert client.session.keys() == set()


def test_the_door_shows_nothing_about_anybody(ada: Invitation) -> None:
    html = Client().get(door(ada)).content.decode()

    assert not {w for w in ("Ada", "Räume", "Rathaus", "10. November") if w in html}


def test_pressing_the_button_leads_to_an_address_without_the_token(ada: Invitation) -> None:
    client = Client()

    response = client.post(door(ada))

    assert (response.status_code, response["Location"]) == (302, page(ada))
    assert doors.token_of(ada) not in str(dict(client.session))
    assert [e.act for e in Entry.objects.filter(act="use_link")] == ["use_link"]


def test_the_address_alone_opens_nothing(ada: Invitation, guest: Invitation) -> None:
    other = opened(guest)

    for client in (Client(), other):
        response = client.get(page(ada))
        assert (response.status_code, response["Location"]) == (302, "/meldung/link/anfordern/")


def test_guessing_addresses_is_slowed_down(meeting: Meeting) -> None:
    client = Client()

    statuses = {client.get(f"/sitzung/{get_random_string(43)}/").status_code for _ in range(62)}

    assert statuses == {404, 429}


def test_a_seat_with_a_voice_reads_everything_a_guest_what_is_open(
    ada: Invitation, guest: Invitation
) -> None:
    pages = [opened(row).get(page(row)).content.decode() for row in (ada, guest)]

    assert ["Räume" in html for html in pages] == [True, True]
    assert ["Personalsache" in html for html in pages] == [True, False]


def test_an_answer_is_given_and_changed(ada: Invitation) -> None:
    client = opened(ada)

    assert [post(client, ada, "yes"), post(client, ada, "deputy:1")] == [302, 302]

    assert Invitation.objects.get(pk=ada.pk).reply == "deputy"
    assert "Sie lassen sich vertreten." in client.get(page(ada)).content.decode()


def test_an_answer_after_the_start_is_refused_with_a_sentence(
    ada: Invitation, settings: object
) -> None:
    client = opened(ada)
    settings.TODAY = date(2026, 11, 11)  # type: ignore[attr-defined]

    response = client.post(page(ada), {"edition": ada.edition, "reply": "yes"})

    assert response.status_code == 422
    assert "Die Sitzung hat schon begonnen." in response.content.decode()
    assert Invitation.objects.get(pk=ada.pk).reply == ""


def test_a_link_closes_four_weeks_after_the_meeting(ada: Invitation, settings: object) -> None:
    client = opened(ada)
    settings.TODAY = date(2026, 12, 9)  # type: ignore[attr-defined]

    assert [client.get(door(ada)).status_code, client.get(page(ada)).status_code] == [410, 410]


def test_a_withdrawn_invitation_closes_open_sessions(guest: Invitation) -> None:
    client = opened(guest)

    inviting.withdraw(guest, actor=SYSTEM, edition=guest.edition, on=DAY)

    response = client.get(page(guest))
    assert response.status_code == 410
    assert "Diese Einladung wurde zurückgezogen." in response.content.decode()


def test_a_new_link_ends_sessions_opened_with_the_old_one(ada: Invitation) -> None:
    client = opened(ada)

    inviting.send_again(ada, actor=SYSTEM, edition=ada.edition, on=DAY)

    assert client.get(page(ada)).status_code == 302


def test_a_cancelled_meeting_says_so_and_why(meeting: Meeting, ada: Invitation) -> None:
    client = opened(ada)
    meeting = fresh(meeting)
    holding.cancel(meeting, reason="Zu viele krank", actor=SYSTEM, edition=meeting.edition)

    html = client.get(page(ada)).content.decode()

    assert "Diese Sitzung ist abgesagt." in html
    assert "Zu viele krank" in html
    assert "Antwort senden" not in html


def test_a_lost_link_is_sent_again_to_the_known_address_only(ada: Invitation) -> None:
    before = Mail.objects.count()

    for email in ("ADA@rheinaue.example", "niemand@rheinaue.example"):
        response = Client().post("/meldung/link/anfordern/", {"email": email})
        assert response.status_code == 302

    assert Mail.objects.count() == before + 1


def feed_address(row: Invitation) -> tuple[Client, str]:
    client = opened(row)
    client.post(f"{page(row)}kalender/")
    feed = doors.feed_of(row.person)
    assert feed is not None
    return client, f"/kalender/{doors.token_of(feed)}/sitzungen.ics"


def test_a_calendar_address_gives_dates_and_nothing_confidential(ada: Invitation) -> None:
    client, address = feed_address(ada)

    response = Client().get(address)

    assert address in client.get(page(ada)).content.decode()
    assert response["Content-Type"].startswith("text/calendar")
    assert "private" in response["Cache-Control"]
    text = response.content.decode()
    assert "STATUS:CONFIRMED" in text
    assert not {word for word in ("Personalsache", "Räume", "Ada") if word in text}


def test_an_unchanged_calendar_is_not_sent_again(ada: Invitation) -> None:
    _client, address = feed_address(ada)
    mark = Client().get(address)["ETag"]

    response = Client().get(address, headers={"if-none-match": mark})

    assert (response.status_code, response.content) == (304, b"")


def test_a_calendar_address_ends_at_once_and_a_new_one_replaces_it(ada: Invitation) -> None:
    client, first = feed_address(ada)
    _client, second = feed_address(ada)

    client.post(f"{page(ada)}kalender/", {"act": "end"})

    assert first != second
    assert [Client().get(address).status_code for address in (first, second)] == [404, 404]


@pytest.fixture(autouse=True)
def _no_tries(db: None) -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()
