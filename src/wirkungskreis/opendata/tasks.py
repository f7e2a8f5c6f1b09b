"""What the worker does with open data: reads other cities' indicators once a week."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wirkungskreis.indicators.domain.peers import forget
from wirkungskreis.jobs.domain.run import enqueue
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.work import Result, Run, every, job
from wirkungskreis.opendata.comparing import compare


@job("opendata.compare", label=_("Indikatoren anderer Städte lesen"))
def read(_run: Run) -> Result:
    """Read them; twice does no harm, each city's copy is replaced."""
    return compare(settings.PEERS, on=today(), is_local_allowed=settings.PEERS_LOCAL)


@every(minutes=7 * 24 * 60, name="opendata.compare")
def read_weekly() -> None:
    """Read, or forget what was read when nobody is compared with any more."""
    if settings.PEERS:
        enqueue("opendata.compare", actor=SYSTEM, key="opendata.compare")
    elif not settings.TODAY:  # a demonstration keeps its invented neighbours
        forget([])
