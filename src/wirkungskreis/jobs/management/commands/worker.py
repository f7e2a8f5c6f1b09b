"""The worker: background jobs, mails, the journal's seal, and whatever else is periodic."""

import os
import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from django.db.utils import OperationalError
from django.utils import timezone

from wirkungskreis.jobs.domain import work

PAUSE = 1.0  # seconds, when there is nothing to do


class Command(BaseCommand):
    help = (
        "Arbeitet im Hintergrund, bis er angehalten wird. Bei TERM oder Strg+C endet erst"
        " die Arbeit in der Hand. Mehrere sind erlaubt; was ein toter liegen ließ, wird nach einer"
        " Minute übernommen."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        end = parser.add_mutually_exclusive_group()
        end.add_argument("--once", action="store_true", help="einmal, ein Auftrag")
        end.add_argument("--burst", action="store_true", help="bis nichts mehr wartet")
        parser.add_argument(
            "--parent", type=int, metavar="PID", help="endet, wenn dieser Prozess fort ist"
        )

    def handle(self, *, once: bool, burst: bool, parent: int | None, **_options: Any) -> None:
        self.told = threading.Event()
        before = {
            number: signal.signal(number, lambda *_signal: self.told.set())
            for number in (signal.SIGTERM, signal.SIGINT)
        }
        try:
            count = self.loop(ends=once or burst, limit=1 if once else None, parent=parent)
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)
        self.stdout.write(f"Aufträge bearbeitet: {count}")

    def loop(self, *, ends: bool, limit: int | None, parent: int | None) -> int:
        """Work until told, orphaned, or (if that is an end) without work; count the jobs."""
        count = 0
        while not self.told.is_set() and (parent is None or is_alive(parent)):
            worked = self.turn()
            count += worked
            if ends and (not worked or count == limit):
                break
            if not worked:
                close_old_connections()
                self.told.wait(PAUSE)
        return count

    def turn(self) -> bool:
        """Do what is periodic and one job; without a database, wait for its return."""
        try:
            work.take_turns(clock=timezone.now)
            return work.work_once(clock=timezone.now)
        except OperationalError as error:
            self.stderr.write(f"Die Datenbank antwortet nicht: {error}")
            close_old_connections()
            self.told.wait(PAUSE)
            return False


def is_alive(pid: int) -> bool:
    """Ask whether the process is there; one of somebody else's is there, too."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
