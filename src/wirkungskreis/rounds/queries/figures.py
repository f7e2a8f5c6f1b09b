"""Which values of indicators are due in a round, who delivers them until when, and what came."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkungskreis.indicators.models import MONTHS, Indicator, Periodicity
from wirkungskreis.indicators.queries.standing import Standing, indicators_for, standings
from wirkungskreis.indicators.states import IndicatorState
from wirkungskreis.indicators.status import Point, months_later
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.people.models import Organisation
from wirkungskreis.rounds.models import Round


class Owed(models.TextChoices):
    """Where a value stands that a round waits for."""

    LATE = "late", _("überfällig")
    OPEN = "open", _("offen")
    DELIVERED = "delivered", _("geliefert")


@dataclass(frozen=True, slots=True)
class ValueOwed:
    """A value that was due when the round opened or becomes due in it; ``last`` is the newest."""

    indicator: Indicator
    owner: Organisation | None
    last: Point | None
    due: date
    state: Owed

    @property
    def is_reason(self) -> bool:
        """Whether the newest entry is a reason why there is no number."""
        return self.last is not None and self.last.value is None


def values_owed(rnd: Round, actor: Actor, on: date) -> list[ValueOwed]:
    """Give what the round waits for, by owner; what is late stands first within an owner.

    A value is due once period, rhythm and usual delay have passed until the round closes. What
    came since the round opened is delivered, a reason why there is no number included.
    """
    rows = indicators_for(actor).filter(state=IndicatorState.ACTIVE)
    watched = [row for row in rows if Periodicity(row.periodicity) in MONTHS]
    before = standings(watched, rnd.opens)
    now = {one.indicator.pk: one for one in standings(watched, min(on, rnd.closed_on or on))}
    found = [_owed(rnd, one, now[one.indicator.pk], on) for one in before if _is_due(one, rnd)]
    order = list(Owed)
    return sorted(found, key=lambda o: (str(o.owner or ""), order.index(o.state), o.indicator.code))


def next_due(indicator: Indicator, last: Point | None) -> date | None:
    """Give the day by which the value after ``last`` should be there; None without any value."""
    if last is None:
        return None
    months = MONTHS[Periodicity(indicator.periodicity)] + indicator.lag_months
    return months_later(last.before, months)


def _is_due(one: Standing, rnd: Round) -> bool:
    day = next_due(one.indicator, _last(one))
    return day is None or day <= rnd.closes


def _owed(rnd: Round, before: Standing, now: Standing, on: date) -> ValueOwed:
    last = _last(now)
    old = _last(before)
    came = last is not None and (old is None or last.start > old.start)
    state = Owed.DELIVERED if came else Owed.LATE if on > rnd.closes else Owed.OPEN
    return ValueOwed(now.indicator, now.indicator.owner, last, rnd.closes, state)


def _last(one: Standing) -> Point | None:
    return one.points[-1] if one.points else None


def counted(owed: Iterable[ValueOwed]) -> dict[Owed, int]:
    """Count how many values stand how."""
    states = [one.state for one in owed]
    return {state: states.count(state) for state in Owed}
