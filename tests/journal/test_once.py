from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.utils import timezone

from tests import world
from wirkungskreis.journal import once as keys
from wirkungskreis.journal.models import Once
from wirkungskreis.journal.once import once
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import Organisation, User

KEY = UUID(int=7)


def found(name: str) -> str:
    return f"/werkbank/organisationen/{world.organisation(name).pk}/"


@pytest.mark.django_db
def test_the_second_sending_gives_the_first_address(amira: User) -> None:
    addresses = [
        once(KEY, actor=actor_of(amira), make=lambda name=name: found(name))  # type: ignore[misc]
        for name in ("Caritas", "Diakonie")
    ]

    assert addresses[0] == addresses[1]
    assert [o.name for o in Organisation.objects.all()] == ["Caritas"]


@pytest.mark.django_db
def test_keys_of_two_people_are_apart(amira: User, bernd: User) -> None:
    first = once(KEY, actor=actor_of(amira), make=lambda: found("Caritas"))

    assert once(KEY, actor=actor_of(bernd), make=lambda: found("Diakonie")) != first


@pytest.mark.django_db
def test_a_refusal_leaves_the_key_free(amira: User) -> None:
    def refuse() -> str:
        found("Caritas")
        raise NotPossible("Diesen Namen gibt es schon.")

    with pytest.raises(NotPossible):
        once(KEY, actor=actor_of(amira), make=refuse)

    assert (Once.objects.count(), Organisation.objects.count()) == (0, 0)
    assert once(KEY, actor=actor_of(amira), make=lambda: found("Caritas")) == found("Caritas")


@pytest.mark.django_db(transaction=True)
def test_two_at_the_same_moment_make_one_thing() -> None:
    def send(number: int) -> str:
        try:
            return once(KEY, actor=SYSTEM, make=lambda: found(f"Verein {number}"))
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        addresses = set(pool.map(send, range(4)))

    assert len(addresses) == Organisation.objects.count() == 1


@pytest.mark.django_db
def test_old_keys_are_forgotten() -> None:
    once(uuid4(), actor=SYSTEM, make=lambda: "/")

    assert keys.forget(now=timezone.now() + timedelta(days=6)) == 0
    assert keys.forget(now=timezone.now() + timedelta(days=8)) == 1
