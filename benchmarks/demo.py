"""From an empty database to the loaded demonstration, and how much is installed."""

import site
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import django
from django.core.management import call_command

from benchmarks.city import report
from benchmarks.figures import Figure, clock


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
    packages = Path(site.getsitepackages()[0])
    size = sum(path.stat().st_size for path in packages.rglob("*") if path.is_file())
    yield Figure("installed packages here (with tools for tests, if present)", size / 2**20, "MiB")


if __name__ == "__main__":
    report("Demonstration", figures)
