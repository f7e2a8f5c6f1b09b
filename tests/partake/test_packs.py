"""The pack behind an invitation: with a voice the full one, as a guest the open one."""

from datetime import date

import pytest
from django.conf import LazySettings
from django.test import Client

from tests import world
from tests.meetings.making import fresh
from tests.meetings.papers import content_of, enclosed, packed
from wirkungskreis.jobs.models import Job
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.meetings.domain import doors, inviting, packing
from wirkungskreis.meetings.models import Invitation, Meeting, Pack, SeatHolder
from wirkungskreis.outbox.models import Mail
from wirkungskreis.outbox.rendering import render

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 9)


@pytest.fixture(autouse=True)
def _day(settings: LazySettings) -> None:
    settings.TODAY = ON


def asked() -> Meeting:
    """Invite a voice and a guest to a meeting with an open and a confidential paper."""
    meeting = fresh(world.meeting("CG-1", date(2026, 11, 10)))
    item = world.item(meeting)
    enclosed(meeting, item, "Zahlen")
    enclosed(meeting, item, "Gehälter", hidden=True)
    SeatHolder.objects.create(seat=world.seat(), person=world.contact("Vera Voll"))
    guest = world.contact("Gesa Gast")
    inviting.invite_guest(meeting, guest, actor=SYSTEM, edition=1, on=ON)
    inviting.invite(meeting, actor=SYSTEM, edition=2, on=ON)
    return meeting


def entered(name: str) -> tuple[Client, str]:
    invitation = Invitation.objects.get(person__name=name)
    client = Client()
    client.post(f"/sitzung/{doors.token_of(invitation)}/")
    return client, f"/sitzung/einladung/{invitation.public_id}/"


def address(here: str, pack: Pack) -> str:
    return f"{here}mappen/{pack.public_id}/pdf/herunterladen/"


def test_the_invitation_orders_the_pack() -> None:
    meeting = asked()

    job = Job.objects.get(kind="meetings.pack")

    assert job.arguments == {"meeting": meeting.pk, "supplement": 0, "on": "2026-10-09"}


def test_a_voice_gets_the_full_pack_and_a_guest_the_open_one() -> None:
    packs = packed(asked())
    got = {}

    for name, own, other in (("Vera Voll", "full", "open"), ("Gesa Gast", "open", "full")):
        client, here = entered(name)
        page = client.get(here).content.decode()
        got[name] = b"".join(client.get(address(here, packs[own])))
        assert address(here, packs[own]) in page
        assert "Gehälter" not in page
        assert client.get(address(here, packs[other])).status_code == 404

    assert got["Vera Voll"] == content_of(packs["full"].pdf)
    assert got["Gesa Gast"] == content_of(packs["open"].pdf)


def test_the_pack_of_another_meeting_stays_closed() -> None:
    asked()
    other = world.meeting("CG-2", date(2026, 12, 1), state="invited")
    world.item(other)
    strange = packed(other)["full"]

    client, here = entered("Vera Voll")

    assert client.get(address(here, strange)).status_code == 404


def told_of_papers() -> dict[str, str]:
    mails = Mail.objects.filter(template="meetings.papers")
    letters = {mail.person.name: render(mail) for mail in mails if mail.person}
    return {name: letter.body for name, letter in letters.items() if letter}


def test_who_may_read_a_supplement_gets_a_mail_when_it_is_frozen() -> None:
    meeting = asked()
    packed(meeting)
    before = told_of_papers()
    item = meeting.items.get()
    enclosed(meeting, item, "Tischvorlage")
    enclosed(meeting, item, "Gehaltsliste", hidden=True)

    for _twice in range(2):
        packing.freeze(fresh(meeting), 1, actor=SYSTEM, on=ON)

    told = told_of_papers()
    assert before == {}
    assert set(told) == {"Vera Voll", "Gesa Gast"}
    assert all("- Tischvorlage" in text for text in told.values())
    assert not any("Gehaltsliste" in text for text in told.values())


def test_a_supplement_in_confidence_is_told_to_voices_only() -> None:
    meeting = asked()
    packed(meeting)
    enclosed(meeting, meeting.items.get(), "Gehaltsliste", hidden=True)

    packing.freeze(fresh(meeting), 1, actor=SYSTEM, on=ON)

    told = told_of_papers()
    assert set(told) == {"Vera Voll"}
    assert "Welche es sind, steht nur auf der Seite." in told["Vera Voll"]


def test_after_the_meeting_nobody_is_told_of_papers() -> None:
    meeting = asked()
    packed(meeting)
    enclosed(meeting, meeting.items.get(), "Foto")

    packing.freeze(fresh(meeting), 1, actor=SYSTEM, on=date(2026, 11, 11))

    assert told_of_papers() == {}
