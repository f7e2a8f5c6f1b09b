from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError
from pytest_django import Settings

from tests import world
from wirkungskreis.kernel.actor import VISITOR, Actor, Kind, Role
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User


def test_an_actor_is_what_the_account_may(bernd: User) -> None:
    assert actor_of(bernd, on=date(2026, 10, 9)) == Actor(
        Kind.USER,
        user_id=bernd.pk,
        person_id=bernd.person_id,
        organisation_ids=frozenset({world.organisation("Jugendamt").pk}),
        roles=frozenset({Role.MEASURE_LEAD}),
        name="Bernd",
        on=date(2026, 10, 9),
    )


def test_a_role_that_nobody_knows_is_refused(bernd: User) -> None:
    with pytest.raises(IntegrityError, match="grant_role_known"):
        bernd.grants.create(role="boss")


def test_nobody_is_a_visitor() -> None:
    assert actor_of(AnonymousUser()) == VISITOR


def test_posts_and_roles_count_only_while_they_last(bernd: User) -> None:
    bernd.person.posts.update(valid_from=date(2026, 1, 1), valid_before=date(2027, 1, 1))
    bernd.grants.update(valid_before=date(2026, 7, 1))

    found = {
        day: (len(actor_of(bernd, on=day).organisation_ids), len(actor_of(bernd, on=day).roles))
        for day in (date(2025, 12, 31), date(2026, 6, 30), date(2026, 7, 1), date(2027, 1, 1))
    }

    assert list(found.values()) == [(0, 1), (1, 1), (1, 0), (0, 0)]


def test_the_fixed_day_of_a_demonstration_decides(bernd: User, settings: Settings) -> None:
    bernd.grants.update(valid_before=date(2026, 10, 10))

    settings.TODAY = date(2026, 10, 9)
    assert actor_of(bernd).roles == {Role.MEASURE_LEAD}
    settings.TODAY = date(2026, 10, 10)
    assert actor_of(bernd).roles == frozenset()


def test_moderation_without_an_end_is_refused(bernd: User) -> None:
    with pytest.raises(IntegrityError, match="grant_moderation_ends"):
        bernd.grants.create(role=Role.MODERATION)
