"""Mails that came back: read from a mailbox, matched by their Message-ID, written down once."""

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import Message
from uuid import UUID

from django.conf import settings

from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.outbox.domain.post import take_step
from wirkungskreis.outbox.mailboxes import new_messages
from wirkungskreis.outbox.models import Mail
from wirkungskreis.outbox.states import LIFE

UUID_SHAPE = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
RETURNED = {"message/rfc822", "text/rfc822-headers"}


@dataclass(frozen=True, slots=True)
class Bounce:
    """One report that a mail of ours failed for good."""

    public_id: UUID
    reason: str


def read_mailbox(address: str = "") -> int:
    """Read what is new in the mailbox of the settings; say how many mails are now "unzustellbar".

    Without a mailbox there is nothing to read; raises ``outbox.mailboxes.Unreadable``.
    """
    address = address or settings.MAIL_BOUNCES
    messages = new_messages(address) if address else ()
    return sum(record(bounce) for raw in messages if (bounce := parse(raw)))


def record(bounce: Bounce) -> bool:
    """Mark the mail; one that is not ours, or already dealt with, stays as it is."""
    mail = Mail.objects.filter(public_id=bounce.public_id).first()
    if mail is None or mail.state not in LIFE["bounce"].sources:
        return False
    try:
        take_step(mail, "bounce", actor=SYSTEM, edition=mail.edition, reason=bounce.reason)
    except NotPossible:  # somebody was faster
        return False
    return True


def parse(raw: bytes) -> Bounce | None:
    """Read a delivery status notification (RFC 3464); None for delays, answers and other mail."""
    report = message_from_bytes(raw, policy=policy.default)
    statuses = [part for part in report.walk() if _is(part, "message/delivery-status")]
    fields = [block for part in statuses for block in part.walk() if block is not part]
    failed = [block for block in fields if str(block["Action"]).strip().lower() == "failed"]
    ours = rf"(?im)^message-id:\s*<({UUID_SHAPE})@{re.escape(settings.MAIL_DOMAIN)}>"
    sources = [part for part in report.walk() if part.get_content_type() in RETURNED]
    returned = [match[1] for part in sources if (match := re.search(ours, _text(part)))]
    if not failed or not returned:
        return None
    status = re.match(r"\s*5\.(\d+)\.(\d+)", str(failed[0]["Status"]))
    return Bounce(UUID(returned[0]), _reason(status))


def _reason(status: re.Match[str] | None) -> str:
    """Read an enhanced status code (RFC 3463): 5.1.x is the address, 5.2.2 a full mailbox."""
    subject, detail = status.groups() if status else ("", "")
    if subject == "1":
        return "unknown_mailbox"
    return "mailbox_full" if (subject, detail) == ("2", "2") else "bounced"


def _is(part: Message, content_type: str) -> bool:
    return part.get_content_type() == content_type


def _text(part: Message) -> str:
    """Give the returned mail's source: a nested message, or its headers as text."""
    if part.is_multipart():
        return "\n".join(str(nested) for nested in part.get_payload())
    payload = part.get_payload(decode=True)
    return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
