"""Send what waits in the outbox, once and without a worker."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from wirkungskreis.outbox.domain.sending import send_due


class Command(BaseCommand):
    help = "Send what is due in the outbox now, one by one, and print how many mails went out."

    def handle(self, **_options: Any) -> None:
        self.stdout.write(f"{send_due(clock=timezone.now)} mails sent.")
