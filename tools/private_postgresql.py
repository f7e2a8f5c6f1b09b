"""A PostgreSQL server for the time of the tests, in a temporary directory."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


class NotHere(Exception):
    """The programs are missing or do not start; the message says so."""


def programs() -> Path:
    """Find the newest installed server; Debian does not put it on the path."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    on_path = shutil.which("initdb")
    if found:
        return max(found, key=lambda path: int(path.parent.name))
    if on_path:
        return Path(on_path).resolve().parent
    raise NotHere("Hier gibt es kein PostgreSQL (apt install postgresql, oder WK_DB_HOST setzen).")


def unprivileged() -> str | None:
    """Name the user who runs the server: ourselves, except that PostgreSQL refuses root."""
    if os.getuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Cluster:
    """``with Cluster() as cluster``: runs until the block ends, however it ends."""

    def __init__(self) -> None:
        self.programs = programs()
        self.user = unprivileged()
        self.port = free_port()
        self.directory = Path(tempfile.mkdtemp(prefix="wk-postgresql-"))
        if self.user:
            shutil.chown(self.directory, self.user)

    def call(self, name: str, *arguments: str) -> None:
        command = [str(self.programs / name), "-D", str(self.directory / "data"), *arguments]
        with (self.directory / "output").open("a+") as output:
            done = subprocess.run(
                command, user=self.user, cwd="/", stdout=output, stderr=output, check=False
            )
            output.seek(0)
            if done.returncode:
                raise NotHere(f"PostgreSQL startet nicht: {output.read()[-300:]}")

    def __enter__(self) -> Self:
        try:
            words = ["-U", "wirkungskreis", "-A", "trust", "-E", "UTF8", "--locale", "C.UTF-8"]
            self.call("initdb", *words, "--no-sync")
            where = f"-k {self.directory} -p {self.port} -c listen_addresses=127.0.0.1"
            self.call(
                "pg_ctl", "-w", "-l", f"{self.directory}/log", "-o", f"{where} {FAST}", "start"
            )
        except NotHere:
            shutil.rmtree(self.directory)
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.call("pg_ctl", "-m", "immediate", "stop")
        shutil.rmtree(self.directory)

    def environ(self) -> dict[str, str]:
        """Give the variables that lead the program to this server."""
        return {
            "WK_DB_HOST": "127.0.0.1",
            "WK_DB_PORT": str(self.port),
            "WK_DB_NAME": "wirkungskreis",
            "WK_DB_USER": "wirkungskreis",
        }
