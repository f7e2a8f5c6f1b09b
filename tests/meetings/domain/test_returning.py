"""What became of a topic goes back to the seat that proposed it, once the minutes are approved."""

from datetime import date

import pytest

from tests import world
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.mandates.models import Decision
from wirkungskreis.meetings.domain import minutes as verbs
from wirkungskreis.meetings.models import AgendaItem, Minutes, Ruling, SeatHolder
from wirkungskreis.outbox.models import Mail
from wirkungskreis.outbox.rendering import render

pytestmark = pytest.mark.django_db
HELD, SENT, APPROVED = date(2026, 5, 12), date(2026, 5, 20), date(2026, 6, 4)


def proposed(**fields: object) -> AgendaItem:
    """Make an item that a seat proposed and a meeting decided; the member has an address."""
    world.body(objection_days=14, approval="silence")
    meeting = world.meeting("CG-1", HELD, state="held")
    seat = world.seat()
    SeatHolder.objects.create(seat=seat, person=world.contact("Ada Lang"))
    item = world.item(meeting, state="decided", proposed_by=seat, minute="Es eilt.", **fields)
    decision = Decision.objects.create(
        number="CG 2026/1", body=meeting.sitting.body, kind="agreement", text="Räume suchen."
    )
    Ruling.objects.create(item=item, decision=decision)
    world.item(meeting, title="Vom Amt", state="noted")
    return item


def approve(item: AgendaItem) -> Minutes:
    assert item.meeting is not None
    sent = verbs.circulate(item.meeting, actor=SYSTEM, on=SENT)
    return verbs.approve(sent, actor=SYSTEM, edition=sent.edition, on=APPROVED, where=None)


def body_of(mail: Mail) -> str:
    letter = render(mail)
    assert letter is not None
    return letter.body


def test_the_proposer_gets_the_excerpt_once_the_minutes_are_approved() -> None:
    item = proposed(title="Räume für Lerngruppen")

    minutes = approve(item)

    mail = Mail.objects.get()
    assert (str(mail.person), mail.template) == ("Ada Lang", "meetings.excerpt")
    text = body_of(mail)
    for words in ("Räume für Lerngruppen", "Es eilt.", "CG 2026/1: Räume suchen."):
        assert words in text
    assert f"/werkbank/niederschriften/{minutes.public_id}/pdf/herunterladen/?top=1" in text


def test_what_is_confidential_does_not_travel() -> None:
    approve(proposed(title="Personalsache", is_confidential=True))

    text = body_of(Mail.objects.get())

    assert "vertraulich" in text
    assert not [words for words in ("Personalsache", "Es eilt.", "Räume") if words in text]


def test_a_seat_that_nobody_fills_any_more_gets_no_mail() -> None:
    item = proposed()
    SeatHolder.objects.update(valid_before=HELD)

    approve(item)

    assert not Mail.objects.exists()
