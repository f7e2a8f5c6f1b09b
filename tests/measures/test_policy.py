"""The rule for one thing and the filter for many must agree, for every kind of actor."""

from itertools import product

import pytest

from tests import world
from wirkungskreis.kernel.actor import SYSTEM, VISITOR, Actor, Kind, Role
from wirkungskreis.kernel.policy import ask
from wirkungskreis.measures.models import Measure
from wirkungskreis.measures.policy import visible
from wirkungskreis.measures.states import NEED_REASON, State


def everybody(*organisation_ids: int) -> list[Actor]:
    """Every kind of actor, every role, in every one of the organisations and in none."""
    works_at = [frozenset[int](), *(frozenset({pk}) for pk in organisation_ids)]
    users = [
        Actor(Kind.USER, user_id=1, person_id=1, organisation_ids=ids, roles=roles)
        for ids, roles in product(works_at, [frozenset[Role](), *(frozenset({r}) for r in Role)])
    ]
    links = [Actor(Kind.LINK, person_id=1, round_id=1, organisation_ids=ids) for ids in works_at]
    return [VISITOR, SYSTEM, *links, *users]


@pytest.mark.django_db
def test_visible_is_the_set_of_view() -> None:
    youth, works, club = (world.organisation(name) for name in ("Jugendamt", "Bauamt", "Verein"))
    for state, at in product(State, (None, world.LONG_AGO)):
        reason = "Das Geld fehlt." if state in NEED_REASON else ""
        measure = world.measure(state=state, published_at=at, lead=youth, state_reason=reason)
        measure.partnerships.create(organisation=club)
    actors = everybody(youth.pk, works.pk, club.pk)

    assert {actor.kind for actor in actors} == set(Kind)
    for actor in actors:
        seen = set(Measure.objects.filter(visible(actor)))
        assert seen == {m for m in Measure.objects.all() if ask(actor, "measures.view", m)}


@pytest.mark.django_db
@pytest.mark.parametrize("actor", [VISITOR, Actor(Kind.LINK, person_id=1, round_id=1)])
def test_outsiders_see_only_what_is_published(actor: Actor) -> None:
    published = world.measure()
    world.measure(published_at=None)

    assert list(Measure.objects.filter(visible(actor))) == [published]


@pytest.mark.django_db
def test_only_people_take_steps() -> None:
    measure = world.measure()

    for actor in (VISITOR, SYSTEM, Actor(Kind.LINK, organisation_ids=frozenset({measure.lead_id}))):
        assert not ask(actor, "measures.report", measure)
        assert not ask(actor, "measures.steer", measure)
        assert not ask(actor, "measures.propose", measure.lead)
