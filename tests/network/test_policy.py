"""Whoever may view a text or what came back finds it in the list, and nobody else."""

import pytest

from tests import world
from tests.meetings import making
from wirkungskreis.kernel.actor import SYSTEM, VISITOR, Actor, Kind, Role
from wirkungskreis.kernel.policy import ask
from wirkungskreis.network.domain import links
from wirkungskreis.network.models import Feedback, Message
from wirkungskreis.network.policy import visible, visible_feedback
from wirkungskreis.people.actors import actor_of

pytestmark = pytest.mark.django_db


def test_the_filters_say_what_the_rules_say() -> None:
    dana = world.contact()
    first = world.message(world.meeting("FG-1", making.ON, state="held"))
    world.message(world.meeting("FG-2", making.ON, state="held"), state="draft", released_on=None)
    world.feedback(first, person=dana)
    world.feedback(first)
    access = links.ensure(first.meeting, dana)
    actors = [SYSTEM, VISITOR, links.actor_of(access)]
    actors.append(Actor(Kind.LINK, person_id=dana.pk, link_id=access.pk, round_id=7))
    actors += [actor_of(world.user(role.value, role)) for role in Role]
    actors.append(actor_of(world.user("niemand")))

    for actor in actors:
        read = set(Message.objects.filter(visible(actor)))
        assert read == {m for m in Message.objects.all() if ask(actor, "network.view", m)}
        came = set(Feedback.objects.filter(visible_feedback(actor)))
        assert came == {f for f in Feedback.objects.all() if ask(actor, "network.view_feedback", f)}
    assert list(Message.objects.filter(visible(links.actor_of(access)))) == [first]
