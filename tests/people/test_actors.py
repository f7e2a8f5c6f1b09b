import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError

from tests import world
from wirkungskreis.kernel.actor import VISITOR, Actor, Kind, Role
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User


def test_an_actor_is_what_the_account_may(bernd: User) -> None:
    assert actor_of(bernd) == Actor(
        Kind.USER,
        user_id=bernd.pk,
        person_id=bernd.person_id,
        organisation_ids=frozenset({world.organisation("Jugendamt").pk}),
        roles=frozenset({Role.MEASURE_LEAD}),
        name="Bernd",
    )


def test_a_role_that_nobody_knows_is_refused(bernd: User) -> None:
    with pytest.raises(IntegrityError, match="grant_role_known"):
        bernd.grants.create(role="boss")


def test_nobody_is_a_visitor() -> None:
    assert actor_of(AnonymousUser()) == VISITOR
