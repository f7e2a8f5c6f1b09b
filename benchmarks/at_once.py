"""Up to 120 leads hand in at the same moment, on whatever database the program uses."""

from concurrent.futures import ThreadPoolExecutor
from time import perf_counter
from typing import NamedTuple

from django.db import connection

from wirkungskreis.journal.clock import today
from wirkungskreis.journal.models import Entry
from wirkungskreis.rounds.domain import answers, links
from wirkungskreis.rounds.models import Return
from wirkungskreis.rounds.states import UNSENT, RoundState

LEADS = 120


class Outcome(NamedTuple):
    """``lost`` are answers that are not there, ``noted`` their journal entries, in one run."""

    answers: int
    lost: int
    noted: int
    seconds: float


def run(leads: int = LEADS) -> Outcome:
    """Answer as many open questions of the open round as there are leads, each in its thread."""
    owed = Return.objects.filter(
        round__state=RoundState.OPEN, state__in=UNSENT, person__isnull=False
    )
    returns = list(owed.select_related("round", "measure", "person")[:leads])
    before = Entry.objects.filter(act="hand_in").count()
    start = perf_counter()
    with ThreadPoolExecutor(max(len(returns), 1)) as pool:
        list(pool.map(_answer, returns))
    seconds = perf_counter() - start
    kept = Return.objects.filter(pk__in=[r.pk for r in returns], done__startswith="Antwort ")
    noted = Entry.objects.filter(act="hand_in").count() - before
    return Outcome(len(returns), len(returns) - kept.count(), noted, seconds)


def _answer(ret: Return) -> None:
    try:
        link = ret.round.links.select_related("person").get(person=ret.person)
        said: dict[str, object] = {
            "lifecycle": ret.measure.state,
            "schedule" if ret.measure.has_schedule else "continuation": (
                "on_plan" if ret.measure.has_schedule else "continues"
            ),
            "done": f"Antwort {ret.pk}",
            "next_step": "Weiter",
        }
        answers.hand_in(
            ret, actor=links.actor_of(link), edition=ret.edition, on=today(), answers=said
        )
    finally:
        connection.close()
