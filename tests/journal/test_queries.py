import pytest
from pytest_django import DjangoAssertNumQueries

from tests import world
from wirkungskreis.journal.models import Entry
from wirkungskreis.journal.moves import move, note
from wirkungskreis.journal.queries import history, name_of
from wirkungskreis.journal.words import ACTS
from wirkungskreis.kernel.actor import SYSTEM, VISITOR, Actor, Kind
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import Person, User


def test_who_did_what_is_told_in_german(amira: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ACTS, ("measures.measure", "probe"), "probiert")
    measure = world.measure()
    move(measure, "plan", actor=actor_of(amira), edition=1)
    note(measure, "probe", actor=SYSTEM)
    note(measure, "unknown", actor=VISITOR)
    note(world.organisation(), "probe", actor=SYSTEM)

    assert [(line.who, line.what) for line in history(measure)] == [
        ("Besucherin oder Besucher", "unknown"),
        ("Wirkungskreis", "probiert"),
        ("Amira", "Einplanen"),
    ]


@pytest.mark.parametrize("count", [1, 3])
def test_a_long_history_costs_no_more(
    amira: User, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    measure = world.measure()
    person = world.person("Lea")
    for _ in range(count):
        note(measure, "probe", actor=actor_of(amira))
        note(measure, "probe", actor=Actor(Kind.LINK, person_id=person.pk, link_id=4))

    with django_assert_num_queries(3):
        lines = history(measure)

    assert {line.who for line in lines} == {"Amira", "Lea"}


def test_names_are_those_of_today(amira: User) -> None:
    measure = world.measure()
    note(measure, "probe", actor=actor_of(amira))
    note(measure, "probe", actor=Actor(Kind.LINK, person_id=999_999, link_id=4))
    Person.objects.filter(pk=amira.person_id).update(name="Amira Neu")
    Entry.objects.update(actor_name="")

    assert [line.who for line in history(measure)] == ["gelöschte Person", "Amira Neu"]


def test_a_thing_of_an_earlier_release_keeps_its_label() -> None:
    assert name_of("gone.thing") == "gone.thing"
    assert name_of("people.person") == "Person"
