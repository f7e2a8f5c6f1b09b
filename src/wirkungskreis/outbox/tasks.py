"""What the worker does for the outbox."""

import logging

from django.utils import timezone

from wirkungskreis.kernel.work import every
from wirkungskreis.outbox.domain import bounces, keeping, sending
from wirkungskreis.outbox.mailboxes import Unreadable

logger = logging.getLogger(__name__)


@every(minutes=0.1, name="outbox.send")
def send() -> None:
    sending.send_due(clock=timezone.now)


@every(minutes=15, name="outbox.bounces")
def read_bounces() -> None:
    try:
        bounces.read_mailbox()
    except Unreadable as reason:  # the next turn may find the server awake
        logger.error("%s", reason)  # noqa: TRY400  the sentence says it all


@every(minutes=24 * 60, name="outbox.forget")
def forget() -> None:
    keeping.forget_texts(now=timezone.now())
