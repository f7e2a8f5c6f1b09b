"""On which day a reminder goes out: when somebody is there to read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wirkungskreis.kernel.workdays import DAY, Workdays
from wirkungskreis.rounds.models import Round, RoundReminder

LATE = 3  # workdays before the end


@dataclass(frozen=True, slots=True)
class Sending:
    """A reminder as people read it: planned for a day, going out on ``day`` because of ``why``."""

    planned: date
    day: date
    why: str
    sent_on: date | None

    @property
    def is_shifted(self) -> bool:
        return self.sent_on is None and self.day != self.planned


def usual_reminders(opens: date, closes: date, calendar: Workdays) -> list[date]:
    """Suggest two days: half-way through the window, and three workdays before its end."""
    middle = opens + (closes - opens) / 2
    late = calendar.before(closes, LATE)
    days = {goes_out(day, opens, closes, calendar) for day in (middle, late)}
    return sorted(day for day in days if opens < day < closes)


def goes_out(planned: date, opens: date, closes: date, calendar: Workdays) -> date:
    """Give the day on which a reminder is sent.

    A weekend or holiday waits for the next workday. School holidays are waited out as well if the
    reminder still comes in time; otherwise it goes out on the last workday before them. A window
    that lies in school holidays from its first day to its last has only their workdays.
    """
    day = calendar.workday_from(planned)
    found = calendar.school_break(day)
    if found is None:
        return day
    after = next(calendar.good_days(found.last + DAY))
    if after <= closes:
        return after
    before = calendar.before(found.first, 1)
    return before if before > opens else day


def is_due(planned: date, opens: date, closes: date, on: date, calendar: Workdays) -> bool:
    """Say whether a reminder is to be sent now, also one whose day nobody was there to send it."""
    day = goes_out(planned, opens, closes, calendar)
    if day < on:
        day = goes_out(on, opens, closes, calendar)
    return day <= on and calendar.is_workday(on)


def sendings(rnd: Round, reminders: Iterable[RoundReminder], calendar: Workdays) -> list[Sending]:
    """Say of every reminder when it goes out or went out, and why not as planned."""
    found = []
    for reminder in reminders:
        day = goes_out(reminder.on, rnd.opens, rnd.closes, calendar)
        why = calendar.obstacle(reminder.on) or calendar.obstacle(
            calendar.workday_from(reminder.on)
        )
        found.append(Sending(reminder.on, day, why, reminder.sent_on))
    return found
