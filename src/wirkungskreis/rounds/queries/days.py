"""Business days: reminders go out when somebody is there to read them."""

from datetime import date, timedelta
from functools import cache

from holidays import HolidayBase, country_holidays

SATURDAY = 5


@cache
def _holidays(state: str) -> HolidayBase:
    return country_holidays("DE", subdiv=state)


def is_business_day(day: date, state: str = "NW") -> bool:
    """Say whether offices work; ``state`` is the Land whose holidays count."""
    return day.weekday() < SATURDAY and day not in _holidays(state)


def business_day_from(day: date, state: str = "NW") -> date:
    """Give the day itself or the next business day after it."""
    while not is_business_day(day, state):
        day += timedelta(days=1)
    return day


def business_days_before(day: date, count: int, state: str = "NW") -> date:
    """Go back so many business days from a day."""
    while count > 0:
        day -= timedelta(days=1)
        count -= is_business_day(day, state)
    return day


def business_days_after(day: date, count: int, state: str = "NW") -> date:
    """Go on so many business days from a day."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_business_day(day, state)
    return day


def usual_reminders(opens: date, closes: date, state: str = "NW") -> list[date]:
    """Suggest two days: half-way through the window, and three business days before its end."""
    middle = business_day_from(opens + (closes - opens) / 2, state)
    late = business_days_before(closes, 3, state)
    return sorted({day for day in (middle, late) if opens < day < closes})
