"""Which values a round asks for: due by rhythm and delay, of which period, and in which order."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests import world
from tests.indicators import making
from wirkungskreis.indicators.domain import derived
from wirkungskreis.indicators.models import Indicator
from wirkungskreis.indicators.periods import Period
from wirkungskreis.indicators.status import Point
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.rounds.models import Round
from wirkungskreis.rounds.queries.figures import next_due, values_due, wanted

pytestmark = pytest.mark.django_db
OPENS, CLOSES = date(2026, 9, 1), date(2026, 9, 30)


@pytest.fixture
def rnd() -> Round:
    return world.rnd(opens=OPENS, closes=CLOSES)


def watched(code: str = "A.1-i", year: int = 2024, **fields: Any) -> Indicator:
    """Make a yearly indicator with one value; the next is usually there six months after."""
    made = making.indicator(code, **fields)
    making.observation(made, year)
    return made


def codes(rnd: Round) -> list[str]:
    return [one.indicator.code for one in values_due(rnd, SYSTEM, OPENS)]


def test_a_value_is_due_once_rhythm_and_delay_have_passed(rnd: Round) -> None:
    watched("A.1-i", 2024)
    watched("A.2-i", 2025)
    watched("A.3-i", 2010, periodicity="irregular")
    making.indicator("A.4-i")

    assert codes(rnd) == ["A.1-i", "A.4-i"]


def test_what_is_there_already_is_not_asked_for(rnd: Round) -> None:
    late, told, reasoned = watched("A.1-i"), watched("A.2-i"), watched("A.3-i")
    making.observation(told, 2025, known=date(2026, 8, 10))
    making.observation(reasoned, 2025, None, reason="unknown", known=date(2026, 8, 10))
    making.observation(late, 2024, 120, known=date(2026, 8, 10))  # a correction

    assert codes(rnd) == ["A.1-i"]


def test_what_is_computed_is_not_asked_for(rnd: Round) -> None:
    parts = [watched("A.1-i"), watched("A.2-i")]
    share = making.indicator("A.3-i", value_type="share", unit="Prozent")
    derived.declare(share, "share", *parts, actor=SYSTEM, edition=1)

    assert codes(rnd) == ["A.1-i", "A.2-i"]


def test_it_stands_under_who_delivers_it(rnd: Round) -> None:
    office = world.organisation("Statistikstelle")
    watched("A.1-i", owner=office)
    watched("A.2-i")

    assert [one.owner for one in values_due(rnd, SYSTEM, OPENS)] == [None, office]


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number + 1, 1, 1))


def day(year: int, month: int, number: int) -> Period:
    start = date(year, month, number)
    return Period(start, date.fromordinal(start.toordinal() + 1))


@pytest.mark.parametrize(
    ("fields", "last", "period"),
    [
        ({}, year(2024), year(2025)),
        ({}, year(2019), year(2025)),  # what was missed is not asked for again
        ({"lag_months": 0}, day(2025, 6, 30), day(2026, 6, 30)),
        ({}, day(2024, 12, 31), day(2025, 12, 31)),
        ({"periodicity": "two_years", "lag_months": 3}, year(2023), year(2025)),
        (
            {"periodicity": "quarter", "lag_months": 2},
            Period(date(2026, 1, 1), date(2026, 4, 1)),
            Period(date(2026, 4, 1), date(2026, 7, 1)),
        ),
        ({}, None, year(2025)),
        ({"reference_day": "31.12."}, None, day(2025, 12, 31)),
        ({"reference_day": "30.06.", "lag_months": 2}, None, day(2026, 6, 30)),
        (
            {"periodicity": "quarter", "lag_months": 0},
            None,
            Period(date(2026, 4, 1), date(2026, 7, 1)),
        ),
    ],
)
def test_the_newest_period_that_should_be_there_is_wanted(
    fields: dict[str, Any], last: Period | None, period: Period
) -> None:
    row = making.indicator(**fields)
    known = Point(last.start, last.before, Decimal(100)) if last else None

    assert wanted(row, known, CLOSES) == period


def test_the_day_follows_from_the_last_value() -> None:
    row = making.indicator()

    assert next_due(row, Point(*_span(year(2024)), Decimal(1))) == date(2026, 7, 1)
    assert next_due(row, None) is None


def _span(period: Period) -> tuple[date, date]:
    return period.start, period.before
