"""Dates for a year, proposed from a body's cadence and habit; a person confirms each of them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from django.utils.translation import gettext as _

from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.workdays import Workdays
from wirkungskreis.mandates.models import Body, Sitting
from wirkungskreis.mandates.queries import sittings_for
from wirkungskreis.mandates.states import SittingState
from wirkungskreis.rounds.models import Round
from wirkungskreis.rounds.queries.lists import rounds_for

WEEK = timedelta(days=7)
TUESDAY, SECOND = 1, 2  # where a body has no habit yet
MONTHS = 12
NEAR = timedelta(days=31)
REMEMBERED = 8  # sittings from which a habit is read


@dataclass(frozen=True, slots=True)
class Habit:
    """On which weekday (0 is Monday) of which week of a month a body meets, when and where."""

    weekday: int = TUESDAY
    week: int = SECOND
    starts: time | None = None
    ends: time | None = None
    place: str = ""

    def in_month(self, year: int, month: int) -> date:
        """Give the usual day of a month, such as the second Tuesday; a fifth one is the fourth."""
        first = date(year, month, 1)
        ahead = (self.weekday - first.weekday()) % 7
        return first + timedelta(days=ahead) + (min(self.week, 4) - 1) * WEEK


@dataclass(frozen=True, slots=True)
class Slot:
    """What is proposed for one month; ``planned`` is the sitting that is there already.

    ``reason`` says why the day is not the usual one, ``warnings`` what else speaks against it.
    """

    month: int
    day: date | None = None
    reason: str = ""
    warnings: list[str] = field(default_factory=list)
    planned: Sitting | None = None


@dataclass(frozen=True, slots=True)
class Year:
    """What is known of a year: the calendar, everybody's sittings, and the rounds."""

    actor: Actor
    number: int
    calendar: Workdays
    sittings: list[Sitting]
    rounds: list[Round]

    def warnings(self, body: Body, day: date) -> list[str]:
        """Say what speaks against a day: holidays, other bodies, a round that is still open."""
        said = []
        if obstacle := self.calendar.obstacle(day):
            said.append(_("An diesem Tag: {obstacle}.").format(obstacle=obstacle))
        elif not self.calendar.is_workday(day):
            said.append(_("Der Tag liegt am Wochenende."))
        others = [one.body.name for one in self.sittings if one.on == day and one.body != body]
        if others:
            said.append(_("Am selben Tag tagt: {bodies}.").format(bodies=", ".join(others)))
        text = _("Die Abfrage „{title}“ läuft noch bis {last}; ihr Ergebnis fehlt dann.")
        said += [
            text.format(title=rnd.title, last=formats.day_short(rnd.closes))
            for rnd in self.rounds
            if rnd.opens <= day <= rnd.closes
        ]
        return said


def year_of(actor: Actor, number: int, calendar: Workdays) -> Year:
    """Read what is known of a year; two queries."""
    known = sittings_for(actor).filter(on__year=number).exclude(state=SittingState.CANCELLED)
    rounds = rounds_for(actor).filter(closes__year__gte=number, opens__year__lte=number)
    return Year(actor, number, calendar, list(known.order_by("on")), list(rounds))


def habit_of(actor: Actor, body: Body, on: date) -> Habit:
    """Read from the last sittings on which day a body meets; time and place are the last ones.

    Sittings to come say when and where, but not on which day: one date that was moved does not
    move the others.
    """
    rows = sittings_for(actor).filter(body=body).exclude(state=SittingState.CANCELLED)
    last = list(rows.order_by("-on")[:REMEMBERED])
    past = [one for one in last if one.on <= on]
    days = [(one.on.weekday(), (one.on.day - 1) // 7 + 1) for one in past]
    weekday, week = _most(days) if days else (TUESDAY, SECOND)
    timed = next((one for one in last if one.starts), None)
    place = next((one.place for one in last if one.place), "")
    if timed is None:
        return Habit(weekday, week, place=place)
    return Habit(weekday, week, timed.starts, timed.ends, place)


def months_of(body: Body) -> list[int]:
    """Give the months in which a body meets: the usual ones, else spread over the year."""
    if body.meets_in or not body.per_year:
        return body.meets_in
    count = min(body.per_year, MONTHS)
    return [int((index + 0.5) * MONTHS / count) + 1 for index in range(count)]


def slots(body: Body, year: Year, habit: Habit, on: date) -> list[Slot]:
    """Propose a day for each month that is not over and has no sitting yet."""
    own = [one for one in year.sittings if one.body_id == body.pk]
    found = [_slot(body, year, habit, month, own) for month in months_of(body)]
    return [slot for slot in found if slot.planned or (slot.day and slot.day > on)]


def nearest(calendar: Workdays, usual: date, taken: Sequence[date] = ()) -> date | None:
    """Give the nearest good day of the same weekday in the same year; of two the later one."""
    weeks = range(53)
    near = sorted(
        (usual + way * count * WEEK for count in weeks for way in (1, -1)),
        key=lambda day: (abs(day - usual), day < usual),
    )
    same_year = (day for day in near if day.year == usual.year and day not in taken)
    return next((day for day in same_year if calendar.is_good(day)), None)


def _slot(body: Body, year: Year, habit: Habit, month: int, own: Sequence[Sitting]) -> Slot:
    usual = habit.in_month(year.number, month)
    if planned := _planned(body, own, usual):
        return Slot(month, planned=planned)
    day = nearest(year.calendar, usual, [one.on for one in own])
    if day is None or day not in body.valid:
        return Slot(month)
    reason = ""
    if day != usual:
        reason = _("Statt {weekday}, {usual}: {obstacle}.").format(
            weekday=formats.weekday(usual),
            usual=formats.day(usual),
            obstacle=year.calendar.obstacle(usual) or _("an diesem Tag tagt das Gremium schon"),
        )
    return Slot(month, day, reason, year.warnings(body, day))


def _planned(body: Body, own: Sequence[Sitting], usual: date) -> Sitting | None:
    """Find the sitting of a month; one moved to a month without its own counts for the next to it.

    So a date that somebody moved over the end of the month is not proposed once more.
    """
    within = [one for one in own if one.on.month == usual.month]
    months = months_of(body)
    moved = [one for one in own if one.on.month not in months and abs(one.on - usual) <= NEAR]
    return next(iter([*within, *moved]), None)


def _most(pairs: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """Give what happened most often; of equals the latest."""
    return Counter(pairs).most_common(1)[0][0]
