"""Who was invited and what they answered is forgotten, with the person or after a year."""

from datetime import UTC, date, datetime

import pytest

from tests.meetings.making import invitation, invited, who
from wirkungskreis.meetings.domain import doors
from wirkungskreis.meetings.duties import forget
from wirkungskreis.meetings.models import CalendarFeed, Invitation
from wirkungskreis.outbox.models import Mail
from wirkungskreis.outbox.rendering import shown
from wirkungskreis.people.keeping import RETENTION

pytestmark = pytest.mark.django_db
RULE = RETENTION["meetings.invitations"]


def test_invitations_are_deleted_a_year_after_the_meeting() -> None:
    meeting = invited("Ada")
    key = str(invitation(meeting, "Ada").public_id)
    soon, late = (datetime(2027, 11, day, 12, tzinfo=UTC) for day in (10, 11))

    assert RULE.run(soon, carry_out=True) == []
    assert RULE.run(late, carry_out=False) == [key]
    assert Invitation.objects.count() == 1
    assert RULE.run(late, carry_out=True) == [key]
    assert Invitation.objects.count() == 0
    assert shown(Mail.objects.get(), with_secrets=False).problem


def test_the_doors_of_a_deleted_person_close() -> None:
    meeting = invited("Ada")
    row = invitation(meeting, "Ada")
    doors.open_feed(row.person, actor=doors.actor_of(row), on=date(2026, 10, 9))

    forget(who("Ada"), date(2026, 10, 10))

    assert doors.why_closed(invitation(meeting, "Ada"), date(2026, 10, 10)) == "revoked"
    assert CalendarFeed.objects.count() == 0
