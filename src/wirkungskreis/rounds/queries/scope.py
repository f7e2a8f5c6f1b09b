"""Which measures a round asks about, whom it reaches, and what that costs the people."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from wirkungskreis.measures.models import Measure
from wirkungskreis.measures.states import State
from wirkungskreis.people.models import Person
from wirkungskreis.rounds.models import Round

MINUTES_A_MEASURE = 3  # design/product: report in under three minutes a measure
USUAL_STATES = [State.PLANNED, State.PREPARING, State.RUNNING, State.PERMANENT, State.DEFERRED]


@dataclass(frozen=True, slots=True)
class Preview:
    """What opening a round would do; ``minutes`` is the time of all people together."""

    measures: list[Measure]
    people: list[Person]
    nobody: list[Measure]
    no_address: list[Person]

    @property
    def minutes(self) -> int:
        return MINUTES_A_MEASURE * len(self.measures)


def measures_due(rnd: Round) -> QuerySet[Measure]:
    """Apply the rule, then what was added and left out by hand; merged measures never."""
    rule = Q(state__in=rnd.scope.get("states") or USUAL_STATES)
    if fields := rnd.scope.get("fields"):
        rule &= Q(field__in=fields)
    if kinds := rnd.scope.get("kinds"):
        rule &= Q(kind__in=kinds)
    by_hand = Q(pk__in=rnd.included.values("pk"))
    due = Measure.objects.filter(rule | by_hand, merged_into=None)
    due = due.exclude(pk__in=rnd.excluded.values("pk"))
    return due.select_related("lead", "lead_person", "deputy_person").order_by("code")


def preview(rnd: Round) -> Preview:
    measures = list(measures_due(rnd))
    people = {m.lead_person.pk: m.lead_person for m in measures if m.lead_person}
    return Preview(
        measures=measures,
        people=list(people.values()),
        nobody=[m for m in measures if m.lead_person is None],
        no_address=[p for p in people.values() if not p.email],
    )
