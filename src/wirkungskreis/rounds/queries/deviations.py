"""Which measures do not run as planned, why, and since when: the worst first."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from wirkungskreis.kernel.actor import Actor
from wirkungskreis.measures.models import Measure
from wirkungskreis.measures.policy import visible as visible_measures
from wirkungskreis.measures.states import OVER
from wirkungskreis.rounds.models import Return
from wirkungskreis.rounds.policy import visible
from wirkungskreis.rounds.queries.standing import with_known
from wirkungskreis.rounds.states import Continuation, ReturnState, RoundState, Schedule

WORST_FIRST = [
    Schedule.AT_RISK.value,
    Continuation.PAUSED.value,
    Schedule.DELAYED.value,
    Continuation.LIMITED.value,
]
LABELS = dict([*Schedule.choices, *Continuation.choices])


@dataclass(frozen=True, slots=True)
class Told:
    """One checked answer about progress; ``on`` is the reference date of its round."""

    progress: str
    reason: str
    on: date


@dataclass(frozen=True, slots=True)
class Deviation:
    """``code`` is one of ``WORST_FIRST``; ``since`` is the first of an unbroken row of dates."""

    measure: Measure
    code: str
    reason: str
    since: date

    @property
    def label(self) -> str:
        return str(LABELS[self.code])


def deviations(actor: Actor, on: date) -> list[Deviation]:
    """Find them among what the person may read, in two queries."""
    return deviating(actor, alive_with_known(actor, on))


def alive_with_known(actor: Actor, on: date) -> list[Any]:
    """Give what is not over with ``known`` and ``told_on``, as ``with_known`` writes them."""
    alive = Measure.objects.filter(visible_measures(actor), merged_into=None).exclude(
        state__in=OVER
    )
    return list(with_known(alive.select_related("lead", "remit"), on))


def deviating(actor: Actor, known: Iterable[Any]) -> list[Deviation]:
    """Pick out those that deviate, the worst first, with reason and day; one query."""
    found = {row.pk: row for row in known if row.known in WORST_FIRST}
    checked = Return.objects.filter(
        visible(actor), measure__in=list(found), state=ReturnState.CHECKED
    ).exclude(round__state=RoundState.PLANNED)
    told: dict[int, list[Told]] = defaultdict(list)
    order = checked.order_by("-round__reference_date", "-round")
    for pk, schedule, continuation, reason, day in order.values_list(
        "measure", "schedule", "continuation", "schedule_reason", "round__reference_date"
    ):
        if progress := schedule or continuation:
            told[pk].append(Told(progress, reason, day))
    rows = [
        Deviation(measure, measure.known, *course(told[pk]))
        for pk, measure in found.items()
        if told[pk]
    ]
    return sorted(rows, key=urgency)


def course(told: Iterable[Told]) -> tuple[str, date]:
    """Give the latest reason and the first day of the deviation that lasts; newest answer first.

    The reason of an answer that only says "unverändert" is the one before it.
    """
    lasting: list[Told] = []
    for answer in told:
        if answer.progress not in WORST_FIRST:
            break
        lasting.append(answer)
    reason = next((answer.reason for answer in lasting if answer.reason), "")
    return reason, lasting[-1].on


def urgency(deviation: Deviation) -> tuple[int, date, int, str]:
    """Order by how bad it is, then how long it lasts, then the measure's priority."""
    measure = deviation.measure
    rank = WORST_FIRST.index(deviation.code)
    return rank, deviation.since, measure.priority or len(WORST_FIRST), measure.code
