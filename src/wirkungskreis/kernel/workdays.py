"""When offices work and schools are closed in a Land: for reminders and for dates of sittings.

Public holidays and school holidays come from the library ``holidays``; its school holidays are
those that the Kultusministerkonferenz publishes. They are known for some years ahead only: where
nothing is known nothing is guessed, and ``knows_school`` says so. Days that schools choose
themselves (bewegliche Ferientage) are not in it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import islice

from django.utils.translation import get_language
from holidays import PUBLIC, SCHOOL, HolidayBase, country_holidays

from wirkungskreis.kernel.lands import LANDS

SATURDAY = 5
DAY = timedelta(days=1)
SCHOOL_YEARS = range(2020, 2100)  # far more than anybody publishes


@dataclass(frozen=True, slots=True)
class Break:
    """One span of school holidays; both days belong to it."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Workdays:
    """The calendar of one Land, by its two letters such as ``NW``."""

    land: str

    def __post_init__(self) -> None:
        if self.land not in LANDS:
            raise ValueError(f"no such Land: {self.land!r}")

    @property
    def name(self) -> str:
        return LANDS[self.land]

    def holiday(self, day: date) -> str:
        """Give the name of the public holiday, or nothing."""
        return str(_table(self.land, PUBLIC).get(day) or "")

    def is_workday(self, day: date) -> bool:
        """Say whether offices work: Monday to Friday, no public holiday."""
        return day.weekday() < SATURDAY and day not in _table(self.land, PUBLIC)

    def workday_from(self, day: date) -> date:
        """Give the day itself or the next workday after it."""
        while not self.is_workday(day):
            day += DAY
        return day

    def before(self, day: date, workdays: int) -> date:
        """Go back so many workdays."""
        while workdays > 0:
            day -= DAY
            workdays -= self.is_workday(day)
        return day

    def after(self, day: date, workdays: int) -> date:
        """Go on so many workdays."""
        while workdays > 0:
            day += DAY
            workdays -= self.is_workday(day)
        return day

    @property
    def school_known_until(self) -> date:
        """The last day up to which school holidays are known."""
        return _school_known_until(self.land)

    def knows_school(self, day: date) -> bool:
        return date(SCHOOL_YEARS.start, 1, 1) <= day <= self.school_known_until

    def school_break(self, day: date) -> Break | None:
        """Give the school holidays in which a day lies; None also where nothing is known."""
        table = _table(self.land, SCHOOL)
        if day not in table:
            return None
        first = last = day
        while first - DAY in table:
            first -= DAY
        while last + DAY in table:
            last += DAY
        return Break(str(table.get(day)), first, last)

    def obstacle(self, day: date) -> str:
        """Name the holiday or school holidays that speak against meeting on a day, or nothing."""
        found = self.school_break(day)
        return self.holiday(day) or (found.name if found else "")

    def is_good(self, day: date) -> bool:
        """Say whether many can come: a workday outside school holidays, as far as known."""
        return self.is_workday(day) and self.school_break(day) is None

    def good_days(self, start: date, *, weekday: int | None = None) -> Iterator[date]:
        """Give days that suit a sitting, from ``start`` on without end; ``weekday`` 0 is Monday.

        Beyond what is known of school holidays only weekends and public holidays are left out.
        """
        day = start
        while True:
            if self.is_good(day) and weekday in {None, day.weekday()}:
                yield day
            day += DAY

    def proposals(self, start: date, wanted: int, *, weekday: int | None = None) -> list[date]:
        """Propose the first so many days for a sitting."""
        return list(islice(self.good_days(start, weekday=weekday), wanted))


def _table(land: str, category: str) -> HolidayBase:
    """Give the library's table with names in the language of the page."""
    english = (get_language() or "").startswith("en")
    return _tables(land, category, "en_US" if english else "de")


@cache
def _tables(land: str, category: str, language: str) -> HolidayBase:
    """Keep a table; the library adds years to it as they are asked for."""
    return country_holidays("DE", subdiv=land, categories=(category,), language=language)


@cache
def _school_known_until(land: str) -> date:
    """Find the last day of school holidays that the library knows."""
    return max(country_holidays("DE", subdiv=land, categories=(SCHOOL,), years=SCHOOL_YEARS))
