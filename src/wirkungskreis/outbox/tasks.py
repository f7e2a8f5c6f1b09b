"""What the worker does for the outbox."""

from django.utils import timezone

from wirkungskreis.kernel.work import every
from wirkungskreis.outbox.domain import bounces, keeping, sending


@every(minutes=0.1, name="outbox.send")
def send() -> None:
    sending.send_due(clock=timezone.now)


@every(minutes=15, name="outbox.bounces")
def read_bounces() -> None:
    bounces.read_mailbox()


@every(minutes=24 * 60, name="outbox.forget")
def forget() -> None:
    keeping.forget_texts(now=timezone.now())
