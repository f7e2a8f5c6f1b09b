"""The text to pass on: generated from what anybody may know, released by the office, sent once."""

import pytest

from tests import world
from tests.meetings import making
from tests.network.domain.test_telling import about
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.mandates.models import Body
from wirkungskreis.measures.models import Measure
from wirkungskreis.meetings.models import Meeting, SeatHolder
from wirkungskreis.network.domain import multipliers, texts
from wirkungskreis.network.models import Message
from wirkungskreis.network.queries.reading import carriers
from wirkungskreis.outbox.models import Mail
from wirkungskreis.outbox.rendering import render
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User

pytestmark = pytest.mark.django_db
ON = making.ON


@pytest.fixture
def meeting() -> Meeting:
    return world.meeting("FG-1", ON, state="held")


def test_only_what_anybody_may_know_is_in_the_draft(amira: User, meeting: Meeting) -> None:
    about(meeting, None, "Alle wissen das.")
    about(meeting, None, "Geheim.", is_confidential=True)
    hidden = about(meeting, None, "Nicht veröffentlicht.")
    Measure.objects.filter(agenda_items=hidden).update(published_at=None)

    message = texts.draft(meeting, actor=actor_of(amira))
    again = texts.draft(meeting, actor=actor_of(amira))

    assert again == message
    assert "Alle wissen das." in message.text
    assert "Geheim" not in message.text + message.simple
    assert "Nicht veröffentlicht" not in message.text + message.simple
    assert "Das gilt, sobald die Niederschrift genehmigt ist." in message.text
    assert "- Sprachcafé" in message.simple


def test_a_released_text_is_not_changed_until_taken_back(amira: User, meeting: Meeting) -> None:
    actor = actor_of(amira)
    message = texts.draft(meeting, actor=actor)
    texts.release(message, actor=actor, edition=message.edition, on=ON)

    with pytest.raises(NotPossible, match="Nehmen Sie ihn zurück"):
        texts.write(message, text="x", simple="", actor=actor, edition=message.edition)
    texts.take_back(message, actor=actor, edition=message.edition)
    texts.write(message, text="x", simple="", actor=actor, edition=message.edition)

    assert Message.objects.get().text == "x"


def test_nothing_empty_is_released(amira: User, meeting: Meeting) -> None:
    message = world.message(meeting, text=" ", state="draft", released_on=None)

    with pytest.raises(NotPossible, match="leer"):
        texts.release(message, actor=actor_of(amira), edition=1, on=ON)


def test_multipliers_are_members_of_the_working_level_and_who_was_named(
    amira: User, meeting: Meeting
) -> None:
    Body.objects.filter(code="FG").update(level="operational")
    member, other = world.contact("Ada Lind"), world.contact("Ben Lind")
    SeatHolder.objects.create(seat=world.seat("S-FG-01"), person=member)
    SeatHolder.objects.create(seat=world.seat("S-CG-01"), person=world.contact("Cem Lind"))

    multipliers.name(other, group="Eltern", since=ON, actor=actor_of(amira))

    assert [one.person for one in carriers(ON)] == [member, other]
    with pytest.raises(NotPossible, match="schon in der Liste"):
        multipliers.name(other, group="Eltern", since=ON, actor=actor_of(amira))


def test_everybody_gets_the_text_once(amira: User, meeting: Meeting) -> None:
    actor = actor_of(amira)
    multipliers.name(world.contact(), group="Eltern", since=ON, actor=actor)
    multipliers.name(world.person("Ohne Mail"), group="Chor", since=ON, actor=actor)
    message = world.message(meeting)

    counts = [texts.send(message, actor=actor, on=ON) for _ in range(2)]

    assert counts == [1, 0]
    letter = render(Mail.objects.get())
    assert letter is not None
    assert message.text in letter.body


def test_a_draft_is_not_sent(amira: User, meeting: Meeting) -> None:
    message = world.message(meeting, state="draft", released_on=None)

    with pytest.raises(NotPossible, match="zuerst"):
        texts.send(message, actor=actor_of(amira), on=ON)
