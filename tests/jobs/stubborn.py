"""What a second process does in the tests of the worker: it never ends by itself, or slowly."""

import sys
import time
from typing import Any

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import call_command
from django.utils import timezone

from wirkungskreis.kernel.work import KINDS, PERIODIC, Kind, Result, Run
from wirkungskreis.outbox.domain import sending
from wirkungskreis.outbox.fillers import FILLERS, Filled

HANGS = 60  # seconds; the test kills the process long before


class Hanging(BaseEmailBackend):
    """A mail server that takes the mail and says nothing."""

    def send_messages(self, email_messages: Any) -> int:
        print("handed over", flush=True)  # noqa: T201  the test waits for it
        time.sleep(HANGS)
        return len(email_messages)


def work() -> None:
    """Work on a job that hangs after its first step."""
    _work(HANGS)


def work_slowly() -> None:
    _work(1)


def _work(seconds: float) -> None:
    def hang(run: Run, *, to: int) -> Result:
        run.progress(1, to)
        time.sleep(seconds)
        return {"counted": to}

    PERIODIC.clear()
    KINDS["probe.count"] = Kind("probe.count", "Zählen", hang, attempts=3)
    call_command("worker", stdout=sys.stderr)


def send() -> None:
    """Send a mail to a server that never answers."""
    settings.MAIL_IS_LOCAL = False
    settings.EMAIL_BACKEND = f"{__name__}.Hanging"
    settings.TEMPLATES[0]["DIRS"] = ["tests/outbox/templates"]
    FILLERS["probe.ask"] = lambda _mail: Filled(
        {"organisation": "Amt"}, {"link": "https://x.example"}
    )
    sending.send_due(clock=timezone.now)
