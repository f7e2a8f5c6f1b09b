"""Read the mailbox to which undeliverable mails return."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from wirkungskreis.outbox.domain.bounces import read_mailbox
from wirkungskreis.outbox.mailboxes import Unreadable


class Command(BaseCommand):
    help = (
        "Liest zurückgekommene Mails und vermerkt sie als unzustellbar. Aus Maildir, mbox oder"
        " imaps://user:password@host/folder; ohne Angabe aus WK_RUECKLAEUFER."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("mailbox", nargs="?", default="", help="sonst WK_RUECKLAEUFER")

    def handle(self, *, mailbox: str, **_options: Any) -> None:
        if not (mailbox or settings.MAIL_BOUNCES):
            raise CommandError("Es ist kein Postfach genannt: Setzen Sie WK_RUECKLAEUFER.")
        try:
            count = read_mailbox(mailbox)
        except Unreadable as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Als unzustellbar vermerkt: {count}")
