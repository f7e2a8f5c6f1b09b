from datetime import date, time

import pytest

from tests import world
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.mandates.domain import keep
from wirkungskreis.mandates.models import Body, Decision, Paper, Sitting
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User


def test_bodies_sittings_papers_and_decisions_are_entered(amira: User) -> None:
    actor = actor_of(amira)

    body = keep.enter(Body, actor=actor, facts={"code": "RAT", "name": "Rat", "level": "political"})
    sitting = keep.enter(
        Sitting, actor=actor, facts={"code": "RAT-1", "body": body, "on": date(2017, 12, 18)}
    )
    paper = keep.enter(Paper, actor=actor, facts={"code": "1/1", "kind": "Vorlage", "subject": "K"})
    decision = keep.enter(
        Decision,
        actor=actor,
        facts={"number": "RB-1", "text": "Beschlossen.", "body": body, "sitting": sitting},
    )

    assert (decision.sitting, paper.code) == (sitting, "1/1")
    acts = list(Entry.objects.order_by("pk").values_list("act", flat=True))
    assert acts == ["enter"] * 4


def test_a_code_is_given_once(db: None) -> None:
    world.body("RAT")

    with pytest.raises(NotPossible, match="vergeben"):
        keep.enter(Body, actor=SYSTEM, facts={"code": "RAT", "name": "X", "level": "political"})


def test_a_body_does_not_end_before_it_starts(db: None) -> None:
    days = {"valid_from": date(2018, 2, 1), "valid_before": date(2017, 1, 1)}

    with pytest.raises(NotPossible, match="vor dem Anfang"):
        keep.correct(world.body(), actor=SYSTEM, edition=1, facts=days)


def test_a_decision_belongs_to_a_sitting_of_its_body(db: None) -> None:
    sitting = Sitting.objects.create(code="S-1", body=world.body("FG"), on=date(2026, 9, 1))
    facts = {"number": "B-1", "text": "X", "body": world.body("CG"), "sitting": sitting}

    with pytest.raises(NotPossible, match="anderen Gremium"):
        keep.enter(Decision, actor=SYSTEM, facts=facts)


def test_a_sitting_is_held_or_cancelled_once(amira: User) -> None:
    sitting = Sitting.objects.create(code="S-1", body=world.body(), on=date(2026, 9, 1))

    keep.hold(sitting, "hold", actor=actor_of(amira), edition=1)

    with pytest.raises(NotPossible, match="beim jetzigen Stand nicht möglich"):
        keep.hold(sitting, "cancel", actor=actor_of(amira), edition=2)


def test_a_paper_does_not_amend_itself(db: None) -> None:
    paper = world.paper()

    with pytest.raises(NotPossible, match="ändert nicht sich selbst"):
        keep.correct(paper, actor=SYSTEM, edition=1, facts={"amends": paper})


def test_an_entry_of_the_directory_is_one_body(db: None) -> None:
    council = world.organisation("Rat")
    first, other = world.body("RAT", organisation=council), world.body("CG")

    keep.correct(first, actor=SYSTEM, edition=1, facts={"organisation": council})
    with pytest.raises(NotPossible, match="gehört schon zu einem Gremium"):
        keep.correct(other, actor=SYSTEM, edition=1, facts={"organisation": council})


def test_a_sitting_does_not_end_before_it_begins(db: None) -> None:
    sitting = Sitting.objects.create(code="S-1", body=world.body(), on=date(2026, 9, 1))
    times = {"starts": time(17, 0), "ends": time(16, 0)}

    with pytest.raises(NotPossible, match="vor ihrem Beginn"):
        keep.correct(sitting, actor=SYSTEM, edition=1, facts=times)


def test_others_enter_nothing(bernd: User) -> None:
    with pytest.raises(NotAllowed):
        keep.enter(
            Body, actor=actor_of(bernd), facts={"code": "X", "name": "X", "level": "political"}
        )
