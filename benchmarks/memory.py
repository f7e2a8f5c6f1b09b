"""What a worker needs that makes all files of a released report, its child processes included."""

import resource
import subprocess
import sys
from collections.abc import Iterator

import django

from benchmarks.city import report, start
from benchmarks.figures import Figure

WORKER_LIMIT = 400


def make() -> None:
    """Make and keep all files, as a release does; print the largest memory of both in MiB."""
    django.setup()
    from wirkungskreis.reports.composing.files import FORMATS
    from wirkungskreis.reports.composing.whole import compose
    from wirkungskreis.reports.models import Report
    from wirkungskreis.reports.outputs.document import Level

    begun = Report.objects.get(code="UB-BENCH")
    documents = (compose(begun, level) for level in Level)
    files = [write(document) for document in documents for write in FORMATS.values()]
    assert len(files) == len(Level) * len(FORMATS)  # noqa: S101  nothing is made twice or left out
    for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN):
        print(resource.getrusage(whose).ru_maxrss / 1024)


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
    own, child = map(float, worker.stdout.split())
    yield Figure("largest memory of a worker making 15 files of 300 measures", own, "MiB")
    yield Figure("largest memory of a process it starts for a PDF", child, "MiB")
    yield Figure("both together", own + child, "MiB", WORKER_LIMIT)


if __name__ == "__main__":
    if sys.argv[1:] == ["make"]:
        make()
    else:
        report("Memory", figures)
