"""What must be shown to the council until when follows from conditions and their evidence."""

from datetime import date

import pytest

from tests import world
from wirkungskreis.council.ahead import calendar, next_due
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.mandates.models import Condition

pytestmark = pytest.mark.django_db
DAY = date(2026, 10, 9)


@pytest.mark.parametrize(
    ("due", "recurrence", "shown", "expected"),
    [
        (date(2027, 3, 31), "once", [], date(2027, 3, 31)),
        (date(2018, 6, 30), "once", [], date(2018, 6, 30)),
        (None, "once", [], None),
        (date(2018, 12, 31), "yearly", [2025], date(2026, 12, 31)),
        (date(2018, 12, 31), "yearly", [2025, 2026], date(2027, 12, 31)),
        (date(2018, 12, 31), "yearly", [2023], date(2025, 12, 31)),
        (date(2028, 2, 29), "yearly", [2028], date(2029, 2, 28)),
        (date(2026, 12, 31), "per_report", [], date(2026, 12, 31)),
        (date(2018, 12, 31), "per_report", [2019], None),
    ],
)
def test_the_next_day_follows_from_what_was_shown(
    due: date | None, recurrence: str, shown: list[int], expected: date | None
) -> None:
    condition = world.condition(due=due, recurrence=recurrence)
    for year in shown:
        condition.fulfilments.create(on=date(year, 5, 1), evidence=f"Bericht {year}")

    assert next_due(condition, DAY) == expected


def test_the_calendar_orders_by_day_and_leaves_out_what_is_settled() -> None:
    world.condition(number="1", due=date(2027, 3, 31))
    world.condition(number="2", due=date(2026, 12, 31))
    world.condition(number="3", due=date(2018, 6, 30))
    world.condition(number="4")
    world.condition(number="5", due=date(2018, 6, 30), state="fulfilled")
    world.condition(number="6", due=date(2018, 6, 30), state="untraceable")
    world.condition(number="7", due=date(2027, 1, 1), recurrence="per_report")

    found = calendar(SYSTEM, DAY)

    def numbers(name: str) -> list[str]:
        return [each.condition.number for each in getattr(found, name)]

    assert numbers("overdue") == ["3"]
    assert numbers("coming") == ["2", "1"]
    assert numbers("undated") == ["4"]
    assert numbers("untraceable") == ["6"]
    assert numbers("with_report") == ["7"]
    assert Condition.objects.count() == 7
