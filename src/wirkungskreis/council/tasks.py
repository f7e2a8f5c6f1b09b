"""What the worker does for the council: reads its system every day, reminds of its requests."""

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wirkungskreis.council.domain import obligations
from wirkungskreis.council.domain.follow import follow
from wirkungskreis.jobs.domain.run import enqueue
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.work import Result, Run, every, job


@job("council.follow", label=_("Ratssystem lesen"))
def read(run: Run, *, full: int = 0) -> Result:
    """Read; what broke off goes on where it was, so twice does no harm."""
    found = follow(now=timezone.now(), is_full=bool(full), tell=run.progress)
    return {"seen": found.seen, "changed": found.changed, "proposed": found.proposed}


@every(minutes=24 * 60, name="council.follow")
def read_daily() -> None:
    if settings.COUNCIL_OPARL:
        enqueue("council.follow", actor=SYSTEM, key="council.follow", full=0)


@every(minutes=6 * 60, name="council.remind")
def remind_of_conditions() -> None:
    obligations.remind(today())
