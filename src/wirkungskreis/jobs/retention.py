"""How long the table of jobs keeps what was done for whom."""

from datetime import datetime

from wirkungskreis.jobs.domain import work
from wirkungskreis.people.keeping import retention


@retention(
    "jobs.ended",
    what="Aufträge an den Hintergrunddienst und wer sie gab",
    days=work.KEPT_DAYS,
    start="Ende des Auftrags",
)
def ended(before: datetime, /, *, at: datetime | None) -> list[str]:
    """Count them: a job has no name beyond its row."""
    return ["job"] * work.forget(now=before, days=0, dry_run=at is None)
