"""What the worker does for its own rows."""

from django.utils import timezone

from wirkungskreis.jobs.domain import work
from wirkungskreis.kernel.work import every


@every(minutes=0.5, name="jobs.reap")
def reap() -> None:
    work.reap(clock=timezone.now)


@every(minutes=24 * 60, name="jobs.forget")
def forget() -> None:
    work.forget(now=timezone.now())
