"""Send what waits in the outbox, once and without a worker."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from wirkungskreis.outbox.domain.sending import send_due


class Command(BaseCommand):
    help = "Verschickt jetzt, was im Postausgang fällig ist, und nennt die Zahl."

    def handle(self, **_options: Any) -> None:
        self.stdout.write(f"Gesendet: {send_due(clock=timezone.now)}")
