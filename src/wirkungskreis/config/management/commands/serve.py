"""``wirkungskreis serve``: the web server."""

import os
import socket
from contextlib import closing

from django.core.management.base import BaseCommand, CommandError, CommandParser
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from wirkungskreis.config.process import WATCH


def refuse_busy(host: str, port: int) -> None:
    """Say plainly that somebody else listens there, before the server fails in its own words."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_STREAM)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as reason:
            raise CommandError(
                f"An {host}:{port} kann der Server nicht hören: Dort läuft schon etwas, oder es "
                f"ist nicht erlaubt. Eine andere Nummer hilft: --port {port + 1}"
            ) from reason


class Command(BaseCommand):
    """Several processes with one thread each: Django pages are bound by the processor."""

    help = "Startet den Webserver. Davor gehört ein Proxy mit Verschlüsselung."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1", help="Adresse (127.0.0.1)")
        parser.add_argument("--port", type=int, default=8000, help="Nummer (8000)")
        parser.add_argument("--workers", type=int, default=2, help="Prozesse (2)")

    def handle(self, *_args: object, **options: object) -> None:
        host, port = str(options["host"]), int(str(options["port"]))
        refuse_busy(host, port)
        os.environ[WATCH] = "watch"  # the workers watch this process
        Server(
            "wirkungskreis.config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=int(str(options["workers"])),
            blocking_threads=1,
            websockets=False,
            log_level=LogLevels.warning,
            workers_kill_timeout=10,
            respawn_failed_workers=True,
        ).serve()
