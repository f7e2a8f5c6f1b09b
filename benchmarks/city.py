"""Start Django on an empty database and fill it with the large city."""

import sys
from collections.abc import Callable, Iterable

import django
from django.core.management import call_command

from benchmarks.figures import Figure


def start(measures: int | None = None, leads: int = 120) -> None:
    """Make the database; with a number, load the city with so many measures and leads."""
    django.setup()
    call_command("migrate", verbosity=0)
    if measures is not None:
        from benchmarks import large_city

        large_city.load(measures, leads)


def report(title: str, figures: Callable[[], Iterable[Figure]]) -> None:
    """Print figures as they come; end with 1 if one misses its goal."""
    print(f"\n{title}")
    held = True
    for figure in figures():
        print(figure, flush=True)
        held &= figure.holds
    sys.exit(0 if held else 1)
