"""What came out of an item is written down: results, decisions with votes, tasks."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection

from tests import world
from tests.meetings.making import ON, again, agreed, numbers, running, say
from wirkungskreis.kernel.actor import SYSTEM, VISITOR
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.mandates.models import Decision
from wirkungskreis.meetings.domain import results
from wirkungskreis.meetings.domain.results import Order, Said, Votes, Worded
from wirkungskreis.meetings.models import AgendaItem, Minutes, Ruling, Task

pytestmark = pytest.mark.django_db
MARCH = date(2027, 3, 31)


def test_result_decision_and_task_are_written_down_at_once() -> None:
    measure = world.measure(code="M-07")
    item = world.item(running(voices=3), measure=measure)

    say(
        item,
        "decided",
        "Die Gruppe ist sich einig.",
        decision=agreed(votes=Votes(2, 1)),
        order=Order("Räume suchen", world.organisation("Bauamt"), MARCH),
    )

    item, decision, task = again(item), Decision.objects.get(), Task.objects.get()
    assert (item.state, item.minute) == ("decided", "Die Gruppe ist sich einig.")
    assert (decision.number, decision.about, decision.on) == ("CG 2026/1", "M-07", ON)
    assert (decision.votes_for, decision.votes_against, decision.votes_abstained) == (2, 1, 0)
    assert Ruling.objects.get().item == item
    assert (task.number, task.due, task.given_on) == ("AU-CG-2026-01", MARCH, ON)
    assert (task.measure, task.item) == (measure, item)


def test_a_task_without_a_day_is_due_at_the_next_meeting() -> None:
    item = world.item(running())
    world.meeting("CG-2", MARCH)

    say(item, "discussed", order=Order("Räume suchen", world.organisation()))

    assert Task.objects.get().due == MARCH


@pytest.mark.parametrize(
    ("due", "words"), [(None, "bis wann"), (date(2026, 5, 1), "vor der Sitzung fällig")]
)
def test_a_task_needs_a_day_that_is_to_come(due: date | None, words: str) -> None:
    item = world.item(running())

    with pytest.raises(NotPossible, match=words):
        say(item, "discussed", order=Order("Räume suchen", world.organisation(), due))

    assert again(item).state == "scheduled"


def test_of_two_who_record_the_same_item_the_slower_is_told_and_nothing_is_lost() -> None:
    item = world.item(running())
    stale = again(item)
    say(item, "noted", "Zuerst da.")

    with pytest.raises(NotPossible, match="Inzwischen"):
        results.record(stale, Said("discussed", "Zu spät."), actor=SYSTEM, edition=1)

    assert (again(item).state, again(item).minute) == ("noted", "Zuerst da.")


def test_votes_do_not_exceed_the_voices_present() -> None:
    item = world.item(running(voices=2))

    with pytest.raises(NotPossible, match="3 Stimmen, anwesend aber nur 2"):
        say(item, "decided", decision=agreed(votes=Votes(2, 0, 1)))

    assert numbers(item.body) == []


def test_a_seat_without_a_voice_does_not_count() -> None:
    meeting = running(voices=1)
    meeting.attendances.create(
        seat=world.seat("S-CG-50", is_voting=False), person=world.person("Gast"), presence="present"
    )

    with pytest.raises(NotPossible, match="2 Stimmen, anwesend aber nur 1"):
        say(world.item(meeting), "decided", decision=agreed(votes=Votes(2)))


def test_a_steering_group_orders_nothing_about_the_measure_of_another() -> None:
    item = world.item(running(), measure=world.measure())

    with pytest.raises(NotPossible, match="Empfehlung oder Verabredung"):
        say(item, "decided", decision=Worded("Muss aufhören.", "decision"))


def test_a_steering_group_decides_on_its_own_dates() -> None:
    item = world.item(running())

    say(item, "decided", decision=Worded("Vier Sitzungen im Jahr.", "decision"))

    assert Decision.objects.get().kind == "decision"


def test_decided_needs_a_wording_and_a_wording_is_decided() -> None:
    meeting = running()
    first, second = world.item(meeting), world.item(meeting)

    with pytest.raises(NotPossible, match="Wortlaut"):
        say(first, "decided")
    with pytest.raises(NotPossible, match="beschlossen"):
        say(second, "noted", decision=agreed())


def test_formal_items_are_decided_without_a_number() -> None:
    item = world.item(running(), kind="formal", ground="minutes")

    say(item, "decided", "Die Niederschrift wird genehmigt.")

    assert (again(item).state, numbers(item.body)) == ("decided", [])


def test_a_number_somebody_used_by_hand_is_passed_over() -> None:
    item = world.item(running())
    Decision.objects.create(number="CG 2026/1", text="Alt", body=item.body)

    say(item, "decided", decision=agreed())

    assert numbers(item.body) == ["CG 2026/1", "CG 2026/2"]


def test_a_decision_is_corrected_until_the_minutes_go_round() -> None:
    meeting = running(voices=1)
    item = world.item(meeting)
    say(item, "decided", decision=agreed())
    ruling = Ruling.objects.get()

    results.correct(ruling, agreed("Besser.", Votes(1)), actor=SYSTEM, edition=1)
    Minutes.objects.create(
        meeting=meeting, state="circulated", circulated_on=ON, digest="x", content={}
    )

    with pytest.raises(NotPossible, match="im Umlauf"):
        results.correct(ruling, agreed("Zu spät."), actor=SYSTEM, edition=2)
    with pytest.raises(NotPossible, match="im Umlauf"):
        say(item, "decided", "Zu spät.")
    assert Decision.objects.get().text == "Besser."


@pytest.mark.parametrize(
    ("state", "words"), [("planned", "noch nicht begonnen"), ("closed", "abgeschlossen")]
)
def test_nothing_is_written_down_before_and_after(state: str, words: str) -> None:
    item = world.item(world.meeting(state=state))

    with pytest.raises(NotPossible, match=words):
        say(item, "noted")


def test_only_the_office_writes_down() -> None:
    item = world.item(running())

    with pytest.raises(NotAllowed):
        results.record(item, Said("noted"), actor=VISITOR, edition=1)


@pytest.mark.django_db(transaction=True)
def test_decisions_taken_at_once_get_different_numbers_without_gaps() -> None:
    meeting = running()
    items = [world.item(meeting) for _ in range(6)]

    def decide(item: AgendaItem) -> None:
        try:
            say(item, "decided", decision=agreed())
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(decide, items))

    assert sorted(numbers(meeting.sitting.body)) == [f"CG 2026/{n}" for n in range(1, 7)]
