"""Which words are offered and how often each is used, in one query however many there are."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from tests import world
from wirkungskreis.kernel.actor import SYSTEM, VISITOR
from wirkungskreis.vocab.models import Area, Obstacle, TargetGroup
from wirkungskreis.vocab.queries import is_used, offered, words_for

TODAY = date(2026, 10, 9)


@pytest.mark.parametrize("count", [1, 3])
def test_uses_are_counted_in_one_query(
    db: None, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        group = TargetGroup.objects.create(code=f"ZG-{number}", label=str(number), order=number)
        for _ in range(number):
            world.measure().target_groups.add(group)

    with django_assert_num_queries(1):
        words = list(words_for(TargetGroup, SYSTEM))

    assert [word.used for word in words] == list(range(count))


def test_answers_count_as_uses_of_an_obstacle(db: None) -> None:
    obstacle = Obstacle.objects.create(code="H-GELD", label="Mittel fehlen")
    world.ret(obstacle=obstacle)

    assert [word.used for word in words_for(Obstacle, SYSTEM)] == [1]
    assert is_used(obstacle)


def test_a_part_keeps_its_area_but_is_no_use_of_it(db: None) -> None:
    city = Area.objects.create(code="RA", name="Rheinaue", level="city")
    quarter = Area.objects.create(code="ST", name="Altstadt", level="quarter", parent=city)

    assert [word.used for word in words_for(Area, SYSTEM)] == [0, 0]
    assert (is_used(city), is_used(quarter)) == (True, False)


def test_visitors_see_no_list(db: None) -> None:
    TargetGroup.objects.create(code="ZG-NEU", label="Neu Zugewanderte")

    assert list(words_for(TargetGroup, VISITOR)) == []


def test_forms_offer_what_is_valid_and_what_the_thing_carries(db: None) -> None:
    now = TargetGroup.objects.create(code="A", label="Alle")
    old = TargetGroup.objects.create(code="B", label="Aussiedler", valid_before=TODAY)
    TargetGroup.objects.create(code="C", label="Später", valid_from=date(2027, 1, 1))

    assert list(offered(TargetGroup, TODAY)) == [now]
    assert list(offered(TargetGroup, TODAY, kept=[old.pk])) == [now, old]
