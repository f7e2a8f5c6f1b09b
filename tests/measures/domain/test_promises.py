from datetime import date
from uuid import uuid4

import pytest

from tests import world
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.measures.domain import claims, promises
from wirkungskreis.measures.models import Commitment, ContributionClaim, Need
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User


def test_a_need_is_stated_once_and_answered_with_words(amira: User) -> None:
    actor, key = actor_of(amira), uuid4()

    need = promises.state_need(actor=actor, text="Es fehlen Räume.", key=key)
    assert promises.state_need(actor=actor, text="Es fehlen Räume.", key=key) == need
    with pytest.raises(NotPossible, match="wo der Bedarf aufgegriffen wird"):
        promises.answer_need(need, "turn_down", actor=actor, edition=1)
    promises.answer_need(need, "take_up", actor=actor, edition=1, answer="In A-11.")

    assert list(Need.objects.values_list("state", "answer")) == [("taken_up", "In A-11.")]
    assert "Räume" not in str(list(Entry.objects.values_list("facts", flat=True)))


def test_a_reopened_need_has_no_answer(amira: User) -> None:
    actor = actor_of(amira)
    need = promises.state_need(actor=actor, text="Es fehlen Räume.")
    promises.answer_need(need, "turn_down", actor=actor, edition=1, answer="Kein Geld.")

    promises.answer_need(need, "reopen", actor=actor, edition=2)

    assert list(Need.objects.values_list("state", "answer")) == [("open", "")]


def test_a_lead_states_needs_of_its_own_measures_only(bernd: User, chiara: User) -> None:
    measure = world.measure()

    promises.state_need(actor=actor_of(bernd), text="Es fehlen Räume.", measure=measure)
    with pytest.raises(NotAllowed):
        promises.state_need(actor=actor_of(chiara), text="Es fehlen Räume.", measure=measure)
    with pytest.raises(NotAllowed):
        promises.state_need(actor=actor_of(bernd), text="Es fehlen Räume.")

    assert Need.objects.count() == 1


def test_a_promise_is_given_amended_and_judged(amira: User) -> None:
    actor, office = actor_of(amira), world.organisation()

    given = promises.promise(actor=actor, organisation=office, what="Zwei Räume")
    promises.amend(given, actor=actor, edition=1, until=date(2027, 1, 1), is_public=True)
    promises.judge(given, "keep_partly", actor=actor, edition=2, remark="Ein Raum")

    stored = Commitment.objects.get()
    assert (stored.state, stored.remark, stored.is_public) == ("partly", "Ein Raum", True)
    assert stored.until == date(2027, 1, 1)


def test_others_do_not_promise_for_an_organisation(chiara: User) -> None:
    with pytest.raises(NotAllowed):
        promises.promise(actor=actor_of(chiara), organisation=world.organisation(), what="Räume")

    assert Commitment.objects.count() == 0


def test_a_reworded_claim_is_unreviewed_again(amira: User, bernd: User) -> None:
    measure, element = world.measure(), world.element()
    found = claims.claim(
        measure, element, actor=actor_of(bernd), edition=1, mechanism="Übung hilft."
    )
    claims.review(
        found, actor=actor_of(amira), edition=2, on=date(2026, 10, 9), doubts="Wenige Plätze"
    )
    measure.refresh_from_db()
    assert ContributionClaim.objects.get().reviewer == amira.person

    claims.claim(measure, element, actor=actor_of(bernd), edition=3, mechanism="Übung hilft sehr.")

    stored = ContributionClaim.objects.get()
    assert (stored.reviewed_on, stored.reviewer, stored.doubts) == (None, None, "Wenige Plätze")


def test_a_claim_says_how(bernd: User) -> None:
    with pytest.raises(NotPossible, match="wie die Maßnahme wirken soll"):
        claims.claim(
            world.measure(), world.element(), actor=actor_of(bernd), edition=1, mechanism=" "
        )
