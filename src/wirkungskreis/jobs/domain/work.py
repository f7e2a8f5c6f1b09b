"""What a worker does: claim one job, keep its lease alive, write down how it ended.

Several workers may run. Whoever changes the row from "waiting" to "running" has the job; the token
in ``claim`` keeps one that was taken for dead from writing over its successor.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import uuid4

from django.db import connection, transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from wirkungskreis.jobs.models import Job, Turn
from wirkungskreis.jobs.states import State
from wirkungskreis.journal.moves import shift
from wirkungskreis.kernel.errors import Refused
from wirkungskreis.kernel.work import KINDS, PERIODIC, Periodic, Result

KEPT_DAYS = 30
LEASE = timedelta(seconds=60)
HEARTBEAT = 15.0  # seconds, a quarter of the lease
PAUSE = timedelta(seconds=20)  # before the second attempt; doubled for each further one
PROGRESS_PAUSE = 0.3  # seconds between two written steps of progress

BROKE = gettext_noop("Dabei ist ein Fehler aufgetreten. Die Technik findet ihn im Protokoll.")
DIED = gettext_noop("Das Programm wurde mehrmals dabei beendet. Bitte melden Sie das der Technik.")
UNKNOWN = gettext_noop("Diese Art Auftrag gibt es nicht mehr.")

Clock = Callable[[], datetime]
logger = logging.getLogger(__name__)


class LeaseLost(Exception):
    """Another worker has taken the job over; stop."""


class Attempt:
    """One attempt at a job, in the hands of its task."""

    def __init__(self, job: Job, clock: Clock) -> None:
        self.job = job
        self.clock = clock
        self.user_id = job.user_id
        self.rows: QuerySet[Job] = Job.objects.filter(pk=job.pk, claim=job.claim)
        self._last = 0.0

    def progress(self, done: int, total: int, label: str = "") -> None:
        """Say how far the task is, so many steps of so many; often is fine, it writes seldom."""
        now = time.monotonic()
        if now - self._last < PROGRESS_PAUSE and done < total:
            return
        self._last = now
        written = self.rows.update(
            steps_done=done,
            steps_total=total,
            step_label=label[:200],
            lease_until=self.clock() + LEASE,
        )
        if not written:
            raise LeaseLost

    def settle(self, target: State, **changes: object) -> bool:
        """End the attempt, unless the lease was lost meanwhile."""
        free: dict[str, object] = {"claim": None, "lease_until": None, "ended_at": self.clock()}
        return shift(self.rows, State.RUNNING, target, **(free | changes)) == 1


def work_once(*, clock: Clock) -> bool:
    """Do one job, if one waits; say whether one did."""
    job = claim(clock=clock)
    if job is None:
        return False
    attempt = Attempt(job, clock)
    with beating(attempt):
        _carry_out(attempt)
    return True


def claim(*, clock: Clock) -> Job | None:
    """Take the oldest job that is due, and commit that before it begins."""
    now = clock()
    due = Q(not_before=None) | Q(not_before__lte=now)
    waiting = Job.objects.filter(due, state=State.WAITING).order_by("created_at", "pk")
    for key in waiting.values_list("pk", flat=True)[:20]:
        token = uuid4()
        with transaction.atomic(durable=True):
            taken = shift(
                Job.objects.filter(pk=key),
                State.WAITING,
                State.RUNNING,
                claim=token,
                lease_until=now + LEASE,
                started_at=now,
                attempts=F("attempts") + 1,
            )
        if taken:
            return Job.objects.get(pk=key)
    return None


def _carry_out(attempt: Attempt) -> None:
    job = attempt.job
    kind = KINDS.get(job.kind)
    if kind is None:
        attempt.settle(State.FAILED, reason=UNKNOWN)
        return
    try:
        result: Result = kind.task(attempt, **job.arguments)
    except LeaseLost:
        logger.warning("job %s: another worker took over", job)
    except Refused as refusal:  # a rule says no: trying again would not help
        attempt.settle(State.FAILED, reason=str(refusal)[:300])
    except Exception:  # whatever a task does wrong ends the attempt, not the worker
        logger.exception("job %s failed", job)
        _again_or_never(attempt, BROKE)
    else:
        attempt.settle(State.DONE, result=dict(result or {}))


def _again_or_never(attempt: Attempt, reason: str) -> None:
    job = attempt.job
    if job.attempts >= job.max_attempts:
        attempt.settle(State.FAILED, reason=reason)
        return
    pause = PAUSE * 2 ** (job.attempts - 1)
    attempt.settle(State.WAITING, ended_at=None, not_before=attempt.clock() + pause)


def reap(*, clock: Clock) -> int:
    """Give jobs of dead workers back, or up after too many attempts; say how many those were."""
    now = clock()
    dead = Job.objects.filter(lease_until__lt=now)
    free: dict[str, object] = {"claim": None, "lease_until": None}
    last = dead.filter(attempts__gte=F("max_attempts"))
    given_up = shift(last, State.RUNNING, State.FAILED, **free, ended_at=now, reason=DIED)
    return given_up + shift(dead, State.RUNNING, State.WAITING, **free)


def take_turns(*, clock: Clock) -> list[str]:
    """Call the periodic tasks that are due, each in one worker only; name those called."""
    called = []
    turns = {turn.name: turn for turn in Turn.objects.all()}
    for periodic in PERIODIC.values():
        if _has_turn(periodic, turns.get(periodic.name), now=clock()):
            called.append(periodic.name)
            try:
                periodic.task()
            except Exception:  # the next turn comes; the others must not wait for it
                logger.exception("periodic task %s failed", periodic.name)
    return called


def _has_turn(periodic: Periodic, turn: Turn | None, *, now: datetime) -> bool:
    if turn is None:
        turn, _is_new = Turn.objects.get_or_create(name=periodic.name, defaults={"due_at": now})
    if turn.due_at > now:
        return False
    rows = Turn.objects.filter(pk=turn.pk, due_at=turn.due_at)
    return rows.update(due_at=now + periodic.pause) == 1


def forget(*, now: datetime, days: int = KEPT_DAYS, dry_run: bool = False) -> int:
    """Delete jobs that ended so long ago; their results stand on the things themselves."""
    rows = Job.objects.filter(ended_at__lt=now - timedelta(days=days))
    return rows.count() if dry_run else rows.delete()[0]


@contextmanager
def beating(attempt: Attempt) -> Iterator[None]:
    """Renew the lease beside the task, also while that computes for minutes without a word."""
    stop = threading.Event()

    def beat() -> None:
        while not stop.wait(HEARTBEAT):
            try:
                attempt.rows.update(lease_until=attempt.clock() + LEASE)
            except Exception:  # a moment without database: the next beat may do
                logger.exception("no heartbeat for job %s", attempt.job)
            finally:
                connection.close()

    heart = threading.Thread(target=beat, daemon=True, name=f"heartbeat-{attempt.job.pk}")
    heart.start()
    try:
        yield
    finally:
        stop.set()
        heart.join()


def reason_words(job: Job) -> str:
    """Give the sentence why a job failed, in the reader's language."""
    return _(job.reason) if job.reason else ""
