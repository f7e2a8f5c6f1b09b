"""What an item brings beside its result: promises of organisations, needs stated and taken up."""

from datetime import date
from uuid import uuid4

import pytest

from tests import world
from tests.meetings import making
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.measures.models import Commitment, Need
from wirkungskreis.meetings.domain import pledges
from wirkungskreis.meetings.domain.pledges import Word
from wirkungskreis.meetings.models import AgendaItem
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User

pytestmark = pytest.mark.django_db
ON = making.ON


@pytest.fixture
def item() -> AgendaItem:
    field = world.element("B", "Bildung")
    return world.item(making.running(), measure=world.measure(field=field))


def word(**more: object) -> Word:
    return Word(world.organisation("Verein"), "Zwei Räume", **more)  # type: ignore[arg-type]  # fields of Word


def test_a_promise_stands_with_its_item_sitting_and_field(amira: User, item: AgendaItem) -> None:
    key, actor = uuid4(), actor_of(amira)

    made = pledges.promise(item, word(until=date(2027, 1, 1)), actor=actor, on=ON, key=key)
    again = pledges.promise(item, word(), actor=actor, on=ON, key=key)

    assert item.meeting is not None
    assert again == made
    assert (made.sitting, made.measure) == (item.meeting.sitting, item.measure)
    assert made.field_id == world.element("B").pk
    assert [pledge.commitment for pledge in item.pledges.all()] == [made]


def test_what_the_office_writes_down_is_not_confirmed(amira: User, item: AgendaItem) -> None:
    actor = actor_of(amira)

    silent = pledges.promise(item, word(), actor=actor, on=ON, key=uuid4())
    told = pledges.promise(item, word(told_by="Vorstand"), actor=actor, on=ON, key=uuid4())

    assert (silent.confirmed_on, told.confirmed_on) == (None, ON)
    assert not silent.is_overdue(date(2099, 1, 1))


def test_what_was_promised_in_confidence_is_not_published(amira: User) -> None:
    item = world.item(making.running(), is_confidential=True)

    with pytest.raises(NotPossible, match="vertraulich"):
        pledges.promise(item, word(is_public=True), actor=actor_of(amira), on=ON, key=uuid4())

    assert not Commitment.objects.exists()


def test_nothing_was_said_before_the_meeting(amira: User) -> None:
    item = world.item(world.meeting("CG-1", ON))

    with pytest.raises(NotPossible, match="noch nicht begonnen"):
        pledges.state_need(item, "Räume", actor=actor_of(amira), key=uuid4())

    assert not Need.objects.exists()


def test_a_promise_does_not_end_before_the_sitting(amira: User, item: AgendaItem) -> None:
    too_early = word(until=date(2026, 11, 9))

    with pytest.raises(NotPossible, match="vor der Sitzung"):
        pledges.promise(item, too_early, actor=actor_of(amira), on=ON, key=uuid4())


def test_only_the_office_writes_down(chiara: User, item: AgendaItem) -> None:
    with pytest.raises(NotAllowed):
        pledges.promise(item, word(), actor=actor_of(chiara), on=ON, key=uuid4())


def test_a_need_is_stated_at_one_item_and_taken_up_at_another(
    amira: User, item: AgendaItem
) -> None:
    actor = actor_of(amira)
    need = pledges.state_need(item, "Es fehlen Räume.", actor=actor, key=uuid4())
    later = world.item(item.meeting, title="Räume")

    pledges.take_up(later, need, actor=actor, edition=need.edition)

    need.refresh_from_db()
    assert need.state == "taken_up"
    assert need.answer == "aufgegriffen am 10. November 2026, Gremium CG: Räume"
    assert [row.kind for row in need.pledges.order_by("pk")] == ["stated", "taken_up"]


def test_a_need_is_taken_up_once(amira: User, item: AgendaItem) -> None:
    actor = actor_of(amira)
    need = pledges.state_need(item, "Es fehlen Räume.", actor=actor, key=uuid4())
    pledges.take_up(item, need, actor=actor, edition=need.edition)

    with pytest.raises(NotPossible):
        pledges.take_up(item, need, actor=actor, edition=need.edition)

    assert item.pledges.count() == 1
