"""The office looks before it sends, sees who answered how, and moves a meeting."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import world
from tests.meetings.making import ON, fresh, invitation, invited, members
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.meetings.domain import answering, seats
from wirkungskreis.meetings.models import Invitation, Meeting
from wirkungskreis.outbox.models import Mail
from wirkungskreis.people.models import Person, User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _day(settings: object) -> None:
    settings.TODAY = date(2026, 10, 12)  # type: ignore[attr-defined]


@pytest.fixture
def office(amira: User, client: Client) -> Client:
    client.force_login(amira)
    return client


def page(meeting: Meeting) -> str:
    return f"/werkbank/sitzungen/{meeting.public_id}/einladungen/"


def test_before_sending_the_office_sees_who_gets_what_and_who_has_no_address(
    office: Client,
) -> None:
    (seat,) = members("Ada")
    world.seat("S-CG-02", "Bauamt", is_voting=False)
    Person.objects.filter(name="Ada-V").update(email="v@rheinaue.example")
    meeting = world.meeting(on=ON)

    html = office.get(page(meeting)).content.decode()

    assert seat.is_voting
    assert "Nicht alle haben eine Mailadresse." in html
    assert "v@rheinaue.example" in html
    assert "nur wenn das Kästchen unten angekreuzt ist" in html
    assert Mail.objects.count() == 0


def test_inviting_too_late_asks_for_the_reason_on_the_page(office: Client) -> None:
    world.body("CG", invite_days=60)
    members("Ada")
    meeting = world.meeting(on=ON)
    world.item(meeting)

    refused = office.post(page(meeting), {"edition": 1})
    sent = office.post(page(meeting), {"edition": 1, "urgent_reason": "Mieten"})

    assert (refused.status_code, sent.status_code) == (422, 302)
    assert "Bitte begründen Sie, warum es eilt" in refused.content.decode()
    assert fresh(meeting).urgent_reason == "Mieten"


def test_answers_stand_on_the_page_of_the_meeting_and_prefill_the_attendance(
    office: Client,
) -> None:
    meeting = invited("Ada", "Ben", "Cem")
    for name, said in (("Ada", "yes"), ("Ben", "no")):
        row = invitation(meeting, name)
        at = meeting.begins_at.replace(day=1)
        answering.reply(row, said, actor=SYSTEM, edition=row.edition, now=at)

    html = office.get(f"/werkbank/sitzungen/{meeting.public_id}/").content.decode()
    whole = office.get(f"/werkbank/sitzungen/{meeting.public_id}/anwesenheit/")

    assert [html.count(w) for w in ("kommt<", "niemand kommt", "noch keine Antwort")] == [2, 1, 1]
    chosen = [field.initial for field in whole.context["present"].seats()]
    assert chosen == ["0", "excused", ""]


def test_the_page_reads_the_same_number_of_times_for_one_seat_and_three(office: Client) -> None:
    counts = []
    for names in (("Ada",), ("Ben", "Cem")):
        meeting = Meeting.objects.first()
        if meeting is None:
            meeting = invited(*names)
        else:
            for number, name in enumerate(names, 5):
                seat = world.seat(f"S-CG-0{number}", f"Amt {name}")
                person = world.contact(name)
                seats.fill(seat, person, 0, since=ON.replace(month=1), actor=SYSTEM, edition=1)
                Invitation.objects.create(meeting=meeting, person=person, seat=seat)
        with CaptureQueriesContext(connection) as queries:
            office.get(page(meeting))
        counts.append(len(queries))

    assert counts[0] == counts[1]
    assert counts[0] <= 20


def test_a_guest_is_invited_and_uninvited(office: Client) -> None:
    meeting = invited("Ada")
    guest = world.contact("Gesa Gast")
    address = f"/werkbank/sitzungen/{meeting.public_id}/gaeste/einladen/"

    made = office.post(address, {"edition": meeting.edition, "person": guest.public_id})
    row = invitation(meeting, "Gesa Gast")
    step = f"/werkbank/sitzungen/einladungen/{row.public_id}/aendern/"
    gone = office.post(step, {"edition": row.edition, "act": "withdraw"})

    assert (made.status_code, gone.status_code) == (302, 302)
    assert invitation(meeting, "Gesa Gast").revoked_on == date(2026, 10, 12)


def test_what_somebody_says_on_the_telephone_is_entered(office: Client) -> None:
    meeting = invited("Ada")
    row = invitation(meeting, "Ada")

    step = f"/werkbank/sitzungen/einladungen/{row.public_id}/aendern/"
    response = office.post(step, {"edition": row.edition, "act": "yes"})

    assert response.status_code == 302
    assert invitation(meeting, "Ada").reply == "yes"


def test_reminding_says_how_many_and_a_refusal_stands_on_the_page(
    office: Client, settings: object
) -> None:
    meeting = invited("Ada")
    address = f"{page(meeting)}erinnern/"

    sent = office.post(address, {"edition": meeting.edition}, follow=True)
    settings.TODAY = date(2026, 10, 17)  # type: ignore[attr-defined]
    refused = office.post(address, {"edition": fresh(meeting).edition})

    assert "1 Person wird erinnert." in sent.content.decode()
    assert (refused.status_code, "Samstag" in refused.content.decode()) == (422, True)


def test_a_meeting_is_moved_on_its_page_and_a_collision_is_refused_there(office: Client) -> None:
    meeting = invited("Ada")
    world.meeting("CG-2", date(2026, 12, 1))
    address = f"/werkbank/sitzungen/{meeting.public_id}/verlegen/"
    given = {"edition": meeting.edition, "reason": "Saal belegt", "starts": "14:00"}

    refused = office.post(address, {**given, "on": "01.12.2026"})
    moved = office.post(address, {**given, "on": "17.11.2026"})

    assert (refused.status_code, moved.status_code) == (422, 302)
    assert "schon die Sitzung" in refused.content.decode()
    assert fresh(meeting).sitting.on == date(2026, 11, 17)


def test_others_find_none_of_these_pages(bernd: User, client: Client) -> None:
    meeting = invited("Ada")
    client.force_login(bernd)
    row = invitation(meeting, "Ada")

    tries = [
        client.get(page(meeting)),
        client.post(page(meeting), {"edition": 1}),
        client.post(f"{page(meeting)}nachladen/", {"edition": 1}),
        client.post(f"{page(meeting)}erinnern/", {"edition": 1}),
        client.post(f"/werkbank/sitzungen/einladungen/{row.public_id}/aendern/", {"edition": 1}),
    ]

    assert [response.status_code for response in tries] == [404] * 5


def test_a_calendar_address_is_made_and_ended_on_the_own_account(
    bernd: User, client: Client
) -> None:
    client.force_login(bernd)

    client.post("/werkbank/konto/kalender/", {"act": "new"})
    made = client.get("/werkbank/konto/").content.decode()
    client.post("/werkbank/konto/kalender/", {"act": "end"})
    ended = client.get("/werkbank/konto/").content.decode()

    assert ["/sitzungen.ics" in html for html in (made, ended)] == [True, False]
