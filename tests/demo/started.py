"""A demonstration that runs beside the tests."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Started:
    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}/"
        bare = {k: v for k, v in os.environ.items() if not k.startswith(("WK_", "DJANGO_"))}
        words = ["demo", "--port", str(self.port), "--daten", str(directory)]
        self.process = subprocess.Popen(  # noqa: S603  our own words only
            [sys.executable, "-m", "wirkungskreis.config.command", *words],
            env=bare,
            stdout=subprocess.PIPE,
            text=True,
        )

    def welcome(self) -> str:
        """Read up to the last line of the greeting; it comes when the server answers."""
        assert self.process.stdout is not None
        lines = []
        for line in self.process.stdout:
            lines.append(line)
            if line.startswith("Anhalten"):
                break
        return "".join(lines)

    def stop(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.process.wait(30)

    def listens(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def becomes_free(self, *, seconds: int) -> bool:
        limit = time.monotonic() + seconds
        while self.listens() and time.monotonic() < limit:
            time.sleep(0.1)
        return not self.listens()

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        if self.process.stdout:
            self.process.stdout.close()
