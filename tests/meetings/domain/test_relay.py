"""Items go on: adjourned to the next meeting, handed to another body, and back as an answer."""

import pytest

from tests import world
from tests.meetings.making import again, agreed, running, say
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.meetings.models import AgendaItem

pytestmark = pytest.mark.django_db


def backlog(code: str) -> list[AgendaItem]:
    return list(AgendaItem.objects.filter(body=world.body(code), meeting=None, state="proposed"))


def test_an_adjourned_item_has_a_successor_in_the_backlog_and_keeps_its_own_words() -> None:
    measure = world.measure()
    item = world.item(running(), measure=measure, text="Worum es geht", draft="Wird verlängert.")

    say(item, "adjourned", "Keine Zeit.")

    (successor,) = backlog("CG")
    assert (successor.carried_from, successor.measure) == (item, measure)
    assert (successor.ground, successor.draft, successor.minute) == (
        "carried",
        "Wird verlängert.",
        "",
    )
    assert again(item).minute == "Keine Zeit."


def test_what_was_dealt_with_after_all_leaves_the_backlog_and_may_return() -> None:
    item = world.item(running())
    say(item, "adjourned")
    successor = AgendaItem.objects.get(carried_from=item)

    say(item, "discussed")
    dropped = again(successor).state
    say(item, "adjourned")

    assert (dropped, again(successor).state) == ("dropped", "proposed")


def test_an_item_that_is_on_another_agenda_is_not_taken_back() -> None:
    item = world.item(running())
    say(item, "adjourned")
    AgendaItem.objects.filter(carried_from=item).update(
        meeting=world.meeting("CG-2"), state="scheduled", position=1
    )

    with pytest.raises(NotPossible, match="anderen Tagesordnung"):
        say(item, "discussed")


def test_a_handed_item_comes_back_with_the_answer() -> None:
    item = world.item(running(code="FG-1"), title="Therapieplätze", is_confidential=True)
    say(item, "handed_on", hand_to=world.body("CG"))
    (handed,) = backlog("CG")
    meeting = running(code="CG-1")
    AgendaItem.objects.filter(pk=handed.pk).update(meeting=meeting, state="scheduled", position=1)

    say(handed, "decided", "Geprüft.", decision=agreed("Zwei Plätze mehr."))

    (answer,) = backlog("FG")
    assert (handed.handed_from, answer.handed_from) == (item, handed)
    assert (answer.ground, answer.title) == ("answer", "Antwort auf: Therapieplätze")
    assert answer.is_confidential
    assert answer.text.endswith("Geprüft.\n\nVerabredung CG 2026/1: Zwei Plätze mehr.")


def test_the_answer_follows_a_corrected_result_and_comes_once() -> None:
    item = world.item(running(code="FG-1"))
    say(item, "handed_on", hand_to=world.body("CG"))
    (handed,) = backlog("CG")
    meeting = running(code="CG-1")
    AgendaItem.objects.filter(pk=handed.pk).update(meeting=meeting, state="scheduled", position=1)

    say(handed, "discussed", "Erste Fassung.")
    say(handed, "noted", "Zweite Fassung.")

    (answer,) = backlog("FG")
    assert answer.text.endswith("Zweite Fassung.")


def test_an_adjourned_handed_item_answers_when_its_successor_is_settled() -> None:
    item = world.item(running(code="FG-1"))
    say(item, "handed_on", hand_to=world.body("CG"))
    (handed,) = backlog("CG")
    AgendaItem.objects.filter(pk=handed.pk).update(
        meeting=running(code="CG-1"), state="scheduled", position=1
    )
    say(handed, "adjourned")
    before = backlog("FG")
    successor = AgendaItem.objects.get(carried_from=handed)
    AgendaItem.objects.filter(pk=successor.pk).update(
        meeting=running(code="CG-2"), state="scheduled", position=1
    )

    say(successor, "noted")

    assert (before, [one.ground for one in backlog("FG")]) == ([], ["answer"])


def test_an_item_is_handed_to_another_body_only() -> None:
    item = world.item(running())

    with pytest.raises(NotPossible, match="anderes Gremium"):
        say(item, "handed_on", hand_to=world.body("CG"))
    with pytest.raises(NotPossible, match="an welches Gremium"):
        say(item, "handed_on")
