"""What comes back: reported once by who was asked, on the next agenda, without names in the end."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests import world
from tests.meetings import making
from wirkungskreis.kernel.actor import SYSTEM, VISITOR
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.meetings.models import Meeting
from wirkungskreis.meetings.queries.proposals import chosen, proposals
from wirkungskreis.network.domain import feedback, links
from wirkungskreis.network.domain.feedback import Reported
from wirkungskreis.network.models import Access, Feedback, Message
from wirkungskreis.network.retention import feedback as retire
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 20)
SAID = Reported(group="Eltern der Kita", channel="talk", reached=12, kind="wish", text="Mehr Räume")


@pytest.fixture
def message() -> Message:
    return world.message(world.meeting("FG-1", making.ON, state="held"))


def access_of(message: Message) -> Access:
    return links.ensure(message.meeting, world.contact())


def next_meeting() -> Meeting:
    return making.fresh(world.meeting("FG-2", date(2027, 2, 9)))


def test_handed_in_twice_it_is_there_once(message: Message) -> None:
    actor, key = links.actor_of(access_of(message)), uuid4()

    first = feedback.report_back(message, actor=actor, on=ON, key=key, **SAID)
    second = feedback.report_back(message, actor=actor, on=ON, key=key, **SAID)

    assert first == second
    assert [row.person.name for row in Feedback.objects.all() if row.person] == ["Dana Lind"]


def test_a_word_like_a_name_is_taken_and_can_be_taken_out(amira: User, message: Message) -> None:
    actor = links.actor_of(access_of(message))
    said = SAID | Reported(text="Frau Yilmaz wünscht sich mehr Räume")

    row = feedback.report_back(message, actor=actor, on=ON, key=uuid4(), **said)
    feedback.reword(row, text="Mehr Räume", group=row.group, actor=actor_of(amira), edition=1)

    assert Feedback.objects.get().text == "Mehr Räume"


def test_a_text_needs_to_be_something(message: Message) -> None:
    actor = links.actor_of(access_of(message))

    with pytest.raises(NotPossible, match="Frage, Wunsch, Bedarf oder Lob"):
        feedback.report_back(message, actor=actor, on=ON, key=uuid4(), **(SAID | Reported(kind="")))


def test_only_who_passes_on_reports(chiara: User, message: Message) -> None:
    elsewhere = world.message(world.meeting("FG-9", making.ON, state="held"))
    stranger = links.actor_of(links.ensure(elsewhere.meeting, world.contact()))

    for actor in (VISITOR, actor_of(chiara), stranger):
        with pytest.raises(NotAllowed):
            feedback.report_back(message, actor=actor, on=ON, key=uuid4(), **SAID)


def test_a_revoked_door_reports_nothing(message: Message) -> None:
    access = access_of(message)
    actor = links.actor_of(access)
    links.revoke_all(access.person, on=ON)

    with pytest.raises(NotAllowed):
        feedback.report_back(message, actor=actor, on=ON, key=uuid4(), **SAID)


def test_what_came_back_is_proposed_for_the_next_agenda_once(message: Message) -> None:
    world.feedback(message, kind="question", text="Bleibt die Frist?", on=ON)
    world.feedback(message, reached=3, on=ON)
    meeting = next_meeting()

    found = chosen(proposals(SYSTEM, meeting, ON), [f"feedback:{message.public_id}"])

    assert [one.title for one in found] == [
        "Rückmeldungen aus Netzwerken zur Sitzung Gremium FG am 10. November 2026"
    ]
    assert found[0].why == "rund 15 Menschen erreicht; 1 × Frage"
    assert "Bleibt die Frist?" in found[0].text
    assert "unter 5 Menschen" in found[0].text
    world.item(meeting, title=found[0].title, ground="feedback")
    assert chosen(proposals(SYSTEM, meeting, ON), [f"feedback:{message.public_id}"]) == []


def test_feedback_older_than_the_last_meeting_is_not_proposed_again(message: Message) -> None:
    world.feedback(message, on=making.ON)
    key = f"feedback:{message.public_id}"

    assert chosen(proposals(SYSTEM, next_meeting(), ON), [key]) == []


def test_person_and_text_go_after_three_years_and_figures_stay(message: Message) -> None:
    world.feedback(message, person=world.contact(), kind="wish", text="Mehr Räume", on=ON)
    now = timezone.now() + timedelta(days=365 * 10)

    assert len(retire(now, at=None)) == 1
    retire(now, at=now)

    row = Feedback.objects.get()
    assert (row.person, row.text, row.kind, row.reached) == (None, "", "", 12)
    assert retire(now, at=None) == []
