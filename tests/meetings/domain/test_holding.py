"""A meeting begins, ends, is closed or cancelled; or all of it is written down afterwards."""

import pytest

from tests import world
from tests.meetings.making import again, agreed, fresh, members, there
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.meetings.domain import holding
from wirkungskreis.meetings.domain.holding import Afterwards
from wirkungskreis.meetings.domain.results import Said, Votes
from wirkungskreis.meetings.models import AgendaItem, Attendance, Meeting, Minutes

pytestmark = pytest.mark.django_db


def test_an_empty_agenda_is_not_begun() -> None:
    with pytest.raises(NotPossible, match="Tagesordnung ist leer"):
        holding.begin(world.meeting(), actor=SYSTEM, edition=1)


def test_the_end_names_what_has_no_result() -> None:
    meeting = world.meeting(state="running")
    world.item(meeting, title="Räume", state="noted")
    world.item(meeting, title="Geld")

    with pytest.raises(NotPossible, match="Noch ohne Ergebnis: TOP 2 Geld"):
        holding.end(meeting, actor=SYSTEM, edition=1)


def test_the_end_needs_to_know_who_was_there() -> None:
    meeting = world.meeting(state="running")

    with pytest.raises(NotPossible, match="Anwesenheit"):
        holding.end(meeting, actor=SYSTEM, edition=1)


def test_at_the_end_the_sitting_was_held_and_the_rest_was_absent() -> None:
    ada, _ben = members("Ada", "Ben")
    meeting = world.meeting(state="running")
    Attendance.objects.create(
        meeting=meeting, seat=ada, person=there(ada, "Ada").person, presence="present"
    )

    holding.end(meeting, actor=SYSTEM, edition=1)

    meeting = fresh(meeting)
    assert (meeting.state, meeting.sitting.state) == ("held", "held")
    assert [row.presence for row in meeting.attendances.all()] == ["present", "absent"]


def test_a_meeting_is_closed_with_approved_minutes_only() -> None:
    meeting = world.meeting(state="held")

    with pytest.raises(NotPossible, match="noch nicht genehmigt"):
        holding.close(meeting, actor=SYSTEM, edition=1)
    Minutes.objects.create(
        meeting=meeting,
        state="approved",
        digest="x",
        circulated_on=meeting.sitting.on,
        approved_on=meeting.sitting.on,
    )
    holding.close(meeting, actor=SYSTEM, edition=1)

    assert fresh(meeting).state == "closed"


def test_a_cancelled_meeting_gives_its_items_back() -> None:
    meeting = world.meeting()
    items = [world.item(meeting), world.item(meeting)]

    holding.cancel(meeting, reason="Zu viele krank", actor=SYSTEM, edition=1)

    meeting = fresh(meeting)
    assert (meeting.state, meeting.sitting.state) == ("cancelled", "cancelled")
    assert [(again(item).state, again(item).meeting) for item in items] == [("proposed", None)] * 2


def test_a_meeting_is_cancelled_with_a_reason_and_not_while_it_runs() -> None:
    with pytest.raises(NotPossible, match="begründen"):
        holding.cancel(world.meeting(), reason=" ", actor=SYSTEM, edition=1)
    with pytest.raises(NotPossible, match="beim jetzigen Stand"):
        holding.cancel(
            world.meeting("CG-2", state="running"), reason="Krank", actor=SYSTEM, edition=1
        )


def told(meeting: Meeting, said: Said, *, is_over: bool = True) -> Afterwards:
    (ada,) = members("Ada")
    item = AgendaItem.objects.get(meeting=meeting)
    return Afterwards([there(ada, "Ada")], [], {item: (1, said)}, is_over)


def test_a_whole_meeting_is_written_down_afterwards() -> None:
    meeting = world.meeting()
    item = world.item(meeting)
    said = Said("decided", "Einig.", decision=agreed(votes=Votes(1)))

    holding.write_down(meeting, told(meeting, said), actor=SYSTEM, edition=1)

    assert (fresh(meeting).state, again(item).state) == ("held", "decided")


def test_if_one_thing_is_refused_nothing_is_written_down_and_the_item_is_named() -> None:
    meeting = world.meeting()
    item = world.item(meeting)
    said = Said("decided", "Einig.", decision=agreed(votes=Votes(5)))

    with pytest.raises(NotPossible, match="TOP 1: Gezählt sind 5 Stimmen"):
        holding.write_down(meeting, told(meeting, said), actor=SYSTEM, edition=1)

    assert (fresh(meeting).state, again(item).state) == ("planned", "scheduled")
    assert list(meeting.attendances.all()) == []
