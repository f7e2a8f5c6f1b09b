"""An agenda is picked, added to and ordered; its places have no gaps."""

import pytest

from tests import world
from tests.meetings.making import ON, fresh, titles
from wirkungskreis.kernel.actor import SYSTEM, VISITOR
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.meetings.domain import agenda
from wirkungskreis.meetings.models import AgendaItem
from wirkungskreis.meetings.queries.proposals import Proposal

pytestmark = pytest.mark.django_db


def formal(title: str) -> Proposal:
    return Proposal(key=title, ground="person", title=title, own_kind="formal")


def test_proposals_come_to_their_places_in_whatever_order_they_are_picked() -> None:
    meeting = world.meeting()
    first = [formal("Verschiedenes"), Proposal("silent", "silent", "Ohne Meldung")]
    later = [
        Proposal("tasks", "tasks", "Stand der Aufträge"),
        Proposal("minutes", "minutes", "Niederschrift"),
        Proposal("a", "delayed", "M1", subject=world.measure()),
        formal("Begrüßung"),
    ]

    agenda.pick(meeting, first, actor=SYSTEM, edition=1)
    agenda.pick(meeting, later, actor=SYSTEM, edition=2)

    assert titles(meeting) == [
        (1, "Begrüßung"),
        (2, "Niederschrift"),
        (3, "Stand der Aufträge"),
        (4, "Ohne Meldung"),
        (5, "M1"),
        (6, "Verschiedenes"),
    ]
    item = AgendaItem.objects.get(title="M1")
    assert (item.measure, item.state, item.ground) == (
        world.measure_called("M1"),
        "scheduled",
        "delayed",
    )


def test_what_waits_in_the_backlog_is_taken_itself() -> None:
    meeting, topic = world.meeting(), world.item()

    agenda.pick(
        meeting, [Proposal("x", "person", topic.title, item=topic)], actor=SYSTEM, edition=1
    )

    assert list(meeting.items.all()) == [topic]
    assert AgendaItem.objects.get().state == "scheduled"


def test_nothing_picked_is_a_sentence() -> None:
    with pytest.raises(NotPossible, match="mindestens einen Vorschlag"):
        agenda.pick(world.meeting(), [], actor=SYSTEM, edition=1)


def test_items_go_up_and_down_and_stop_at_the_ends() -> None:
    meeting = world.meeting()
    a, b, c = (world.item(meeting, title=title) for title in "ABC")

    agenda.shift(c, "up", actor=SYSTEM, edition=1)
    agenda.shift(a, "down", actor=SYSTEM, edition=2)
    agenda.shift(c, "up", actor=SYSTEM, edition=3)

    assert titles(meeting) == [(1, "C"), (2, "A"), (3, "B")]
    assert b.edition == AgendaItem.objects.get(pk=b.pk).edition


def test_of_two_who_order_at_once_the_slower_is_told() -> None:
    meeting = world.meeting()
    a, b = (world.item(meeting, title=title) for title in "AB")
    agenda.shift(b, "up", actor=SYSTEM, edition=1)

    with pytest.raises(NotPossible, match="Inzwischen"):
        agenda.shift(a, "down", actor=SYSTEM, edition=1)

    assert titles(meeting) == [(1, "B"), (2, "A")]


def test_an_item_taken_off_waits_in_the_backlog_and_the_others_move_up() -> None:
    meeting = world.meeting()
    a, _b = (world.item(meeting, title=title) for title in "AB")

    agenda.take_off(a, actor=SYSTEM, edition=1)

    assert titles(meeting) == [(1, "B")]
    taken = AgendaItem.objects.get(pk=a.pk)
    assert (taken.meeting, taken.position, taken.state) == (None, None, "proposed")


def test_a_free_item_comes_before_the_closing_one_and_last_while_the_meeting_runs() -> None:
    meeting = world.meeting()
    world.item(meeting, title="Begrüßung", kind="formal")
    world.item(meeting, title="Verschiedenes", kind="formal")

    agenda.add(meeting, facts={"title": "Räume"}, actor=SYSTEM, edition=1)
    type(meeting).objects.filter(pk=meeting.pk).update(state="running")
    agenda.add(fresh(meeting), facts={"title": "Eilig"}, actor=SYSTEM, edition=2)

    assert titles(meeting) == [(1, "Begrüßung"), (2, "Räume"), (3, "Verschiedenes"), (4, "Eilig")]


def test_the_order_stays_once_the_meeting_runs() -> None:
    meeting = world.meeting(state="running")
    item = world.item(meeting)

    with pytest.raises(NotPossible, match="die Reihenfolge steht fest"):
        agenda.shift(item, "down", actor=SYSTEM, edition=1)
    with pytest.raises(NotPossible, match="die Reihenfolge steht fest"):
        agenda.take_off(item, actor=SYSTEM, edition=1)


def test_nothing_is_added_after_the_end() -> None:
    with pytest.raises(NotPossible, match="zu Ende"):
        agenda.add(
            world.meeting(state="closed"), facts={"title": "Zu spät"}, actor=SYSTEM, edition=1
        )


def test_a_seat_of_another_body_does_not_present() -> None:
    meeting = world.meeting()

    with pytest.raises(NotPossible, match="anderen Gremium"):
        agenda.add(
            meeting,
            facts={"title": "Räume", "presenter": world.seat("S-FG-01")},
            actor=SYSTEM,
            edition=1,
        )


def test_what_has_a_result_is_not_changed() -> None:
    item = world.item(world.meeting(state="running"), state="noted")

    with pytest.raises(NotPossible, match="schon ein Ergebnis"):
        agenda.revise(item, facts={"title": "Anders"}, actor=SYSTEM, edition=1)


def test_only_the_office_builds_an_agenda() -> None:
    meeting = world.meeting(on=ON)
    world.item(meeting)

    with pytest.raises(NotAllowed):
        agenda.add(meeting, facts={"title": "Räume"}, actor=VISITOR, edition=1)
