"""What the worker does for meetings: minutes nobody objected to are approved, tasks reminded of."""

from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.work import every
from wirkungskreis.meetings.domain import minutes, reminding


@every(minutes=60, name="meetings.approve")
def approve_by_silence() -> None:
    minutes.approve_by_silence(today())


@every(minutes=60, name="meetings.remind")
def remind() -> None:
    reminding.remind_as_due(today())
