"""Answers to an invitation: one voice a seat, until the meeting begins; and asking for them."""

from datetime import date, datetime

import pytest

from tests.meetings.making import deputy, fresh, invitation, invited
from wirkungskreis.kernel.actor import SYSTEM, Actor, Kind
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.kernel.formats import BERLIN
from wirkungskreis.meetings.domain import answering, doors, holding
from wirkungskreis.meetings.models import Invitation, Meeting, SeatHolder
from wirkungskreis.meetings.queries.seating import seating
from wirkungskreis.outbox.models import Mail

pytestmark = pytest.mark.django_db
BEFORE = datetime(2026, 11, 10, 13, 59, tzinfo=BERLIN)
START = datetime(2026, 11, 10, 14, 0, tzinfo=BERLIN)
MONDAY, SATURDAY = date(2026, 10, 12), date(2026, 10, 10)


def say(
    meeting: Meeting,
    name: str,
    said: str,
    stand_in: SeatHolder | None = None,
    now: datetime = BEFORE,
) -> Invitation:
    row = invitation(meeting, name)
    actor = doors.actor_of(row)
    return answering.reply(row, said, stand_in, actor=actor, edition=row.edition, now=now)


def expected(meeting: Meeting) -> list[str]:
    return [str(place.expected.person) for place in seating(meeting).places if place.expected]


def mails(template: str) -> list[str]:
    rows = Mail.objects.filter(template=template).exclude(state="cancelled").order_by("pk")
    return list(rows.values_list("person__name", flat=True))


def test_an_answer_can_be_changed_until_the_meeting_begins() -> None:
    meeting = invited("Ada")

    say(meeting, "Ada", "no")
    say(meeting, "Ada", "yes")

    row = invitation(meeting, "Ada")
    assert (row.reply, row.replied_on) == ("yes", date(2026, 11, 10))
    with pytest.raises(NotPossible, match="schon begonnen"):
        say(meeting, "Ada", "no", now=START)
    assert expected(meeting) == ["Ada"]


def test_a_running_or_cancelled_meeting_takes_no_answer() -> None:
    meeting = invited("Ada")
    holding.begin(meeting, actor=SYSTEM, edition=meeting.edition)

    with pytest.raises(NotPossible, match="schon begonnen"):
        say(fresh(meeting), "Ada", "yes")


def test_a_cancelled_meeting_says_that_no_answer_is_needed() -> None:
    meeting = invited("Ada")
    holding.cancel(meeting, reason="Krank", actor=SYSTEM, edition=meeting.edition)

    with pytest.raises(NotPossible, match="abgesagt"):
        say(meeting, "Ada", "yes")


def test_the_deputy_whom_the_member_names_is_invited_and_comes() -> None:
    meeting = invited("Ada")

    say(meeting, "Ada", "deputy", deputy("Ada-V"))

    assert mails("meetings.invite") == ["Ada", "Ada-V"]
    assert expected(meeting) == []
    say(meeting, "Ada-V", "yes")
    assert expected(meeting) == ["Ada-V"]


def test_naming_the_same_deputy_twice_sends_one_mail() -> None:
    meeting = invited("Ada")

    for _ in range(2):
        say(meeting, "Ada", "deputy", deputy("Ada-V"))

    assert mails("meetings.invite") == ["Ada", "Ada-V"]


def test_member_and_deputy_never_both_come_for_a_seat() -> None:
    meeting = invited("Ada", with_deputies=True)
    say(meeting, "Ada", "yes")

    with pytest.raises(NotPossible, match="Je Sitz gilt eine Stimme"):
        say(meeting, "Ada-V", "yes")

    assert expected(meeting) == ["Ada"]


def test_when_the_member_comes_after_all_the_deputy_is_let_go() -> None:
    meeting = invited("Ada")
    say(meeting, "Ada", "deputy", deputy("Ada-V"))
    say(meeting, "Ada-V", "yes")
    Mail.objects.update(state="sent")

    say(meeting, "Ada", "yes")

    assert expected(meeting) == ["Ada"]
    assert mails("meetings.withdrawn") == ["Ada-V"]
    assert doors.why_closed(invitation(meeting, "Ada-V"), MONDAY) == "revoked"


def test_a_deputy_invited_from_the_start_is_told_and_stays_invited() -> None:
    meeting = invited("Ada", with_deputies=True)
    say(meeting, "Ada", "deputy", deputy("Ada-V"))
    say(meeting, "Ada-V", "yes")

    say(meeting, "Ada", "yes")

    assert (expected(meeting), mails("meetings.relieved")) == (["Ada"], ["Ada-V"])
    assert invitation(meeting, "Ada-V").revoked_on is None


def test_a_deputy_who_was_let_go_can_be_asked_again_with_a_new_link() -> None:
    meeting = invited("Ada")
    say(meeting, "Ada", "deputy", deputy("Ada-V"))
    before = invitation(meeting, "Ada-V")
    say(meeting, "Ada", "yes")

    say(meeting, "Ada", "deputy", deputy("Ada-V"))

    after = invitation(meeting, "Ada-V")
    assert after.sequence > before.sequence
    assert doors.find(doors.token_of(before)) is None
    assert doors.why_closed(after, MONDAY) == ""


def test_only_a_deputy_of_the_seat_stands_in_and_deputies_name_nobody() -> None:
    meeting = invited("Ada", "Ben", with_deputies=True)

    with pytest.raises(NotPossible, match="wählen Sie, wer Sie vertritt"):
        say(meeting, "Ada", "deputy", deputy("Ben-V"))
    with pytest.raises(NotPossible, match="nur das Mitglied"):
        say(meeting, "Ada-V", "deputy", deputy("Ada-V"))


def test_nobody_answers_for_somebody_else_but_the_office_what_it_was_told() -> None:
    meeting = invited("Ada", "Ben")
    row = invitation(meeting, "Ada")
    ben = Actor(Kind.LINK, person_id=invitation(meeting, "Ben").person_id)

    with pytest.raises(NotAllowed):
        answering.reply(row, "yes", actor=ben, edition=row.edition, now=BEFORE)
    answering.reply(row, "no", actor=SYSTEM, edition=row.edition, now=BEFORE)

    assert invitation(meeting, "Ada").reply == "no"


def test_only_the_silent_are_reminded_on_workdays_and_once_a_day() -> None:
    meeting = invited("Ada", "Ben")
    say(meeting, "Ada", "yes")

    with pytest.raises(NotPossible, match="Samstag"):
        answering.remind(meeting, actor=SYSTEM, edition=meeting.edition, on=SATURDAY)
    for _ in range(2):
        meeting = fresh(meeting)
        answering.remind(meeting, actor=SYSTEM, edition=meeting.edition, on=MONDAY)

    assert mails("meetings.answer") == ["Ben"]


def test_the_silent_are_reminded_once_by_itself_a_week_before() -> None:
    meeting = invited("Ada")

    sent = [answering.remind_as_due(date(2026, 11, day)) for day in (2, 3, 4)]

    assert sent == [0, 1, 0]
    assert [invitation(meeting, "Ada").last_reminded_on] == [date(2026, 11, 3)]
