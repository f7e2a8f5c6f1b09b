"""The periods that a table of values has: years, parts of years, or one day of each year."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from wirkungskreis.indicators import grounds
from wirkungskreis.indicators.models import MONTHS, Periodicity
from wirkungskreis.kernel import formats

DAY = "tag"
YEAR = 12
IN_PARTS = {
    Periodicity.YEAR: "jahr",
    Periodicity.HALF: "halbjahr",
    Periodicity.QUARTER: "quartal",
    Periodicity.MONTH: "monat",
}
MONTHS_OF: dict[str, int] = {code: MONTHS[kind] for kind, code in IN_PARTS.items()}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A half-open span of days."""

    start: date
    before: date

    @property
    def key(self) -> str:
        return f"{self.start.isoformat()}_{self.before.isoformat()}"

    @property
    def label(self) -> str:
        return grounds.period(self.start, self.before)


def kind_of(start: date, before: date) -> str:
    """Give the code of a period's kind: ``jahr``, ``monat``, ``tag-12-31``; empty if none fits."""
    if before - start == timedelta(days=1):
        return f"{DAY}-{start:%m-%d}"
    months = (before.year - start.year) * 12 + before.month - start.month
    known = {months: code for code, months in MONTHS_OF.items()}
    is_whole = start.day == before.day == 1 and (start.month - 1) % (months or 1) == 0
    return known.get(months, "") if is_whole else ""


def kinds(*more: str) -> list[tuple[str, StrOrPromise]]:
    """Name the kinds to choose from; ``more`` are days that are in use already."""
    days = sorted({f"{DAY}-12-31", f"{DAY}-06-30", *(code for code in more if code[:3] == DAY)})
    return [
        ("jahr", _("Kalenderjahre")),
        ("halbjahr", _("Halbjahre")),
        ("quartal", _("Quartale")),
        ("monat", _("Monate")),
        *[(code, _("Stichtag {day}").format(day=_day_words(code))) for code in reversed(days)],
    ]


def of_years(kind: str, first: int, last: int, on: date) -> list[Period]:
    """Give the periods of the years that have begun by ``on``, the oldest first."""
    made = (period for year in range(first, last + 1) for period in _of_year(kind, year))
    return [period for period in made if period.start <= on]


def _of_year(kind: str, year: int) -> Iterator[Period]:
    if kind.startswith(DAY):
        month, day = (int(part) for part in kind.split("-")[1:])
        start = date(year, month, min(day, 28) if month == 2 else day)  # noqa: PLR2004  February
        yield Period(start, start + timedelta(days=1))
        return
    step = MONTHS_OF[Periodicity.YEAR] if kind not in MONTHS_OF else MONTHS_OF[kind]
    for month in range(0, YEAR, step):
        end = month + step
        yield Period(date(year, month + 1, 1), date(year + end // YEAR, end % YEAR + 1, 1))


def _day_words(code: str) -> str:
    month, day = (int(part) for part in code.split("-")[1:])
    return formats.day_short(date(2000, month, day), language="de")[:6]
