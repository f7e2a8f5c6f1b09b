"""Tasks are taken on, answered, dropped with a reason and reopened, by those who may."""

from datetime import date

import pytest

from tests import world
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import SYSTEM, Actor, Role
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.meetings.domain import tasks
from wirkungskreis.people.actors import actor_of

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 10)


def owner() -> Actor:
    return actor_of(world.user("dana", Role.MEASURE_LEAD, works_at=world.organisation()))


def test_whoever_answers_for_it_takes_it_on_and_answers() -> None:
    task, dana = world.task(), owner()

    tasks.start(task, actor=dana, edition=1)
    tasks.finish(task, answer="Zwei Räume gefunden.", on=ON, actor=dana, edition=2)

    task.refresh_from_db()
    assert (task.state, task.settled_on, task.answer) == ("done", ON, "Zwei Räume gefunden.")
    assert [entry.act for entry in Entry.objects.order_by("pk")] == ["start", "finish"]


def test_an_answer_and_a_reason_are_needed() -> None:
    task = world.task()

    with pytest.raises(NotPossible, match="was das Ergebnis ist"):
        tasks.finish(task, answer=" ", on=ON, actor=SYSTEM, edition=1)
    with pytest.raises(NotPossible, match="warum der Auftrag entfällt"):
        tasks.drop(task, reason=" ", on=ON, actor=SYSTEM, edition=1)


def test_the_owner_does_not_drop_it() -> None:
    task = world.task()

    with pytest.raises(NotAllowed, match="nur die Koordination"):
        tasks.drop(task, reason="Zu teuer.", on=ON, actor=owner(), edition=1)


def test_others_do_not_answer() -> None:
    stranger = actor_of(world.user("ben", works_at=world.organisation("Bauamt")))

    with pytest.raises(NotAllowed, match="die zuständige Stelle"):
        tasks.finish(world.task(), answer="Fertig.", on=ON, actor=stranger, edition=1)


def test_a_dropped_task_is_opened_again_and_keeps_its_reason() -> None:
    task = world.task(last_reminded_on=date(2026, 9, 1))
    tasks.drop(task, reason="Zu teuer.", on=ON, actor=SYSTEM, edition=1)

    tasks.reopen(task, actor=SYSTEM, edition=2)

    task.refresh_from_db()
    assert (task.state, task.settled_on, task.last_reminded_on) == ("open", None, None)
    assert task.answer == "Zu teuer."
