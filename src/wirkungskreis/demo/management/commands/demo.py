"""``wirkungskreis demo``: from an empty directory to a running demonstration."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connections

from wirkungskreis.demo.loading import Login, load
from wirkungskreis.demo.logins import read, write
from wirkungskreis.demo.options import CITIES, add_arguments

LOADED = "demo.json"  # written last: without it a loading was cut off
START_SECONDS = 30
STOP_SECONDS = 15
LISTENS = 0


def empty_database() -> None:
    """Remove a database that was loaded half, with its journal files."""
    connections.close_all()
    for path in Path(settings.DATA).glob("wirkungskreis.sqlite3*"):
        path.unlink()


def filled(city: str) -> list[Login]:
    """Bring the database up to date and give the logins; load the city if that was never done."""
    loaded = Path(settings.DATA) / LOADED
    if not loaded.exists():
        empty_database()
    call_command("prepare")
    if not loaded.exists():
        write(loaded, load(city))
    return read(loaded)


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == LISTENS


class Children:
    """The web server and the worker; both stop when one stops or when we are told to."""

    def __init__(self, port: int) -> None:
        self.told = False
        commands = [["serve", "--port", str(port)], ["worker"]]
        self.processes = [self.start(*command) for command in commands]

    def start(self, *words: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "wirkungskreis.config.command", *words]
        environ = os.environ | {"WK_PARENT": "watch"}
        return subprocess.Popen(command, env=environ, start_new_session=True)  # noqa: S603  our own

    def stop(self, _number: int = 0, _frame: FrameType | None = None) -> None:
        self.told = True
        for process in self.processes:
            process.terminate()

    def alive(self) -> bool:
        return all(process.poll() is None for process in self.processes)

    def wait(self) -> None:
        """Come back when both have ended; whoever hangs is ended."""
        while self.alive():
            time.sleep(0.2)
        told = self.told
        self.stop()
        for process in self.processes:
            try:
                process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
        if not told:
            raise CommandError("Ein Teil der Vorführung hat sich beendet; sie ist angehalten.")


class Command(BaseCommand):
    help = "Richtet die Vorführung ein, lädt eine Stadt und startet sie. Nur auf diesem Rechner."

    def add_arguments(self, parser: CommandParser) -> None:
        add_arguments(parser)

    def handle(self, *_args: object, **given: object) -> None:
        city = str(given["stadt"])
        if not (Path(settings.DATA) / LOADED).exists():
            self.say(f"{CITIES[city]} wird geladen ...")
        begin = time.monotonic()
        logins = filled(city)
        taken = time.monotonic() - begin
        if given["nur_laden"]:
            self.say(f"{CITIES[city]} ist geladen ({taken:.0f} s): WK_DATEN={settings.DATA}")
            return
        port = int(str(given["port"]))
        children = Children(port)
        signal.signal(signal.SIGINT, children.stop)
        signal.signal(signal.SIGTERM, children.stop)
        limit = time.monotonic() + START_SECONDS
        while children.alive() and not answers(port) and time.monotonic() < limit:
            time.sleep(0.1)
        if children.alive():
            self.welcome(CITIES[city], port, logins)
        children.wait()

    def say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()

    def welcome(self, city: str, port: int, logins: list[Login]) -> None:
        wide = max((len(login.username) for login in logins), default=0)
        people = [
            f"  {login.username:<{wide}}  {login.password}  {login.role}: {login.hint}"
            for login in logins
        ]
        lines = [f"\nWirkungskreis {city}: http://127.0.0.1:{port}/\n", "Anmelden als", *people]
        self.say("\n".join([*lines, "\nAnhalten: Strg+C. Die Daten bleiben."]))
