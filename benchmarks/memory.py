"""What a worker needs that makes all files of a released report."""

import resource
import subprocess
import sys
from collections.abc import Iterator

import django

from benchmarks.city import report, start
from benchmarks.figures import Figure

WORKER_LIMIT = 400


def make() -> None:
    """Make all files in this process, as a worker does, and print the largest memory in MiB."""
    django.setup()
    from wirkungskreis.reports.composing.files import FORMATS
    from wirkungskreis.reports.composing.whole import compose
    from wirkungskreis.reports.models import Report
    from wirkungskreis.reports.outputs.document import Level

    begun = Report.objects.get(code="UB-BENCH")
    for level in Level:
        document = compose(begun, level)
        for write in FORMATS.values():
            write(document)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def figures() -> Iterator[Figure]:
    start(measures=300)
    from wirkungskreis.kernel.actor import SYSTEM
    from wirkungskreis.reports.domain import drafting
    from wirkungskreis.rounds.models import Round

    rounds = list(Round.objects.filter(code__in=["R2025-1", "R2025-2"]))
    drafting.begin(rounds, actor=SYSTEM, label="Bericht", title="Bericht 2025", code="UB-BENCH")
    worker = subprocess.run(
        [sys.executable, "-m", "benchmarks.memory", "make"],
        capture_output=True,
        text=True,
        check=True,
    )
    name = "largest memory of a process that makes 15 files of 300 measures"
    yield Figure(name, float(worker.stdout), "MiB", WORKER_LIMIT)


if __name__ == "__main__":
    if sys.argv[1:] == ["make"]:
        make()
    else:
        report("Memory", figures)
