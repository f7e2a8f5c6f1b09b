"""What a worker needs that makes all files of a released report."""

import resource
from collections.abc import Iterator

from benchmarks.city import report, start
from benchmarks.figures import Figure

WORKER_LIMIT = 400


def figures() -> Iterator[Figure]:
    start(measures=300)
    from wirkungskreis.kernel.actor import SYSTEM
    from wirkungskreis.reports.composing.files import FORMATS
    from wirkungskreis.reports.composing.whole import compose
    from wirkungskreis.reports.domain import drafting
    from wirkungskreis.reports.outputs.document import Level
    from wirkungskreis.rounds.models import Round

    rounds = list(Round.objects.filter(code__in=["R2025-1", "R2025-2"]))
    begun = drafting.begin(
        rounds, actor=SYSTEM, label="Bericht", title="Bericht 2025", code="UB-BENCH"
    )
    for level in Level:
        document = compose(begun, level)
        for make in FORMATS.values():
            make(document)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield Figure("largest memory while making 15 files of 300 measures", most, "MiB", WORKER_LIMIT)


if __name__ == "__main__":
    report("Memory", figures)
