"""Who may what in the directory; the rule for one thing and the filter for many must agree."""

from itertools import product

import pytest
from django.db.models import Model, Q

from tests import world
from wirkungskreis.kernel.actor import SYSTEM, VISITOR, Actor, Kind, Role
from wirkungskreis.kernel.policy import ask
from wirkungskreis.people.models import Organisation, Person, User
from wirkungskreis.people.policy import visible, visible_accounts, visible_persons


def everybody() -> list[Actor]:
    """Every kind of actor and every role, as each of the persons, in each of the offices."""
    people = list(Person.objects.values_list("pk", flat=True))
    places = [frozenset[int](), *(frozenset({o.pk}) for o in Organisation.objects.all())]
    roles = [frozenset[Role](), *(frozenset({role}) for role in Role)]
    users = [
        Actor(Kind.USER, user_id=1, person_id=person, organisation_ids=place, roles=role)
        for person, place, role in product(people, places, roles)
    ]
    links = [Actor(Kind.LINK, person_id=people[0], organisation_ids=place) for place in places]
    return [VISITOR, SYSTEM, *links, *users]


@pytest.mark.parametrize(
    ("model", "select", "rule"),
    [
        (Organisation, visible, "people.view_organisation"),
        (Person, visible_persons, "people.view_person"),
        (User, visible_accounts, "people.view_account"),
    ],
)
def test_visible_is_the_set_of_view(
    amira: User, bernd: User, chiara: User, model: type[Model], select: type[Q], rule: str
) -> None:
    things = list(model._base_manager.all())
    assert len(things) >= 2

    for actor in everybody():
        seen = set(model._base_manager.filter(select(actor)))
        assert seen == {thing for thing in things if ask(actor, rule, thing)}


KEEPING = {
    "people.keep_organisation": {Role.COORDINATION},
    "people.keep_person": {Role.COORDINATION},
    "people.redact": {Role.COORDINATION},
    "people.keep_account": {Role.COORDINATION},
    "people.see_contact": {Role.COORDINATION},
    "people.view_account": {Role.COORDINATION, Role.AUDIT},
    "people.view_person": {Role.COORDINATION, Role.LEADERSHIP, Role.AUDIT},
    "people.view_organisation": set(Role),
}


@pytest.mark.parametrize("rule", KEEPING)
def test_each_verb_has_its_roles(bernd: User, rule: str) -> None:
    thing = world.organisation() if "organisation" in rule else bernd.person
    actors = {role: Actor(Kind.USER, person_id=0, roles=frozenset({role})) for role in Role}

    allowed = {role for role, actor in actors.items() if ask(actor, rule, thing)}

    assert allowed == KEEPING[rule]
    assert not ask(VISITOR, rule, thing)
    assert not ask(Actor(Kind.LINK, person_id=0), rule, thing)


def test_everybody_sees_their_own_data(bernd: User) -> None:
    own = Actor(Kind.USER, person_id=bernd.person_id)

    assert ask(own, "people.view_person", bernd.person)
    assert ask(own, "people.see_contact", bernd.person)
    assert not ask(own, "people.keep_person", bernd.person)
