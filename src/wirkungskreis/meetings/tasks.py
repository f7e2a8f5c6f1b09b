"""What the worker does for meetings: minutes that nobody objected to are approved."""

from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.work import every
from wirkungskreis.meetings.domain import minutes


@every(minutes=60, name="meetings.approve")
def approve_by_silence() -> None:
    minutes.approve_by_silence(today())
