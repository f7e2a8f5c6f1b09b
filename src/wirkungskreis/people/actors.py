"""From the account to the acting value."""

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.actor import VISITOR, Actor, Kind, Role
from wirkungskreis.people.models import User
from wirkungskreis.people.models.spans import valid_on


def actor_of(user: User | AnonymousUser, *, on: date | None = None) -> Actor:
    """Ask the database once per request, in two queries; from here on it is a plain value.

    Posts and roles count only while they are valid on the day, which is today unless said.
    """
    if not user.is_authenticated:
        return VISITOR
    day = on or today()
    person = user.person
    posts = person.posts.filter(valid_on(day)).values_list("organisation_id", flat=True)
    lasting = Q(valid_before=None) | Q(valid_before__gt=day)
    roles = user.grants.filter(lasting).values_list("role", flat=True)
    return Actor(
        Kind.USER,
        user_id=user.pk,
        person_id=person.pk,
        organisation_ids=frozenset(posts),
        roles=frozenset(Role(role) for role in roles),
        name=person.name,
        on=day,
    )
