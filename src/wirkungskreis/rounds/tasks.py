"""What the worker does for rounds: planned reminders, and learning which mails came back."""

from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.work import every
from wirkungskreis.rounds.domain import delivery, reminding


@every(minutes=30, name="rounds.remind")
def remind() -> None:
    reminding.remind_as_planned(today())


@every(minutes=10, name="rounds.delivery")
def learn_of_lost_mails() -> None:
    delivery.learn_of_lost_mails(today())
