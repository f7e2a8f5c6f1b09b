"""When money ends, and whether a measure goes on without it: derived, never stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from wirkungskreis.measures.models import Approval
from wirkungskreis.measures.states import OVER, State

WARN_MONTHS = 6
HOPED_FOR = [Approval.REQUESTED, Approval.ANNOUNCED]


@dataclass(frozen=True, slots=True)
class Money:
    """What one funding says about time: its approval, and the first day without it."""

    approval: str
    valid_before: date | None


@dataclass(frozen=True, slots=True)
class Course:
    """How long a measure is to go on; the days are inclusive, None is open."""

    state: str
    planned_end: date | None
    expected_end: date | None


def money_end(fundings: Iterable[Money]) -> date | None:
    """Give the last day with granted money; None if nothing is granted or its end is open."""
    ends = [money.valid_before for money in fundings if money.approval == Approval.GRANTED]
    if not ends or None in ends:
        return None
    return max(end for end in ends if end) - timedelta(days=1)


def runs_out(
    course: Course, fundings: Iterable[Money], *, on: date, months: int = WARN_MONTHS
) -> bool:
    """Say whether granted money ends within some months although the measure goes on.

    It goes on if it has no end or a later one, if it was prolonged beyond its plan, or if further
    money is hoped for. One that ends with its money as planned runs out of nothing.
    """
    fundings = list(fundings)
    last = money_end(fundings)
    if course.state in [*OVER, State.DEFERRED] or last is None:
        return False
    if not on <= last <= months_later(on, months):
        return False
    end = course.expected_end or course.planned_end
    without = last + timedelta(days=1)
    hoped_for = any(
        money.approval in HOPED_FOR and (money.valid_before is None or money.valid_before > without)
        for money in fundings
    )
    prolonged = course.planned_end is not None and course.planned_end < last
    return end is None or end > last or hoped_for or prolonged


def months_later(day: date, months: int) -> date:
    """Give the same day some months on, or the last day of that month: 31.08. + 6 is 28.02."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month == 11), (month + 1) % 12 + 1, 1)  # noqa: PLR2004  December
    last = (following - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))
