"""Topics are proposed by members until the deadline, and dropped with a reason."""

from datetime import date

import pytest

from tests import world
from tests.meetings.making import ON, again
from wirkungskreis.kernel.actor import SYSTEM, Actor, Kind
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.meetings.domain import topics
from wirkungskreis.meetings.models import AgendaItem, Seat, SeatHolder

pytestmark = pytest.mark.django_db
LAST, LATE = date(2026, 10, 20), date(2026, 10, 21)


def member(seat: Seat) -> Actor:
    person = world.person("Ada")
    SeatHolder.objects.create(seat=seat, person=person, rank=1)
    return Actor(Kind.USER, user_id=1, person_id=person.pk, on=ON)


def propose(actor: Actor, on: date = LAST, code: str = "CG") -> AgendaItem:
    return topics.propose(world.body(code), title="Räume", text="Eng.", on=on, actor=actor)


def test_a_member_proposes_on_the_last_day() -> None:
    world.body(topics_days=21)
    world.meeting(on=ON)
    seat = world.seat()

    item = propose(member(seat))

    assert (item.state, item.proposed_by, item.meeting) == ("proposed", seat, None)


def test_after_the_deadline_a_member_is_told_when_it_was_and_the_office_may() -> None:
    world.body(topics_days=21)
    world.meeting(on=ON)

    with pytest.raises(NotPossible, match=r"waren bis zum 20\. Oktober 2026 möglich"):
        propose(member(world.seat()), LATE)

    assert propose(SYSTEM, LATE).proposed_by is None


def test_after_the_meeting_proposing_goes_on() -> None:
    world.body(topics_days=21)
    world.meeting(on=ON)

    item = propose(member(world.seat()), date(2026, 11, 11))

    assert item.state == "proposed"


def test_members_of_an_operational_body_propose_to_the_leadership_and_not_the_reverse() -> None:
    world.body("FG", level="operational")
    below, above = world.seat("S-FG-01"), world.seat("S-CG-01")

    assert propose(member(below)).proposed_by == below
    with pytest.raises(NotAllowed, match="Mitglieder des Gremiums"):
        propose(member(above), code="FG")


def test_a_topic_is_dropped_with_a_reason_and_comes_back() -> None:
    item = world.item()

    with pytest.raises(NotPossible, match="begründen"):
        topics.drop(item, reason=" ", actor=SYSTEM, edition=1)
    topics.drop(item, reason="Steht schon im Bericht.", actor=SYSTEM, edition=1)
    reason = again(item).drop_reason
    topics.renew(again(item), actor=SYSTEM, edition=2)

    assert (reason, again(item).state) == ("Steht schon im Bericht.", "proposed")


def test_what_is_on_an_agenda_is_not_reworded_in_the_backlog() -> None:
    item = world.item(world.meeting())

    with pytest.raises(NotPossible, match="schon auf einer Tagesordnung"):
        topics.reword(item, title="Anders", text="", actor=SYSTEM, edition=1)
