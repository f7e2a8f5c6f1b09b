"""What the worker does with the outbox: at most one mail, unless a person decides otherwise.

A mail is committed as "sending" before anybody speaks to the server. Who dies then leaves it there;
once its lease is over it is "uncertain" and waits for a person. It is tried again only after the
server has said a definite no.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, Q, QuerySet

from wirkungskreis.journal.moves import shift
from wirkungskreis.kernel.texts import clean_line
from wirkungskreis.outbox.models import Mail
from wirkungskreis.outbox.rendering import Letter, render
from wirkungskreis.outbox.states import State

LEASE = timedelta(minutes=5)  # longer than any server may keep us waiting, see EMAIL_TIMEOUT
FIRST_PAUSE = timedelta(minutes=2)  # doubled after every refusal
MAX_ATTEMPTS = 8  # about four hours
PERMANENT = 500  # SMTP: from here on the no is for good

logger = logging.getLogger(__name__)


class Outcome(Enum):
    SENT = "sent"
    LATER = "later"
    NEVER = "never"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    outcome: Outcome
    reason: str = ""


def send_due(*, clock: Callable[[], datetime], limit: int = 200) -> int:
    """Send what is due, one by one, and say how many went out; also finds what a crash left.

    The clock is asked before each mail, because a lease must not be old when it begins.
    """
    now = clock()
    recover(now=now)
    due = Q(not_before=None) | Q(not_before__lte=now)
    waiting = Mail.objects.filter(due, state=State.WAITING).order_by("created_at", "pk")
    sent = 0
    for key in list(waiting.values_list("pk", flat=True)[:limit]):
        now = clock()
        if claim(key, now=now):
            sent += deliver(Mail.objects.select_related("person").get(pk=key), now=now)
    return sent


def recover(*, now: datetime) -> int:
    """Hand what was being sent when somebody died to a person: nobody knows whether it went."""
    rows = Mail.objects.filter(lease_until__lt=now)
    return shift(rows, State.SENDING, State.UNCERTAIN, lease_until=None, reason="crashed")


def claim(key: int, *, now: datetime) -> bool:
    """Take a mail for this worker alone, and commit that before anything else happens."""
    with transaction.atomic(durable=True):
        changes = {"lease_until": now + LEASE, "attempts": F("attempts") + 1, "reason": ""}
        return shift(_row(key), State.WAITING, State.SENDING, **changes) == 1


def deliver(mail: Mail, *, now: datetime) -> bool:
    """Fill and send a claimed mail, and write down what came of it."""
    if mail.person is None or not mail.person.email:
        reason = "no_address" if mail.person else "no_person"
        return _settle(mail, State.FAILED, reason=reason)
    try:
        letter = render(mail)
    except Exception:  # whatever a filler does wrong: nothing was sent, and the rest goes on
        logger.exception("mail %s could not be filled", mail.public_id)
        return _settle(mail, State.FAILED, reason="not_rendered")
    if letter is None:
        return _settle(mail, State.CANCELLED, reason="not_needed")
    answer = Answer(Outcome.SENT)
    if not settings.MAIL_IS_LOCAL:
        answer = hand_over(message(mail, letter))
    return _write_down(mail, letter, answer, now=now)


def message(mail: Mail, letter: Letter) -> EmailMessage:
    """Build the mail with the headers that keep machines from answering it.

    A calendar entry goes with it twice: as the alternative that calendars act on (RFC 6047), and
    as a file for programs that show no more than that.
    """
    assert mail.person is not None  # noqa: S101  deliver has looked
    headers = {
        "Message-ID": mail.message_id,
        "Auto-Submitted": "auto-generated",
        "Precedence": "bulk",
        "X-Auto-Response-Suppress": "OOF, AutoReply",
    }
    email = EmailMultiAlternatives(
        subject=clean_line(letter.subject),
        body=letter.sealed(),
        to=[mail.person.email],
        reply_to=[settings.MAIL_REPLY_TO],
        headers=headers,
    )
    if part := letter.calendar:
        email.attach_alternative(part.text, f"text/calendar; method={part.method}")
        email.attach("termin.ics", part.text.encode(), "application/ics")
    return email


def hand_over(email: EmailMessage) -> Answer:
    """Speak to the mail server, and tell a definite no from not knowing."""
    connection: BaseEmailBackend = get_connection(fail_silently=False)
    try:
        connection.open()
    except (OSError, SMTPResponseException):  # SMTPException is an OSError
        logger.warning("mail server not reachable", exc_info=True)
        return Answer(Outcome.LATER, "no_connection")
    try:
        connection.send_messages([email])
    except SMTPRecipientsRefused as refusal:
        return _refused(max(code for code, _words in refusal.recipients.values()))
    except SMTPResponseException as refusal:
        return _refused(refusal.smtp_code)
    except Exception:  # the line broke, or worse: the server may have it
        logger.warning("connection broke off while sending", exc_info=True)
        return Answer(Outcome.UNKNOWN, "broken_off")
    finally:
        _hang_up(connection)
    return Answer(Outcome.SENT)


def _hang_up(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except OSError:
        logger.info("mail server did not say goodbye")


def _refused(code: int) -> Answer:
    if code >= PERMANENT:
        return Answer(Outcome.NEVER, "refused")
    return Answer(Outcome.LATER, "refused_for_now")


def _write_down(mail: Mail, letter: Letter, answer: Answer, *, now: datetime) -> bool:
    assert mail.person is not None  # noqa: S101  deliver has looked
    if answer.outcome is Outcome.LATER:
        if mail.attempts >= MAX_ATTEMPTS:
            return _settle(mail, State.FAILED, reason="too_many_attempts")
        pause = FIRST_PAUSE * 2 ** (mail.attempts - 1)
        return _settle(mail, State.WAITING, reason=answer.reason, not_before=now + pause)
    if answer.outcome is Outcome.NEVER:
        return _settle(mail, State.FAILED, reason=answer.reason)
    target = State.SENT if answer.outcome is Outcome.SENT else State.UNCERTAIN
    return _settle(
        mail,
        target,
        reason=answer.reason,
        sent_at=now if target == State.SENT else None,
        address=mail.person.email,
        subject=letter.subject[:250],
        body=letter.body,
    )


def _settle(mail: Mail, target: State, **changes: object) -> bool:
    """End this attempt; nothing is written if it was given up as uncertain meanwhile."""
    shift(_row(mail.pk), State.SENDING, target, lease_until=None, **changes)
    return target is State.SENT


def _row(key: int) -> QuerySet[Mail]:
    return Mail.objects.filter(pk=key)
