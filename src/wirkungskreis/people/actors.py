"""From the account to the acting value."""

from django.contrib.auth.models import AnonymousUser

from wirkungskreis.kernel.actor import VISITOR, Actor, Kind, Role
from wirkungskreis.people.models import User


def actor_of(user: User | AnonymousUser) -> Actor:
    """Ask the database once per request, in three queries; from here on it is a plain value."""
    if not user.is_authenticated:
        return VISITOR
    person = user.person
    return Actor(
        Kind.USER,
        user_id=user.pk,
        person_id=person.pk,
        organisation_ids=frozenset(person.posts.values_list("organisation_id", flat=True)),
        roles=frozenset(Role(role) for role in user.grants.values_list("role", flat=True)),
        name=person.name,
    )
