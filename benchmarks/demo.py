"""From an empty database to the loaded demonstration, from one word to its first page; sizes."""

import os
import resource
import site
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import django
from django.core.management import call_command

from benchmarks.city import report
from benchmarks.figures import Figure, clock
from benchmarks.server import Browser, free_port


def children() -> float:
    """Give the CPU seconds of all ended processes: the fairer figure on a busy machine."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def start(directory: str) -> float:
    """Start the demonstration there, ask for a page, stop it; give the seconds up to the page."""
    port = free_port()
    words = ["demo", "--port", str(port), "--daten", f"{directory}/var"]
    environ = {k: v for k, v in os.environ.items() if not k.startswith(("WK_", "DJANGO_"))}
    with clock() as taken:
        process = subprocess.Popen(  # noqa: S603  our own
            [sys.executable, "-m", "wirkungskreis.config.command", *words],
            env=environ,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None  # noqa: S101  asked for above
        while "Anhalten" not in process.stdout.readline() and process.poll() is None:
            continue
        Browser(port).get("/werkbank/anmelden/")
    process.terminate()
    process.communicate()
    return taken[0]


def figures() -> Iterator[Figure]:
    django.setup()
    with clock() as taken:
        call_command("migrate", verbosity=0)
        from wirkungskreis.demo.loading import load

        load("rheinaue")
    from django.apps import apps

    rows = sum(model._base_manager.count() for model in apps.get_models())
    with clock() as floor, sqlite3.connect(":memory:") as bare:
        bare.execute("CREATE TABLE t (a, b, c, d, e, f)")
        bare.executemany("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?)", [(1,) * 6] * rows)
    yield Figure(f"empty database to loaded demo, {rows} rows", taken[0], "s", 30, floor[0])
    with tempfile.TemporaryDirectory(prefix="wk-demo-") as directory:
        for name, goal in (("first start of the demo, up to a page", 30), ("its second", 5)):
            before = children()
            yield Figure(name, start(directory), "s", goal)
            yield Figure("  of it computing, all processes", children() - before, "s")
    packages = Path(site.getsitepackages()[0])
    size = sum(path.stat().st_size for path in packages.rglob("*") if path.is_file())
    yield Figure("installed packages here (with tools for tests, if present)", size / 2**20, "MiB")


if __name__ == "__main__":
    report("Demonstration", figures)
