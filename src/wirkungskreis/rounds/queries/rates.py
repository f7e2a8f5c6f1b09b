"""How complete a round is; rates per round and field, never per person."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce

from wirkungskreis.rounds.models import Return, Round
from wirkungskreis.rounds.queries.standing import with_standing
from wirkungskreis.rounds.states import ANSWERED, ReturnState, RoundKind, RoundState, Special


@dataclass(frozen=True, slots=True)
class Rate:
    """``in_time`` answered by the deadline of ``reached`` that were asked and delivered.

    An answer counts when it is checked, or handed in with content; ``unchanged`` are those of the
    handed in that only say so, a class of their own. ``round`` is given where rates of several
    rounds stand beside each other.
    """

    name: str
    asked: int
    reached: int
    there: int
    in_time: int
    unchanged: int
    reference_date: date | None = None
    round: Round | None = None

    @property
    def percent(self) -> int | None:
        """Whole percent; None when nobody was reached."""
        return round(100 * self.in_time / self.reached) if self.reached else None


def _counts() -> dict[str, Count]:
    there = Q(state__in=ANSWERED)
    content = Q(state=ReturnState.CHECKED) | Q(
        state=ReturnState.HANDED_IN, is_unchanged=False, special=Special.NONE
    )
    by_deadline = Q(handed_in_on__lte=F("_limit"))
    reached = Q(_asked=True, _lost=False)
    return {
        "n_asked": Count("pk"),
        "n_reached": Count("pk", filter=reached),
        "n_there": Count("pk", filter=there),
        "n_in_time": Count("pk", filter=content & by_deadline & reached),
        "n_unchanged": Count("pk", filter=there & Q(is_unchanged=True)),
    }


def _rates(returns: QuerySet[Return], group: str, on: date) -> list[dict[str, Any]]:
    rows = with_standing(returns, on).annotate(_limit=Coalesce("deadline", "round__closes"))
    return list(rows.order_by().values(group).annotate(**_counts()).order_by(group))


def _rate(name: str, row: dict[str, Any]) -> Rate:
    return Rate(
        name,
        asked=row["n_asked"],
        reached=row["n_reached"],
        there=row["n_there"],
        in_time=row["n_in_time"],
        unchanged=row["n_unchanged"],
    )


def rate_of(rnd: Round, on: date) -> Rate:
    rows = _rates(Return.objects.filter(round=rnd), "round", on)
    nothing = {"n_asked": 0, "n_reached": 0, "n_there": 0, "n_in_time": 0, "n_unchanged": 0}
    return _rate(rnd.title, rows[0] if rows else nothing)


def closed_rounds() -> QuerySet[Round]:
    """Every closed reporting round, oldest first; an open one is not over yet."""
    rounds = Round.objects.filter(kind=RoundKind.REPORT, state=RoundState.CLOSED)
    return rounds.order_by("reference_date", "pk")


def rates_over_rounds(on: date, rounds: Iterable[Round] | None = None) -> list[Rate]:
    """Give one rate per closed reporting round, oldest first; ``rounds`` if they are known."""
    rows = {row["round"]: row for row in _rates(Return.objects.all(), "round", on)}
    ordered = closed_rounds() if rounds is None else rounds
    return [
        replace(_rate(rnd.code, rows[rnd.pk]), reference_date=rnd.reference_date, round=rnd)
        for rnd in ordered
        if rnd.pk in rows
    ]


def rates_by_field(rnd: Round, on: date, names: dict[int, str]) -> list[Rate]:
    """Give one rate per field of action; ``names`` by the element's key."""
    rows = _rates(Return.objects.filter(round=rnd), "measure__field", on)
    return [_rate(names.get(row["measure__field"], "–"), row) for row in rows]
