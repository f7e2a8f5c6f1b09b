"""Who sees a paper: the list and the single answer agree for every role and state."""

from typing import Any

import pytest

from tests import world
from tests.council import making
from wirkungskreis.council.models import Draft
from wirkungskreis.council.policy import visible
from wirkungskreis.kernel.actor import SYSTEM, VISITOR, Actor, Role
from wirkungskreis.kernel.policy import ask
from wirkungskreis.people.actors import actor_of

pytestmark = pytest.mark.django_db


def actors() -> list[Actor]:
    names = {role: actor_of(world.user(role.value, role)) for role in Role}
    return [*names.values(), VISITOR, SYSTEM]


@pytest.mark.parametrize("facts", [{}, {"is_public": False}])
@pytest.mark.parametrize("state", ["draft", "cosigning", "in_consultation", "withdrawn"])
def test_the_list_and_the_single_answer_agree(state: str, facts: dict[str, Any]) -> None:
    draft = making.brought_in()
    Draft.objects.filter(pk=draft.pk).update(state=state, **facts)
    draft.refresh_from_db()

    answers = [
        (bool(ask(actor, "council.view", draft)), Draft.objects.filter(visible(actor)).exists())
        for actor in actors()
    ]

    assert [pair for pair in answers if pair[0] != pair[1]] == []


def test_committees_see_public_papers_once_they_are_out_and_visitors_none() -> None:
    committee = actor_of(world.user("gremium", Role.COMMITTEE))
    out = making.brought_in()
    closed = making.brought_in(making.from_report(out.report), "2026/2")
    Draft.objects.filter(pk=closed.pk).update(is_public=False)
    written = making.from_report(out.report)

    assert list(Draft.objects.filter(visible(committee))) == [out]
    assert list(Draft.objects.filter(visible(VISITOR))) == []
    assert written.state == "draft"
