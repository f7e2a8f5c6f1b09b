"""A confirmation round: four answers, and what the register takes over."""

from datetime import date
from typing import Any

import pytest

from tests import world
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.measures.models import Measure
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User
from wirkungskreis.rounds.domain import confirming, links
from wirkungskreis.rounds.models import Confirmation

TODAY = date(2026, 10, 9)
YES: dict[str, Any] = {
    "is_correct": "yes",
    "correction": "",
    "takes_part": "yes",
    "answering": "Emre Kaya",
    "public_scope": "title",
}


@pytest.fixture
def asked(db: None) -> Confirmation:
    rnd = world.rnd(kind="confirmation")
    world.link(rnd, world.contact())
    measure = world.measure()
    return rnd.confirmations.create(
        measure=measure, organisation=measure.lead, person=world.contact()
    )


def answer(asked: Confirmation, **said: Any) -> Confirmation:
    actor = links.actor_of(world.link(asked.round, world.contact()))
    return confirming.answer(asked, actor=actor, edition=asked.edition, on=TODAY, **{**YES, **said})


def test_the_answer_is_taken_over_into_the_register(asked: Confirmation, amira: User) -> None:
    answer(asked)
    emre = world.contact("Emre Kaya")

    confirming.settle(asked, actor=actor_of(amira), edition=2, on=TODAY, person=emre)

    measure = Measure.objects.get()
    assert (measure.confirmed_on, measure.confirmed_by, measure.public_scope) == (
        TODAY,
        world.contact(),
        "title",
    )
    assert measure.lead_person == emre
    stored = Confirmation.objects.get()
    assert (stored.state, stored.answering) == ("settled", "")


@pytest.mark.parametrize(
    "said", [{"is_correct": "no", "correction": "Titel falsch"}, {"takes_part": "unclear"}]
)
def test_what_is_wrong_or_unclear_confirms_nothing(
    asked: Confirmation, amira: User, said: dict[str, str]
) -> None:
    answer(asked, **said)

    confirming.settle(asked, actor=actor_of(amira), edition=2, on=TODAY)

    assert Measure.objects.get().confirmed_on is None


def test_what_is_wrong_has_to_be_said(asked: Confirmation) -> None:
    with pytest.raises(NotPossible, match="was nicht stimmt"):
        answer(asked, is_correct="no")


def test_it_can_be_answered_anew_until_it_is_taken_over(asked: Confirmation, amira: User) -> None:
    answer(asked)
    answer(asked, public_scope="nothing")
    confirming.settle(asked, actor=actor_of(amira), edition=3, on=TODAY)

    with pytest.raises(NotPossible, match="nicht möglich"):
        answer(asked)


def test_leads_do_not_take_over(asked: Confirmation, bernd: User) -> None:
    answer(asked)

    with pytest.raises(NotAllowed):
        confirming.settle(asked, actor=actor_of(bernd), edition=2, on=TODAY)
