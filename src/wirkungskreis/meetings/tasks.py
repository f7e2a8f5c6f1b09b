"""What the worker does for meetings: silent approval, reminders of tasks, promises and answers."""

from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.work import every
from wirkungskreis.meetings.domain import answering, asking, minutes, reminding


@every(minutes=60, name="meetings.approve")
def approve_by_silence() -> None:
    minutes.approve_by_silence(today())


@every(minutes=60, name="meetings.remind")
def remind() -> None:
    reminding.remind_as_due(today())


@every(minutes=60, name="meetings.promises")
def ask_about_promises() -> None:
    asking.ask_as_due(today())


@every(minutes=60, name="meetings.ask_for_answers")
def ask_for_answers() -> None:
    answering.remind_as_due(today())
