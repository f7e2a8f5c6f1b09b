"""The way of a paper through the bodies."""

from datetime import date

import pytest

from tests import world
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.mandates.domain import way
from wirkungskreis.mandates.models import Consultation, Paper
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User

TODAY = date(2026, 10, 9)
LATER = date(2026, 12, 7)


def add(paper: Paper, **facts: object) -> Consultation:
    facts = {"body": world.body("RAT"), "role": "decides", **facts}
    return way.add_stop(paper, actor=SYSTEM, edition=paper.edition, on=TODAY, facts=facts)


def test_a_stop_is_planned_and_gets_its_result(amira: User) -> None:
    paper, actor = world.paper(), actor_of(amira)
    facts = {"body": world.body("RAT"), "role": "decides", "on": TODAY}

    stop = way.add_stop(paper, actor=actor, edition=1, on=TODAY, facts=facts)
    was_ahead = stop.is_ahead
    result = {"result": "beschlossen", "on": TODAY, "votes_for": 43, "text": "Mit Änderung."}
    told = way.change_stop(stop, actor=actor, edition=2, on=TODAY, facts=result)

    assert (was_ahead, told.is_ahead, told.votes_for) == (True, False, 43)
    entries = Entry.objects.order_by("pk").values_list("act", "thing", "facts")
    assert [(act, thing, facts["part"]) for act, thing, facts in entries] == [
        ("add_stop", "mandates.paper", stop.pk),
        ("change_stop", "mandates.paper", stop.pk),
    ]


@pytest.mark.parametrize(("day", "words"), [(None, "nennen Sie den Tag"), (LATER, "noch vor uns")])
def test_a_result_needs_a_day_that_has_come(db: None, day: date | None, words: str) -> None:
    paper = world.paper()

    with pytest.raises(NotPossible, match=words):
        add(paper, on=day, result="beschlossen")

    assert paper.consultations.count() == 0


def test_two_people_on_the_same_way_notice_each_other(db: None) -> None:
    paper = world.paper()
    add(paper)
    stale = Paper.objects.get()
    stale.edition = 1

    with pytest.raises(NotPossible, match="Inzwischen wurde hier etwas geändert"):
        add(stale)

    assert paper.consultations.count() == 1


def test_stops_change_places(db: None) -> None:
    paper = world.paper()
    first, second, third = (add(paper) for _ in range(3))

    way.place_stop(third, direction="up", actor=SYSTEM, edition=paper.edition)

    assert list(paper.consultations.all()) == [first, third, second]
    first.refresh_from_db()
    with pytest.raises(NotPossible, match="Weiter geht es"):
        way.place_stop(first, direction="up", actor=SYSTEM, edition=first.paper.edition)


def test_only_a_planned_stop_is_taken_out(db: None) -> None:
    paper = world.paper()
    planned, held = world.stop(paper), world.stop(paper, on=TODAY, result="beschlossen")

    way.remove_stop(planned, actor=SYSTEM, edition=1)
    with pytest.raises(NotPossible, match="hat ein Ergebnis"):
        way.remove_stop(held, actor=SYSTEM, edition=2)

    assert list(paper.consultations.all()) == [held]


def test_others_plan_nothing(bernd: User) -> None:
    paper, actor = world.paper(), actor_of(bernd)
    stop = world.stop(paper)
    facts = {"body": world.body("CG"), "role": "notes"}

    with pytest.raises(NotAllowed):
        way.add_stop(paper, actor=actor, edition=1, on=TODAY, facts=facts)
    with pytest.raises(NotAllowed):
        way.change_stop(stop, actor=actor, edition=1, on=TODAY, facts=facts)
    with pytest.raises(NotAllowed):
        way.remove_stop(stop, actor=actor, edition=1)

    assert list(paper.consultations.values_list("role", flat=True)) == ["decides"]
