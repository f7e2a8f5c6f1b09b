"""The people and things of Rheinaue, made the short way."""

from datetime import UTC, date, datetime
from typing import Any

from django.utils.text import slugify

from wirkungskreis.concept.models import Element
from wirkungskreis.kernel.actor import Role
from wirkungskreis.measures.models import ElementLink, Measure
from wirkungskreis.people.models import Organisation, Person, Post, User

ENDS = date(2100, 1, 1)
LONG_AGO = datetime(2026, 1, 7, 9, 0, tzinfo=UTC)


def organisation(name: str = "Jugendamt") -> Organisation:
    """Find or make an organisation by its name; it has always existed."""
    code = f"O-{slugify(name).upper()}"
    return Organisation.objects.get_or_create(name=name, defaults={"code": code})[0]


def user(name: str, *roles: Role, works_at: Organisation | None = None) -> User:
    person = Person.objects.create(name=name.title())
    if works_at:
        Post.objects.create(person=person, organisation=works_at)
    user = User.objects.create_user(name, "rheinaue", person)
    for role in roles:
        user.grants.create(role=role, valid_before=ENDS if role is Role.MODERATION else None)
    return user


def element(code: str = "B.3") -> Element:
    return Element.objects.get_or_create(code=code, title="Sprache lernen")[0]


def measure(**fields: Any) -> Measure:
    """Make a measure that serves an element; it is published unless ``published_at`` is None."""
    fields.setdefault("code", f"M{Measure.objects.count() + 1}")
    fields.setdefault("title", "Sprachcafé")
    fields.setdefault("published_at", LONG_AGO)
    if "lead" not in fields:
        fields["lead"] = organisation()
    measure = Measure.objects.create(**fields)
    ElementLink.objects.create(measure=measure, element=element(), how="Menschen üben Deutsch.")
    return measure
