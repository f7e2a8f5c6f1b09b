"""Who may see and keep shared words; the rule for one and the filter for many must agree."""

import pytest

from wirkungskreis.kernel.actor import SYSTEM, VISITOR, Actor, Kind, Role
from wirkungskreis.kernel.policy import ask
from wirkungskreis.vocab.models import TargetGroup
from wirkungskreis.vocab.policy import visible

EVERYBODY = [
    VISITOR,
    SYSTEM,
    Actor(Kind.LINK, person_id=1),
    Actor(Kind.USER, user_id=1),
    *(Actor(Kind.USER, user_id=1, roles=frozenset({role})) for role in Role),
]


def test_visible_is_the_set_of_view(db: None) -> None:
    words = [TargetGroup.objects.create(code=f"ZG-{n}", label=f"Gruppe {n}") for n in (1, 2)]

    for actor in EVERYBODY:
        seen = set(TargetGroup.objects.filter(visible(actor)))
        assert seen == {word for word in words if ask(actor, "vocab.view", word)}


@pytest.mark.parametrize("actor", EVERYBODY, ids=str)
def test_only_the_coordination_keeps_them(actor: Actor) -> None:
    is_coordination = actor is SYSTEM or actor.has(Role.COORDINATION)

    assert bool(ask(actor, "vocab.keep", None)) is is_coordination
