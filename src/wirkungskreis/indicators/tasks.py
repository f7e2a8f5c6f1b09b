"""What the worker does for indicators: large files, values that follow, and other cities."""

from datetime import date

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from wirkungskreis.indicators.domain import derived, peers, sums
from wirkungskreis.indicators.domain.official import fetching, files
from wirkungskreis.indicators.fetching.genesis import Account, Service
from wirkungskreis.indicators.models import Addition, OfficialFile, PeerCity
from wirkungskreis.indicators.neighbours.getting import Files
from wirkungskreis.indicators.states import FileState, PeerState
from wirkungskreis.jobs.domain.run import enqueue
from wirkungskreis.journal.clock import now, today
from wirkungskreis.kernel.actor import SYSTEM, Actor
from wirkungskreis.kernel.work import Result, Run, every, job
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User


@job("indicators.look", label=_("Amtliche Datei prüfen"))
def look(run: Run, *, file: int, edition: int, on: str) -> Result:
    """Look through a file; the second time finds it done."""
    found = OfficialFile.objects.get(pk=file)
    if found.edition == edition:
        day = date.fromisoformat(on)
        files.look(found, actor=_actor(run), edition=edition, on=day, tell=run.progress)
    return {"file": str(found.public_id)}


@job("indicators.store", label=_("Amtliche Datei übernehmen"))
def store(run: Run, *, file: int, edition: int, on: str) -> Result:
    """Store a file; the second time finds it done."""
    found = OfficialFile.objects.get(pk=file)
    if found.state != FileState.STORED:
        day = date.fromisoformat(on)
        files.store(found, actor=_actor(run), edition=edition, on=day, tell=run.progress)
    return {"file": str(found.public_id)}


def _actor(run: Run) -> Actor:
    user = User.objects.get(pk=run.user_id) if run.user_id else None
    return actor_of(user) if user else SYSTEM


@job("indicators.derive", label=_("Berechnete Indikatoren"))
def derive(run: Run) -> Result:
    """Compute what has new parts; twice stores nothing twice."""
    formulas = derived.due()
    stored = 0
    for number, formula in enumerate(formulas):
        run.progress(number, len(formulas), formula.first.code)
        stored += derived.compute(formula, actor=SYSTEM, on=today()).stored
    return {"formulas": len(formulas), "stored": stored}


@job("indicators.add_up", label=_("Summe von Indikatoren nachrechnen"))
def add_up(run: Run, *, addition: int) -> Result:
    """Look what a sum tells; twice finds the same."""
    found = Addition.objects.get(pk=addition)
    if found.ended_on is None:
        actor, day = _actor(run), today()
        found = sums.look(found, actor=actor, edition=found.edition, on=day, tell=run.progress)
    return {"sum": str(found.public_id), "told": len(found.findings)}


@every(minutes=60, name="indicators.derive")
def derive_hourly() -> None:
    """Files and protected tables bring new parts, too."""
    if derived.due():
        enqueue("indicators.derive", actor=SYSTEM, key="indicators.derive")


@job("indicators.fetch", label=_("Amtliche Tabelle abholen"))
def fetch(run: Run, *, table: str) -> Result:
    """Fetch one table; the second time finds nothing new in it."""
    account = Account(
        settings.GENESIS, settings.GENESIS_NAME, settings.GENESIS_PASSWORD, settings.GENESIS_LOCAL
    )
    run.progress(0, 1, table)
    file = fetching.fetch(table, Service(account), actor=SYSTEM, on=today())
    return {"file": str(file.public_id), "state": file.state}


@every(minutes=7 * 24 * 60, name="indicators.fetch")
def fetch_weekly() -> None:
    """Ask for every table that the settings name; without an address nothing is asked."""
    for table in filter(None, settings.GENESIS_TABLES if settings.GENESIS else []):
        enqueue("indicators.fetch", actor=SYSTEM, key=f"fetch-{table}", table=table)


@job("indicators.compare", label=_("Indikatoren einer anderen Stadt lesen"))
def compare(run: Run, *, city: int) -> Result:
    """Read one city; twice does no harm, its copy is replaced."""
    found = PeerCity.objects.get(pk=city)
    said = "paused"
    if found.state == PeerState.ACTIVE:
        files = Files(is_local_allowed=settings.PEERS_LOCAL)
        said = peers.read(found, files, actor=_actor(run), at=now(), tell=run.progress)
    return {"city": str(found.public_id), "said": said}


@every(minutes=7 * 24 * 60, name="indicators.compare")
def compare_weekly() -> None:
    """Read every city; those that the settings name are entered the first time.

    A demonstration keeps its invented neighbours.
    """
    if settings.TODAY:
        return
    peers.settle(settings.PEERS, actor=SYSTEM, is_local_allowed=settings.PEERS_LOCAL)
    for city in PeerCity.objects.filter(state=PeerState.ACTIVE):
        peers.order(city, actor=SYSTEM)
