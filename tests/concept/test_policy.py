import pytest

from tests import world
from wirkungskreis.concept.models import Version
from wirkungskreis.concept.policy import visible
from wirkungskreis.concept.states import VersionState
from wirkungskreis.kernel.actor import SYSTEM, VISITOR, Actor, Kind, Role
from wirkungskreis.kernel.policy import ask

LINK = Actor(Kind.LINK, person_id=1, round_id=1)
USER = Actor(Kind.USER, user_id=1)
COORDINATION = Actor(Kind.USER, user_id=1, roles=frozenset({Role.COORDINATION}))


@pytest.mark.django_db
@pytest.mark.parametrize("actor", [SYSTEM, VISITOR, LINK, USER, COORDINATION])
@pytest.mark.parametrize("state", ["draft", "consulted", "submitted"])
def test_visible_is_the_set_of_view(actor: Actor, state: str) -> None:
    world.draft(state=state)
    other = world.draft(2)
    world.adopted(other)

    seen = {version for version in Version.objects.all() if ask(actor, "concept.view", version)}

    assert set(Version.objects.filter(visible(actor))) == seen


@pytest.mark.parametrize("actor", [VISITOR, LINK])
def test_a_draft_stays_inside(actor: Actor) -> None:
    draft = Version(state=VersionState.DRAFT)

    assert ask(actor, "concept.view", draft).reason == (
        "Dieser Entwurf ist noch nicht veröffentlicht."
    )


@pytest.mark.parametrize("name", ["concept.edit", "concept.adopt"])
def test_only_the_coordination_writes(name: str) -> None:
    draft = Version()

    assert [bool(ask(actor, name, draft)) for actor in (COORDINATION, USER, LINK, VISITOR)] == [
        True,
        False,
        False,
        False,
    ]
