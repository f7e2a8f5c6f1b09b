"""The names of the people behind the journal's entries."""

from collections.abc import Collection, Mapping

from wirkungskreis.journal.words import names
from wirkungskreis.people.models import Person, User


@names("user")
def of_users(ids: Collection[int]) -> Mapping[int, str]:
    return dict(User.objects.filter(pk__in=ids).values_list("pk", "person__name"))


@names("link")
def of_persons(ids: Collection[int]) -> Mapping[int, str]:
    return dict(Person.objects.filter(pk__in=ids).values_list("pk", "name"))
