"""What must be shown to the council until when: derived from conditions and their evidence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wirkungskreis.kernel.actor import Actor
from wirkungskreis.mandates.models import Condition, Recurrence
from wirkungskreis.mandates.queries import conditions_for
from wirkungskreis.mandates.states import PENDING, ConditionState

MONTHS = 12
LEAP_DAY = (2, 29)


@dataclass(frozen=True, slots=True)
class Deadline:
    """One condition and the day until which evidence is next due; None is "with no day"."""

    condition: Condition
    on: date | None
    is_overdue: bool

    @property
    def is_with_report(self) -> bool:
        """Whether it comes due with the next report instead of on a day."""
        return self.condition.recurrence == Recurrence.PER_REPORT and not self.is_overdue


def next_due(condition: Condition, on: date) -> date | None:
    """Give the day of the next evidence; needs ``fulfilments`` prefetched.

    What recurs every year is due on the same day of each year from the first one on: once shown in
    a year, the next year's day counts. A year that passed without evidence does not come back, see
    ``Condition.missing_years``.
    """
    if condition.due is None or condition.state not in PENDING:
        return None
    if condition.recurrence == Recurrence.ONCE:
        return condition.due
    if condition.recurrence == Recurrence.PER_REPORT:
        return None if condition.fulfilments.all() else condition.due
    if condition.is_overdue(on):
        return _same_day(condition.due, on.year - 1)
    shown = {each.on.year for each in condition.fulfilments.all()}
    year = max(on.year, condition.due.year)
    while year in shown:
        year += 1
    return _same_day(condition.due, year)


def _same_day(day: date, year: int) -> date:
    is_leap_day = (day.month, day.day) == LEAP_DAY
    return day.replace(year=year, day=28) if is_leap_day else day.replace(year=year)


def deadline(condition: Condition, on: date) -> Deadline:
    return Deadline(condition, next_due(condition, on), condition.is_overdue(on))


@dataclass(frozen=True, slots=True)
class Calendar:
    """Conditions by when they must be shown; what nobody can trace in public stands apart."""

    overdue: tuple[Deadline, ...]
    coming: tuple[Deadline, ...]
    with_report: tuple[Deadline, ...]
    undated: tuple[Deadline, ...]
    untraceable: tuple[Deadline, ...]


def calendar(actor: Actor, on: date) -> Calendar:
    """Order what is not settled; three queries."""
    states = [*PENDING, ConditionState.UNTRACEABLE]
    rows = conditions_for(actor).filter(state__in=states).select_related("charge__person")
    return sorted_out([deadline(row, on) for row in rows])


def sorted_out(found: Iterable[Deadline]) -> Calendar:
    rows = sorted(found, key=lambda each: (each.on or date.max, each.condition.number))
    lost = [r for r in rows if r.condition.state == ConditionState.UNTRACEABLE]
    rest = [r for r in rows if r.condition.state != ConditionState.UNTRACEABLE]
    late = [r for r in rest if r.is_overdue]
    in_time = [r for r in rest if not r.is_overdue]
    return Calendar(
        overdue=tuple(late),
        coming=tuple(r for r in in_time if r.on and not r.is_with_report),
        with_report=tuple(r for r in in_time if r.is_with_report),
        undated=tuple(r for r in in_time if not r.on and not r.is_with_report),
        untraceable=tuple(lost),
    )
