"""Saved views of the register: own ones, shared ones, and whose they are."""

from datetime import date
from itertools import product

import pytest

from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import SYSTEM, VISITOR, Actor, Kind, Role
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.kernel.policy import ask
from wirkungskreis.measures.domain import views
from wirkungskreis.measures.duties import forget
from wirkungskreis.measures.models import SavedView
from wirkungskreis.measures.policy import visible_views
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User


def test_a_view_is_kept_for_oneself_and_noted_without_its_words(bernd: User) -> None:
    view = views.keep(actor=actor_of(bernd), name="Meine offenen", query="offen=no_goal")

    assert (view.owner, view.is_shared) == (bernd, False)
    entry = Entry.objects.get()
    assert (entry.act, entry.facts) == ("save_view", {})


def test_only_the_coordination_shares(amira: User, bernd: User) -> None:
    shared = views.keep(actor=actor_of(amira), name="Abweichungen", query="", is_shared=True)
    own = views.keep(actor=actor_of(bernd), name="Meine", query="")

    with pytest.raises(NotAllowed):
        views.keep(actor=actor_of(bernd), name="Andere", query="", is_shared=True)
    with pytest.raises(NotAllowed):
        views.change(own, actor=actor_of(bernd), edition=1, name="Meine", is_shared=True)
    with pytest.raises(NotAllowed):
        views.discard(shared, actor=actor_of(bernd), edition=1)

    assert list(SavedView.objects.filter(is_shared=True)) == [shared]


def test_a_name_stands_once_per_person(amira: User, bernd: User) -> None:
    views.keep(actor=actor_of(amira), name="Offen", query="")
    views.keep(actor=actor_of(bernd), name="Offen", query="")

    with pytest.raises(NotPossible, match="mit diesem Namen haben Sie schon"):
        views.keep(actor=actor_of(amira), name="offen", query="")
    with pytest.raises(NotPossible, match="einen Namen"):
        views.keep(actor=actor_of(amira), name=" ", query="")


def test_there_is_an_end_to_views(bernd: User) -> None:
    for number in range(views.MOST):
        SavedView.objects.create(owner=bernd, name=str(number))

    with pytest.raises(NotPossible, match="Sie haben schon 30 Ansichten"):
        views.keep(actor=actor_of(bernd), name="Noch eine", query="")


def test_a_view_is_renamed_shared_and_deleted(amira: User) -> None:
    actor = actor_of(amira)
    view = views.keep(actor=actor, name="Offen", query="offen=no_goal")

    views.change(view, actor=actor, edition=1, name="Ohne Ziel", is_shared=True)
    with pytest.raises(NotPossible, match="Inzwischen"):
        views.change(view, actor=actor, edition=1, name="Anders", is_shared=True)
    views.discard(view, actor=actor, edition=2)

    assert SavedView.objects.count() == 0
    assert list(Entry.objects.order_by("pk").values_list("act", flat=True)) == [
        "save_view",
        "change_view",
        "discard_view",
    ]


def test_who_is_forgotten_leaves_only_what_is_shared(amira: User) -> None:
    actor = actor_of(amira)
    views.keep(actor=actor, name="Für mich", query="")
    shared = views.keep(actor=actor, name="Für alle", query="", is_shared=True)

    count = forget(amira.person, date(2026, 10, 9))

    assert count == 1
    assert list(SavedView.objects.all()) == [shared]


def test_visible_is_the_set_of_view(amira: User, bernd: User) -> None:
    for owner, is_shared in product((amira, bernd), (True, False)):
        SavedView.objects.create(owner=owner, name=str(is_shared), is_shared=is_shared)
    things = list(SavedView.objects.all())
    users = [
        Actor(Kind.USER, user_id=user.pk, roles=frozenset({role}))
        for user, role in product((amira, bernd), Role)
    ]

    for actor in [VISITOR, SYSTEM, Actor(Kind.LINK, person_id=1), *users]:
        seen = set(SavedView.objects.filter(visible_views(actor)))
        assert seen == {view for view in things if ask(actor, "measures.view_view", view)}
