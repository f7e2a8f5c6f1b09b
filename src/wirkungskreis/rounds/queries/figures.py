"""Which values of indicators a round has to ask for: period, rhythm and usual delay say so."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from wirkungskreis.indicators.models import MONTHS, Indicator, Periodicity, Subgroup
from wirkungskreis.indicators.periods import Period
from wirkungskreis.indicators.queries.standing import Standing, indicators_for, standings
from wirkungskreis.indicators.states import IndicatorState
from wirkungskreis.indicators.status import Point, months_later
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.people.models import Organisation
from wirkungskreis.rounds.models import Round

DAY = timedelta(days=1)
YEAR = 12
REFERENCE_DAY = re.compile(r"\s*(\d{1,2})\.\s?(\d{1,2})\.")


@dataclass(frozen=True, slots=True)
class ValueDue:
    """A value that becomes due in a round: of which period, after which one, and about whom.

    ``subgroup`` is the group that the target is about; None means everybody.
    """

    indicator: Indicator
    last: Point | None
    period: Period
    subgroup: Subgroup | None = None

    @property
    def owner(self) -> Organisation | None:
        return self.indicator.owner


def values_due(rnd: Round, actor: Actor, on: date) -> list[ValueDue]:
    """Give what the round has to ask for, by owner, from what is known on a day.

    A value is due once period, rhythm and usual delay have passed until the round closes. What
    is computed from others is never asked for.
    """
    rows = indicators_for(actor, with_goals=False).filter(state=IndicatorState.ACTIVE, formula=None)
    watched = [row for row in rows if Periodicity(row.periodicity) in MONTHS]
    found = [_due(one, rnd.closes) for one in standings(watched, on) if _is_due(one, rnd.closes)]
    return sorted(found, key=lambda one: (str(one.owner or ""), one.indicator.code))


def next_due(indicator: Indicator, last: Point | None) -> date | None:
    """Give the day by which the value after ``last`` should be there; None without any value."""
    if last is None:
        return None
    return months_later(_after(indicator, _period(last)).before, indicator.lag_months)


def wanted(indicator: Indicator, last: Point | None, by: date) -> Period:
    """Give the newest period whose value should be there by a day."""
    period = _after(indicator, _period(last)) if last else _first(indicator, by)
    while months_later((later := _after(indicator, period)).before, indicator.lag_months) <= by:
        period = later
    return period


def _is_due(one: Standing, by: date) -> bool:
    day = next_due(one.indicator, _last(one))
    return day is None or day <= by


def _due(one: Standing, by: date) -> ValueDue:
    last = _last(one)
    group = one.target.subgroup if one.target else None
    return ValueDue(one.indicator, last, wanted(one.indicator, last, by), group)


def _last(one: Standing) -> Point | None:
    return one.points[-1] if one.points else None


def _period(point: Point) -> Period:
    return Period(point.start, point.before)


def _after(indicator: Indicator, period: Period) -> Period:
    """Give the period one rhythm later; without rhythm a year; a reference day stays a day."""
    months = MONTHS.get(Periodicity(indicator.periodicity), YEAR)
    before = months_later(period.before, months)
    is_day = period.before - period.start == DAY
    return Period(before - DAY if is_day else months_later(period.start, months), before)


def _first(indicator: Indicator, by: date) -> Period:
    """Give the period to begin with: the reference day of the sheet, or a whole year or part."""
    lag = indicator.lag_months
    day = REFERENCE_DAY.match(indicator.reference_day)
    months = min(MONTHS.get(Periodicity(indicator.periodicity), YEAR), YEAR)
    ends: Iterable[date]
    if day:
        ends = (_day(year, *map(int, day.groups())) + DAY for year in (by.year, by.year - 1))
    else:
        ends = (months_later(date(by.year + 1, 1, 1), -step) for step in range(0, 4 * YEAR, months))
    before = next((end for end in ends if months_later(end, lag) <= by), months_later(by, -lag))
    return Period(before - DAY if day else months_later(before, -months), before)


def _day(year: int, day: int, month: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, 12, 31)
