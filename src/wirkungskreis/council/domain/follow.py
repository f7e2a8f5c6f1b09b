"""The whole of a reading: the lists, the matches, what is missing, what is taken over."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from wirkungskreis.council.domain import following, matching, taking
from wirkungskreis.council.domain.following import Tell, silent
from wirkungskreis.council.models import Run
from wirkungskreis.council.oparl.fetching import Limits, Server
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.formats import BERLIN


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a reading came to."""

    pages: int
    seen: int
    changed: int
    skipped: int
    proposed: int
    stops: int
    faults: dict[str, int]


def address() -> str:
    """Give the configured address; without one nothing is read."""
    found: str = settings.COUNCIL_OPARL
    if not found:
        raise NotPossible(
            _("Es ist kein Ratssystem eingetragen. Die Technik setzt dafür WK_RATSSYSTEM.")
        )
    return found


def follow(*, now: datetime, is_full: bool = False, tell: Tell = silent) -> Outcome:
    """Read what changed since the last good reading minus one day, or everything."""
    place = address()
    server = Server(place, is_local_allowed=settings.COUNCIL_OPARL_LOCAL, limits=Limits())
    run = following.begin(place, is_full=is_full, now=now)
    following.read(run, server, now=now, tell=tell)
    proposed = matching.propose()
    matches = taking.confirmed()
    tell(len(following.LISTS), len(following.LISTS) + 1, "")
    taking.complete(matches, server)
    stops = taking.take_over(matches, on=now.astimezone(BERLIN).date())
    return outcome(run, proposed, stops)


def try_out(*, now: datetime, is_full: bool = False) -> Outcome:
    """Read and compare without keeping anything; matches are found by a real reading only."""
    place = address()
    server = Server(place, is_local_allowed=settings.COUNCIL_OPARL_LOCAL, limits=Limits())
    run = following.begin(place, is_full=is_full, now=now, is_trial=True)
    return outcome(following.read(run, server, now=now), 0, 0)


def outcome(run: Run, proposed: int, stops: int) -> Outcome:
    return Outcome(run.pages, run.seen, run.changed, run.skipped, proposed, stops, dict(run.faults))
