from datetime import date

import pytest

from tests import world
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.mandates.domain import keep
from wirkungskreis.mandates.models import Body, Consultation, Decision, Fact, Paper, Sitting
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
    stop = keep.enclose(
        Consultation, paper, actor=actor, facts={"order": 1, "body": body, "role": "decides"}
    )

    assert decision.sitting == sitting
    assert stop.paper == paper
    acts = list(Entry.objects.order_by("pk").values_list("act", flat=True))
    assert acts == ["enter"] * 4 + ["add_consultation"]


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


def test_a_fact_keeps_source_and_caveat(db: None) -> None:
    facts = {"topic": "Mitglied", "text": "Caritas", "source": "S16", "caveat": "Stand 2024"}

    fact = keep.enclose(Fact, world.body(), actor=SYSTEM, facts=facts)

    assert (fact.source, fact.caveat) == ("S16", "Stand 2024")


def test_others_enter_nothing(bernd: User) -> None:
    with pytest.raises(NotAllowed):
        keep.enter(
            Body, actor=actor_of(bernd), facts={"code": "X", "name": "X", "level": "political"}
        )
