"""The effect at a goal on the desk: the indicators beside it, what bodies said, the form."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import world
from tests.desk.test_concept import text_of
from tests.indicators import making
from wirkungskreis.concept.models import Element
from wirkungskreis.indicators.models import EffectAssessment, Indicator
from wirkungskreis.people.models import User

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 12)


@pytest.fixture
def desk(client: Client, amira: User) -> Client:
    client.force_login(amira)
    return client


def read(desk: Client, address: str) -> str:
    return text_of(desk.get(address).content.decode())


def queries(desk: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert desk.get(address).status_code == 200
    return len(found)


def beside() -> tuple[Element, Indicator]:
    goal, row = world.element("A.1"), making.indicator()
    row.goal_links.create(element=goal)
    making.observation(row, 2025, 180)
    return goal, row


def address(goal: Element, name: str = "effects") -> str:
    return reverse(f"desk:{name}", args=[goal.public_id])


def sent(**changes: object) -> dict[str, object]:
    given: dict[str, object] = {"once_key": uuid4(), "grade": "progress", "reason": "Mehr."}
    return given | changes


def test_a_decision_becomes_an_assessment_with_its_indicators(desk: Client) -> None:
    goal, row = beside()
    decision = making.decision("B-2", on=DAY)

    form = sent(decision=decision.number, indicators=[row.public_id])
    answer = desk.post(address(goal, "effect_new"), form)
    again = desk.post(address(goal, "effect_new"), form)

    assert answer.status_code == again.status_code == 302
    assert EffectAssessment.objects.count() == 1
    page = read(desk, address(goal))
    assert "Fortschritt erkennbar" in page
    assert "CG, 12. Mai 2026" in page
    assert "A.1-i: Sprachmittlungseinsätze; 180 Einsätze (2025); ohne Ziel" in page
    element = read(desk, reverse("desk:element", args=[goal.public_id]))
    assert "(Gremium CG, 12.05.2026): Mehr." in element


def test_a_refused_step_stays_on_the_page(desk: Client) -> None:
    goal, _row = beside()
    decision = making.decision("B-2", on=DAY)

    answer = desk.post(address(goal, "effect_new"), sent(decision=decision.number))

    assert answer.status_code == 422
    assert "Ohne Indikator lässt sich keine Wirkung erkennen." in text_of(answer.content.decode())


def test_three_assessments_ask_as_much_as_one(desk: Client) -> None:
    goal, row = beside()
    making.assessment(row, on=DAY)
    small = queries(desk, address(goal))

    for day in (13, 14):
        making.assessment(row, on=date(2026, 5, day))

    assert queries(desk, address(goal)) == small <= 20
