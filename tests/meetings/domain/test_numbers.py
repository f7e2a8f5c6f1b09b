"""Numbers of a body's year have no gaps, also when several count at once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection, transaction

from tests import world
from wirkungskreis.mandates.models import Body
from wirkungskreis.meetings.domain.numbers import next_number

MAY, JANUARY = date(2026, 5, 12), date(2027, 1, 12)


@pytest.mark.django_db
def test_every_body_kind_and_year_counts_for_itself() -> None:
    cg, fg = world.body("CG"), world.body("FG")

    numbers = [
        next_number(cg, "decision", MAY),
        next_number(cg, "decision", MAY),
        next_number(fg, "decision", MAY),
        next_number(cg, "task", MAY),
        next_number(cg, "decision", JANUARY),
    ]

    assert numbers == [1, 2, 1, 1, 1]


@pytest.mark.django_db
def test_a_number_is_given_back_when_the_verb_fails() -> None:
    body = world.body()

    with transaction.atomic():
        next_number(body, "decision", MAY)
        transaction.set_rollback(True)

    assert next_number(body, "decision", MAY) == 1


@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_different_numbers_without_gaps() -> None:
    body = world.body()

    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(_counting(body), range(12)))

    assert sorted(numbers) == list(range(1, 13))


def _counting(body: Body) -> Callable[[int], int]:
    def count(_which: int) -> int:
        try:
            return next_number(body, "decision", MAY)
        finally:
            connection.close()

    return count
