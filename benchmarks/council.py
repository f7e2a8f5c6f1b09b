"""Ten thousand papers read from a council's server on this machine, and the same once more."""

from collections.abc import Iterator
from datetime import UTC, datetime

from benchmarks.city import report, start
from benchmarks.figures import Figure, clock

PAPERS = 10_000
PAGE_LENGTH = 100
GOAL = 600.0  # seconds for all of them


def figures() -> Iterator[Figure]:
    start()
    from django.conf import settings

    from tests.council.oparl.server import Council, serving
    from wirkungskreis.council.domain.follow import follow
    from wirkungskreis.council.models import Foreign
    from wirkungskreis.kernel.actor import SYSTEM
    from wirkungskreis.mandates.domain import keep
    from wirkungskreis.mandates.models import Paper

    with serving(Council(page_length=PAGE_LENGTH)) as council:
        council.papers = [
            {
                "id": council.at(f"/paper/{number}"),
                "name": f"Vorlage über Gegenstand {number} und seine Folgen",
                "reference": f"2026/{number:05}",
                "modified": "2026-10-01T08:00:00+02:00",
            }
            for number in range(PAPERS)
        ]
        for number in range(100):
            facts = {
                "code": f"2026/{number:05}",
                "kind": "Vorlage",
                "subject": f"Gegenstand {number}",
            }
            keep.enter(Paper, actor=SYSTEM, facts=facts)
        settings.COUNCIL_OPARL, settings.COUNCIL_OPARL_LOCAL = council.at("/oparl"), True
        for name in ("first reading", "the same again"):
            with clock() as taken:
                follow(now=datetime(2026, 10, 9, tzinfo=UTC), is_full=True)
            yield Figure(f"{PAPERS} papers, {name}", taken[0], "s", goal=GOAL)
            yield Figure(f"papers per second, {name}", PAPERS / taken[0], "/s")
        assert Foreign.objects.count() == PAPERS  # noqa: S101  a figure of nothing proves nothing


if __name__ == "__main__":
    report("Following a council", figures)
