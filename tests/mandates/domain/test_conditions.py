from datetime import date

import pytest

from tests import world
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.mandates.domain import conditions
from wirkungskreis.mandates.models import Condition
from wirkungskreis.mandates.queries import overdue
from wirkungskreis.mandates.states import CONDITION_LIFE, ConditionState
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User

TODAY = date(2026, 10, 9)


def test_a_condition_is_entered_open(amira: User) -> None:
    facts = {"number": "AU-1", "text": "Jedes Jahr wird berichtet.", "recurrence": "yearly"}

    condition = conditions.impose(actor=actor_of(amira), facts=facts)

    assert (condition.state, condition.recurrence) == ("open", "yearly")
    with pytest.raises(NotPossible, match="vergeben"):
        conditions.impose(actor=actor_of(amira), facts=facts)


def test_without_evidence_nothing_is_fulfilled(amira: User) -> None:
    condition = world.condition()

    with pytest.raises(NotPossible, match="Ohne Nachweis ist nichts erfüllt"):
        conditions.take_step(condition, "fulfil", actor=actor_of(amira), edition=1)
    conditions.prove(
        condition, on=TODAY, evidence="Vorlage 2025/0571", actor=actor_of(amira), edition=1
    )
    conditions.take_step(condition, "fulfil", actor=actor_of(amira), edition=2)

    assert Condition.objects.get().state == "fulfilled"


def test_evidence_stands_once_and_is_never_empty(db: None) -> None:
    condition = world.condition()
    conditions.prove(condition, on=TODAY, evidence="Bericht", actor=SYSTEM, edition=1)

    with pytest.raises(NotPossible, match="steht schon da"):
        conditions.prove(condition, on=TODAY, evidence="Bericht", actor=SYSTEM, edition=2)
    with pytest.raises(NotPossible, match="nennen Sie den Nachweis"):
        conditions.prove(condition, on=TODAY, evidence=" ", actor=SYSTEM, edition=2)


def test_evidence_entered_by_mistake_is_taken_out_but_not_the_last(db: None) -> None:
    condition = world.condition(state="fulfilled")
    wrong = condition.fulfilments.create(on=TODAY, evidence="Vorlage 2025/0517")
    right = condition.fulfilments.create(on=TODAY, evidence="Vorlage 2025/0571")

    conditions.unprove(wrong, actor=SYSTEM, edition=1)
    with pytest.raises(NotPossible, match="einzige Nachweis bleibt"):
        conditions.unprove(right, actor=SYSTEM, edition=2)

    assert list(condition.fulfilments.all()) == [right]


@pytest.mark.parametrize(("state", "step"), [("open", "lift"), ("fulfilled", "reopen")])
def test_lifting_and_reopening_need_a_reason(db: None, state: str, step: str) -> None:
    condition = world.condition(state=state)

    with pytest.raises(NotPossible, match="begründen"):
        conditions.take_step(condition, step, actor=SYSTEM, edition=1)
    conditions.take_step(condition, step, actor=SYSTEM, edition=1, reason="Beschluss vom 7. Juli.")

    assert Condition.objects.get().state_reason == "Beschluss vom 7. Juli."


def test_others_enter_and_prove_nothing(bernd: User) -> None:
    condition = world.condition()

    with pytest.raises(NotAllowed):
        conditions.impose(actor=actor_of(bernd), facts={"number": "AU-2", "text": "Neu"})
    with pytest.raises(NotAllowed):
        conditions.prove(condition, on=TODAY, evidence="Ja", actor=actor_of(bernd), edition=1)


@pytest.mark.parametrize("state", ConditionState.values)
@pytest.mark.parametrize("due", [None, date(2026, 10, 8), TODAY])
def test_overdue_is_the_same_for_one_and_for_a_list(db: None, state: str, due: date | None) -> None:
    condition = world.condition(state=state, due=due)

    found = Condition.objects.filter(overdue(TODAY)).exists()

    assert condition.is_overdue(TODAY) is found
    assert found is (due == date(2026, 10, 8) and state in {"open", "underway"})


@pytest.mark.parametrize(
    ("recurrence", "year", "is_overdue"),
    [
        ("once", 2025, True),
        ("yearly", None, True),
        ("yearly", 2024, True),
        ("yearly", 2025, False),
        ("yearly", 2026, False),
        ("per_report", None, True),
        ("per_report", 2019, False),
    ],
)
def test_what_recurs_is_overdue_only_without_recent_evidence(
    db: None, recurrence: str, year: int | None, *, is_overdue: bool
) -> None:
    condition = world.condition(recurrence=recurrence, due=date(2018, 12, 31))
    if year:
        condition.fulfilments.create(on=date(year, 6, 24), evidence="Bericht")

    assert condition.is_overdue(TODAY) is is_overdue
    assert Condition.objects.filter(overdue(TODAY)).exists() is is_overdue


def test_years_without_evidence_are_derived(db: None) -> None:
    condition = world.condition(recurrence="yearly", due=date(2018, 12, 31))
    for year in (2019, 2024, 2025):
        condition.fulfilments.create(on=date(year, 6, 1), evidence=f"Bericht {year}")

    assert condition.missing_years(TODAY) == [2020, 2021, 2022, 2023]


def test_a_single_condition_misses_no_years(db: None) -> None:
    assert world.condition(due=date(2018, 12, 31)).missing_years(TODAY) == []


def test_nothing_ever_says_that_a_condition_was_not_met() -> None:
    words = [str(label) for label in ConditionState.labels]
    words += [str(step.label) for step in CONDITION_LIFE.steps.values()]

    assert "öffentlich nicht nachvollziehbar" in words
    assert [word for word in words if "nicht erfüllt" in word.lower()] == []
