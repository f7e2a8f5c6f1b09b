"""Which organisations have not answered, for how many measures, and how often in a row."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import Any
from uuid import UUID

from django.db.models import Q

from wirkungskreis.kernel.actor import Actor
from wirkungskreis.measures.states import OVER
from wirkungskreis.rounds.models import Return
from wirkungskreis.rounds.policy import visible
from wirkungskreis.rounds.queries.standing import with_standing
from wirkungskreis.rounds.states import RoundKind, RoundState, Standing

UNDECIDED = {Standing.ASKED, Standing.DRAFTED, Standing.NOT_ASKED}


@dataclass(frozen=True, slots=True)
class Silent:
    """An organisation and its measures that are silent now; ``in_a_row`` counts rounds."""

    name: str
    code: str
    public_id: UUID
    measures: int
    in_a_row: int


def silent_organisations(actor: Actor, on: date) -> list[Silent]:
    """Find them in one query, the longest silence first; only measures that were confirmed.

    Whoever could not be reached, or may still answer in a running round, is not silent by that.
    """
    asked = Return.objects.filter(
        visible(actor),
        round__kind=RoundKind.REPORT,
        measure__confirmed_on__isnull=False,
        measure__merged_into=None,
    ).exclude(Q(round__state=RoundState.PLANNED) | Q(measure__state__in=OVER))
    rows: Any = with_standing(asked, on).order_by("-round__reference_date", "-round")
    standings: dict[int, list[str]] = defaultdict(list)
    leads: dict[int, tuple[str, str, UUID]] = {}
    names = ("measure__lead__name", "measure__lead__code", "measure__lead__public_id")
    for measure, standing, *lead in rows.values_list("measure", "standing", *names):
        standings[measure].append(standing)
        leads[measure] = lead[0], lead[1], lead[2]
    rounds: dict[tuple[str, str, UUID], list[int]] = defaultdict(list)
    for measure, told in standings.items():
        if count := in_a_row(told):
            rounds[leads[measure]].append(count)
    found = [Silent(*lead, len(counts), max(counts)) for lead, counts in rounds.items()]
    return sorted(found, key=lambda silent: (-silent.in_a_row, -silent.measures, silent.name))


def in_a_row(standings: Iterable[str]) -> int:
    """Count the rounds without an answer, newest first, up to the last answer."""
    decided = [standing for standing in standings if standing not in UNDECIDED]
    return sum(1 for _ in takewhile(lambda standing: standing == Standing.SILENT, decided))
