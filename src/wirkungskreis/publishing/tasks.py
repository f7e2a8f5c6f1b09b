"""What the worker does for the open interface: times of change are true though nobody asks."""

from django.utils import timezone

from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.work import every
from wirkungskreis.publishing.domain import refresh


@every(minutes=1, name="publishing.refresh")
def keep_up() -> None:
    refresh.bring_up_to_date(now=timezone.now(), on=today())


@every(minutes=60, name="publishing.compose")
def compose() -> None:
    """Also find what changed past the journal, such as rows loaded in bulk."""
    refresh.compose(now=timezone.now(), on=today())
