"""The rule for one change and the filter for many agree, for every kind of actor."""

import pytest

from tests.changes.test_effect import decided, inside
from wirkungskreis.changes.domain.wish import Target
from wirkungskreis.changes.models import Change
from wirkungskreis.changes.policy import visible
from wirkungskreis.changes.states import Kind
from wirkungskreis.kernel.actor import SYSTEM, VISITOR, Actor, Role
from wirkungskreis.kernel.actor import Kind as ActorKind
from wirkungskreis.kernel.policy import ask


@pytest.mark.django_db
def test_visible_is_the_set_of_view() -> None:
    change = decided(Target(Kind.STEP, inside(), new="defer"))
    users = [Actor(ActorKind.USER, user_id=1, roles=frozenset({role})) for role in Role]

    for actor in (VISITOR, SYSTEM, Actor(ActorKind.LINK, person_id=1, link_id=1), *users):
        seen = Change.objects.filter(visible(actor)).exists()
        assert seen is bool(ask(actor, "changes.view", change)), actor
