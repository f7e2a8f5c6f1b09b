"""Verbs that put work in line for the worker."""

from datetime import datetime

from django.db import transaction

from wirkungskreis.jobs.models import Job
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.work import KINDS


@transaction.atomic
def enqueue(
    kind: str,
    *,
    actor: Actor,
    key: str = "",
    not_before: datetime | None = None,
    **arguments: int | str | list[int] | list[str],
) -> Job:
    """Put a job in line, in the caller's transaction: the worker sees it when that is committed.

    ``arguments`` are ids and codes, handed to the task by name. While a job of this kind with the
    same ``key`` waits or runs, that one is given back instead of a second. Jobs are not journaled:
    what the task does is.
    """
    values = {
        "arguments": arguments,
        "user_id": actor.user_id,
        "not_before": not_before,
        "max_attempts": KINDS[kind].attempts,
    }
    if not key:
        return Job.objects.create(kind=kind, **values)
    job, _is_new = Job.objects.filter(state__in=["waiting", "running"]).get_or_create(
        kind=kind, key=key, defaults=values
    )
    return job
