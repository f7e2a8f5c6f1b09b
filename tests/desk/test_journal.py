import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests import world
from wirkungskreis.journal.chain import seal
from wirkungskreis.journal.models import Entry
from wirkungskreis.journal.moves import note
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User

PAGE = "/werkbank/protokoll/"


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_many(
    client: Client, amira: User, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        note(world.organisation(), "open", actor=actor_of(amira))
    client.force_login(amira)

    with django_assert_num_queries(10):
        response = client.get(PAGE)

    assert len(response.context["page"].object_list) == count


def test_it_shows_names_and_the_head(client: Client, amira: User) -> None:
    note(world.organisation(), "open", actor=actor_of(amira), kind="first")
    head = seal()
    client.force_login(amira)

    html = client.get(PAGE).content.decode()

    assert str(head) in html
    assert "<bdi>Amira</bdi>" in html
    assert "kind: first" in html


def test_the_filter_stands_in_the_address(client: Client, amira: User) -> None:
    note(world.organisation(), "open", actor=actor_of(amira))
    note(amira.person, "revise", actor=actor_of(amira))
    client.force_login(amira)

    page = client.get(PAGE, {"was": "people.person"}).context["page"]

    assert [entry.act for entry in page.object_list] == ["revise"]
    assert Entry.objects.count() == 2
