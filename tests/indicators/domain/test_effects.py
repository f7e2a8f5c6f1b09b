"""The effect at a goal is said by a body, with the indicators beside it; no rule proposes it."""

from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from tests import world
from tests.frozen import assert_frozen
from tests.indicators import making
from wirkungskreis.concept.models import Element
from wirkungskreis.indicators.domain.effects import Said, assess
from wirkungskreis.indicators.models import EffectAssessment, Indicator
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import SYSTEM, Role
from wirkungskreis.kernel.errors import NotPossible, Refused
from wirkungskreis.mandates.models import Decision
from wirkungskreis.people.actors import actor_of

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 12)


def beside() -> tuple[Element, Indicator]:
    goal, row = world.element("A.1"), making.indicator()
    row.goal_links.create(element=goal)
    making.observation(row, 2023, 100)
    making.observation(row, 2025, 180)
    making.target(row, 200)
    return goal, row


def decided(**fields: Any) -> Decision:
    return making.decision("B-2", on=fields.pop("on", DAY), **fields)


def test_what_lay_beside_is_kept_as_it_was_known_on_the_day() -> None:
    goal, row = beside()
    making.observation(row, 2025, 20, known=date(2026, 5, 13))

    made = assess(goal, Said("progress", "Mehr Einsätze.", [row]), actor=SYSTEM, decision=decided())

    assert made.beside == (
        "A.1-i: Sprachmittlungseinsätze; 180\u00a0Einsätze (2025); nähert sich dem Ziel"
    )
    assert made.on == DAY
    assert list(made.indicators.all()) == [row]
    [entry] = Entry.objects.filter(act="assess")
    assert entry.facts == {"goal": goal.pk, "decision": made.decision_id}


def test_earlier_assessments_stay_readable_below_the_newest() -> None:
    goal, row = beside()
    first = assess(goal, Said("no_change", "Zu früh.", [row]), actor=SYSTEM, decision=decided())
    later = making.decision("B-3", on=date(2026, 11, 10))

    second = assess(goal, Said("progress", "Jetzt ja.", [row]), actor=SYSTEM, decision=later)

    assert list(EffectAssessment.objects.all()) == [second, first]
    assert_frozen(first, reason="Anders", grade="progress")


@pytest.mark.parametrize(
    ("grade", "reason", "sentence"),
    [
        ("great", "Gut.", "Diese Stufe gibt es nicht"),
        ("progress", " ", "womit das Gremium das begründet"),
        ("progress", "Gut.", "Ohne Indikator lässt sich keine Wirkung erkennen"),
    ],
)
def test_what_rests_on_nothing_is_refused(grade: str, reason: str, sentence: str) -> None:
    goal, _row = beside()

    with pytest.raises(NotPossible, match=sentence):
        assess(goal, Said(grade, reason), actor=SYSTEM, decision=decided())

    assert not EffectAssessment.objects.exists()


def test_without_indicator_a_body_can_say_that_it_cannot_judge() -> None:
    goal = world.element("A.1")

    made = assess(goal, Said("unknown", "Es fehlen Daten."), actor=SYSTEM, decision=decided())

    assert made.beside == ""


def test_an_indicator_of_another_goal_is_refused() -> None:
    goal, _row = beside()
    other = making.indicator("B.1-i")

    with pytest.raises(NotPossible, match="neben diesem Ziel"):
        assess(goal, Said("progress", "Gut.", [other]), actor=SYSTEM, decision=decided())


@pytest.mark.parametrize("missing", [{"on": None}, {"body": None}])
def test_a_decision_needs_its_body_and_its_day(missing: dict[str, None]) -> None:
    goal, row = beside()

    with pytest.raises(NotPossible, match="kein Gremium oder keinen Tag"):
        assess(goal, Said("progress", "Gut.", [row]), actor=SYSTEM, decision=decided(**missing))


def test_only_the_coordination_writes_it_down() -> None:
    goal, row = beside()
    statistics = actor_of(world.user("statistik", Role.STATISTICS))

    with pytest.raises(Refused, match="trägt die Koordination ein"):
        assess(goal, Said("progress", "Gut.", [row]), actor=statistics, decision=decided())


def test_the_database_asks_for_indicators_too() -> None:
    goal, _row = beside()

    facts = {"grade": "progress", "reason": "Gut.", "on": DAY, "decision": decided()}
    with pytest.raises(IntegrityError), transaction.atomic():
        EffectAssessment.objects.create(element=goal, **facts)
