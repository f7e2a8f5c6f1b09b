"""What committees ask of a round: reach, hours and costs, each with how many reported it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count, Sum

from wirkungskreis.rounds.models import Return, Round
from wirkungskreis.rounds.states import ANSWERED, ReachOf, ReturnState


@dataclass(slots=True)
class Total:
    """A sum and from how many measures it is; nothing reported is no zero."""

    total: Decimal = Decimal(0)
    reported: int = 0

    def add(self, total: Decimal | int | None, reported: int) -> None:
        self.total += total or 0
        self.reported += reported


@dataclass(slots=True)
class Sums:
    """``asked`` measures were asked, ``there`` have answered; sums are of checked answers.

    Reach stands by what is counted and is never added across that.
    """

    asked: int = 0
    there: int = 0
    checked: int = 0
    reach: dict[str, Total] = field(default_factory=dict)
    hours: Total = field(default_factory=Total)
    cost: Total = field(default_factory=Total)

    @property
    def reach_reported(self) -> int:
        return sum(one.reported for one in self.reach.values())


def sums_of(rounds: Iterable[Round]) -> dict[int, Sums]:
    """Add up the answers of some rounds, by the round's row, in one query."""
    found = {rnd.pk: Sums() for rnd in rounds}
    rows = Return.objects.filter(round__in=found).order_by()
    for row in rows.values("round", "state", "reach_of").annotate(
        asked=Count("pk"),
        reach=Sum("reach_actual"),
        reach_reported=Count("reach_actual"),
        hours=Sum("effort_hours"),
        hours_reported=Count("effort_hours"),
        cost=Sum("effort_cost"),
        cost_reported=Count("effort_cost"),
    ):
        sums = found[row["round"]]
        sums.asked += row["asked"]
        sums.there += row["asked"] if row["state"] in ANSWERED else 0
        if row["state"] == ReturnState.CHECKED:
            sums.checked += row["asked"]
            sums.hours.add(row["hours"], row["hours_reported"])
            sums.cost.add(row["cost"], row["cost_reported"])
            if row["reach_reported"]:
                reach = sums.reach.setdefault(row["reach_of"] or ReachOf.NUMBER.value, Total())
                reach.add(row["reach"], row["reach_reported"])
    return found
