"""Returned mails as servers write them."""

import mailbox
from io import StringIO
from pathlib import Path
from textwrap import dedent

import pytest
from django.core.management import CommandError, call_command

from tests import world
from wirkungskreis.outbox.domain.bounces import Bounce, parse, read_mailbox
from wirkungskreis.outbox.models import Mail

POSTFIX = """\
    Return-Path: <>
    Date: Fri, 9 Oct 2026 10:12:01 +0200 (CEST)
    From: MAILER-DAEMON@mail.rheinaue.example (Mail Delivery System)
    Subject: Undelivered Mail Returned to Sender
    To: wirkungskreis@rheinaue.example
    Auto-Submitted: auto-replied
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary="B1"
    Message-Id: <20261009081201.4F2@mail.rheinaue.example>

    --B1
    Content-Type: text/plain; charset=us-ascii

    I'm sorry to have to inform you that your message could not be delivered.

    --B1
    Content-Description: Delivery report
    Content-Type: message/delivery-status

    Reporting-MTA: dns; mail.rheinaue.example
    X-Postfix-Queue-ID: 4F2
    Arrival-Date: Fri,  9 Oct 2026 10:12:00 +0200 (CEST)

    Final-Recipient: rfc822; amt@example.org
    Original-Recipient: rfc822;amt@example.org
    Action: {action}
    Status: {status}
    Remote-MTA: dns; mx.example.org
    Diagnostic-Code: smtp; 550 5.1.1 <amt@example.org>: Recipient address rejected

    --B1
    Content-Description: Undelivered Message
    Content-Type: message/rfc822

    From: wirkungskreis@rheinaue.example
    To: amt@example.org
    Message-ID: {message_id}
    Subject: Bitte um =?utf-8?q?R=C3=BCckmeldung?=
    Content-Type: text/plain; charset=utf-8

    Guten Tag

    --B1--
"""
HEADERS_ONLY = (
    POSTFIX.replace("message/rfc822", "text/rfc822-headers")
    .replace("    Guten Tag\n\n", "")
    .replace("Message-ID", "Message-Id")
)
OUT_OF_OFFICE = """\
    From: amt@example.org
    To: wirkungskreis@rheinaue.example
    Subject: Abwesend: Bitte um Rueckmeldung
    Auto-Submitted: auto-replied
    In-Reply-To: {message_id}
    Content-Type: text/plain

    Ich bin bis Montag nicht im Haus. {action} {status}
"""


def report(mail: Mail, text: str = POSTFIX, action: str = "failed", status: str = "5.1.1") -> bytes:
    words = {"message_id": mail.message_id, "action": action, "status": status}
    return dedent(text).format(**words).encode()


@pytest.fixture
def sent(db: None) -> Mail:
    return world.mail(state="sent")


@pytest.mark.parametrize("text", [POSTFIX, HEADERS_ONLY])
@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("5.1.1", "unknown_mailbox"),
        ("5.1.10", "unknown_mailbox"),
        ("5.2.2", "mailbox_full"),
        ("5.7.1", "bounced"),
        ("nonsense", "bounced"),
    ],
)
def test_a_report_names_mail_and_reason(sent: Mail, text: str, status: str, reason: str) -> None:
    assert parse(report(sent, text, status=status)) == Bounce(sent.public_id, reason)


def test_delays_answers_and_other_mail_say_nothing(sent: Mail) -> None:
    foreign = report(sent).replace(b"@wirkungskreis.localhost", b"@elsewhere.example")

    assert parse(report(sent, action="delayed", status="4.4.1")) is None
    assert parse(report(sent, OUT_OF_OFFICE)) is None
    assert parse(foreign) is None
    assert parse(b"") is None
    assert parse(b"\xff\x00 not a mail") is None


def filled(kind: str, path: Path, *messages: bytes) -> str:
    box: mailbox.Mailbox[mailbox.Message]
    box = mailbox.Maildir(path) if kind == "maildir" else mailbox.mbox(path)
    for message in messages:
        box.add(message)
    box.close()
    return str(path)


@pytest.mark.parametrize("kind", ["maildir", "mbox"])
def test_a_mailbox_is_read_once(sent: Mail, tmp_path: Path, kind: str) -> None:
    other = world.mail(state="sent")
    box = filled(kind, tmp_path / kind, report(other, OUT_OF_OFFICE), report(sent))

    assert (read_mailbox(box), read_mailbox(box)) == (1, 0)

    sent.refresh_from_db()
    assert (sent.state, sent.reason) == ("bounced", "unknown_mailbox")
    Mail.objects.filter(pk=sent.pk).update(state="sent")
    assert read_mailbox(box) == 0


def test_what_waits_again_is_left_alone(sent: Mail, tmp_path: Path) -> None:
    Mail.objects.filter(pk=sent.pk).update(state="waiting")

    assert read_mailbox(filled("maildir", tmp_path / "box", report(sent))) == 0
    assert Mail.objects.get().state == "waiting"


def test_the_command_reads_and_says_what_is_wrong(sent: Mail, tmp_path: Path) -> None:
    out = StringIO()
    call_command("bounces", filled("mbox", tmp_path / "box", report(sent)), stdout=out)

    assert out.getvalue() == "Als unzustellbar vermerkt: 1\n"
    with pytest.raises(CommandError, match="Es ist kein Postfach genannt"):
        call_command("bounces")
    with pytest.raises(CommandError, match="lässt sich nicht lesen"):
        call_command("bounces", str(tmp_path / "nirgends"))


def test_without_a_mailbox_nothing_is_read() -> None:
    assert read_mailbox() == 0
