"""A meeting moves: what was prepared stays, calendars follow, answers are asked for anew."""

from datetime import date, time

import pytest

from tests import world
from tests.meetings.domain.test_answering import say
from tests.meetings.making import ON, deputy, fresh, invitation, invited
from wirkungskreis.kernel.actor import SYSTEM, VISITOR
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.meetings.domain import holding, moving
from wirkungskreis.meetings.domain.moving import When
from wirkungskreis.meetings.models import Meeting
from wirkungskreis.outbox.models import Mail

pytestmark = pytest.mark.django_db
TODAY = date(2026, 10, 12)
LATER = date(2026, 11, 17)
ROOM = "Rathaus, Raum 2"


def relocate(meeting: Meeting, to: When, reason: str = "Der Saal ist belegt") -> Meeting:
    meeting = fresh(meeting)
    moving.relocate(meeting, to, reason=reason, actor=SYSTEM, edition=meeting.edition, on=TODAY)
    return fresh(meeting)


def waiting() -> list[tuple[str, str]]:
    rows = Mail.objects.filter(state="waiting").order_by("pk")
    return list(rows.values_list("template", "person__name"))


def test_a_moved_meeting_keeps_number_and_agenda_and_everybody_is_told() -> None:
    meeting = invited("Ada", "Ben")
    before = (meeting.sitting.number, meeting.sitting.code, meeting.public_id)

    moved = relocate(meeting, When(LATER, time(15), None, ROOM))

    assert (moved.sitting.number, moved.sitting.code, moved.public_id) == before
    assert (moved.sitting.on, moved.sitting.starts) == (LATER, time(15))
    assert (moved.state, moved.moved_from, moved.sequence) == ("invited", ON, 1)
    assert moved.items.count() == 1
    assert waiting() == [("meetings.moved", "Ada"), ("meetings.moved", "Ben")]


def test_the_first_day_invited_to_is_remembered_however_often_it_moves() -> None:
    meeting = relocate(invited("Ada"), When(LATER, time(14), None, ROOM))

    moved = relocate(meeting, When(date(2026, 11, 19), time(14), None, ROOM))

    assert (moved.moved_from, moved.sequence) == (ON, 2)


def test_answers_for_the_old_date_are_kept_as_such_and_asked_for_again() -> None:
    meeting = invited("Ada", "Ben")
    say(meeting, "Ada", "deputy", deputy("Ada-V"))
    say(meeting, "Ben", "yes")

    relocate(meeting, When(LATER, time(14), None, ROOM))

    ben = invitation(meeting, "Ben")
    assert (ben.reply, ben.earlier_reply, ben.earlier_on) == ("", "yes", ON)
    assert invitation(meeting, "Ada-V").is_asked
    assert say(fresh(meeting), "Ben", "no").earlier_reply == ""


def test_a_new_place_alone_keeps_the_answers() -> None:
    meeting = invited("Ada")
    say(meeting, "Ada", "yes")

    moved = relocate(meeting, When(ON, time(14), None, "Volkshochschule"))

    assert (moved.sequence, moved.moved_from) == (1, None)
    assert invitation(meeting, "Ada").reply == "yes"
    assert waiting() == [("meetings.moved", "Ada")]


@pytest.mark.parametrize(
    ("to", "words"),
    [
        (When(date(2026, 12, 1)), "schon die Sitzung"),
        (When(date(2026, 10, 11)), "schon vorbei"),
        (When(LATER, time(14), time(13)), "endet vor ihrem Beginn"),
        (When(ON, time(14), None, ROOM), "nichts geändert"),
    ],
)
def test_a_date_on_which_the_body_cannot_meet_is_refused(to: When, words: str) -> None:
    meeting = invited("Ada")
    world.meeting("CG-2", date(2026, 12, 1))

    with pytest.raises(NotPossible, match=words):
        relocate(meeting, to)

    assert (fresh(meeting).sitting.on, fresh(meeting).sequence) == (ON, 0)


def test_a_body_that_no_longer_exists_then_does_not_meet() -> None:
    world.body("CG", valid_before=date(2026, 11, 15))
    meeting = invited("Ada")

    with pytest.raises(NotPossible, match="besteht an diesem Tag nicht"):
        relocate(meeting, When(LATER))


def test_moving_needs_a_reason_a_right_and_that_it_has_not_begun() -> None:
    meeting = invited("Ada")

    with pytest.raises(NotPossible, match="begründen"):
        relocate(meeting, When(LATER), reason=" ")
    with pytest.raises(NotAllowed):
        moving.relocate(
            meeting, When(LATER), reason="x", actor=VISITOR, edition=meeting.edition, on=TODAY
        )
    holding.begin(fresh(meeting), actor=SYSTEM, edition=meeting.edition)
    with pytest.raises(NotPossible, match="noch nicht begonnen"):
        relocate(meeting, When(LATER))


def test_a_planned_meeting_moves_without_mail() -> None:
    meeting = world.meeting(on=ON)

    moved = relocate(meeting, When(LATER))

    assert (moved.sitting.on, moved.moved_from, moved.sequence) == (LATER, None, 1)
    assert waiting() == []


def test_a_cancelled_meeting_is_called_off_for_everybody_invited() -> None:
    meeting = invited("Ada")

    holding.cancel(meeting, reason="Krank", actor=SYSTEM, edition=meeting.edition)

    assert (fresh(meeting).state, fresh(meeting).sequence) == ("cancelled", 1)
    assert waiting() == [("meetings.cancelled", "Ada")]
