"""Processes of the program beside the tests, on the tests' own database.

Also the settings of these processes: ``DJANGO_SETTINGS_MODULE`` names this module.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.settings import *  # noqa: F403  Django wants every name
from tests.settings import DATABASES

ROOT = Path(__file__).parents[1]
NAME = "WK_TEST_DATABASE"

if NAME in os.environ:
    DATABASES["default"]["NAME"] = os.environ[NAME]


def start(*words: str | Path, database: object, **environ: str) -> subprocess.Popen[str]:
    """Start Python with these words; ``database`` is the name that the connection knows."""
    own = {"DJANGO_SETTINGS_MODULE": "tests.beside", NAME: str(database), "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(  # noqa: S603  our own words
        [sys.executable, *words],
        env={**os.environ, **own, **environ},
        stdout=subprocess.PIPE,
        text=True,
    )


def kill_all(*processes: subprocess.Popen[str]) -> None:
    """Pull the plug: the processes and all they started, at once and without a word."""
    for pid in [pid for one in processes for pid in [one.pid, *_children(one.pid)]]:
        os.kill(pid, signal.SIGKILL)
    for one in processes:
        one.communicate()


def _children(pid: int) -> list[int]:
    own = [
        int(word)
        for path in Path(f"/proc/{pid}/task").glob("*/children")
        for word in path.read_text().split()
    ]
    return own + [more for child in own for more in _children(child)]
