"""OParl: a page of 100 objects, single objects, and composing everything anew."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from benchmarks.city import report, start
from benchmarks.figures import Figure, clock

GOAL = 100.0
QUERIES = 6
SITTINGS, PAPERS = 150, 10_000
TIMES = 10
MANY = 5.0
SINCE, BRIEF = "modified_since=2020-01-01T00:00:00Z", "omit_internal=true"


def grow() -> None:
    """Add a council's years: sittings with papers, each with its way through two bodies."""
    from wirkungskreis.mandates.models import Body, Consultation, Paper, Sitting

    council, committee = Body.objects.get(code="O-RAT"), Body.objects.get(code="O-ASG")
    days = [date(2010, 1, 1) + timedelta(days=21 * number) for number in range(SITTINGS)]
    Sitting.objects.bulk_create(Sitting(code=f"B-{on}", body=council, on=on) for on in days)
    papers = Paper.objects.bulk_create(
        Paper(code=f"B/{number}", kind="Beschlussvorlage", subject=f"Vorlage Nummer {number}")
        for number in range(PAPERS)
    )
    Consultation.objects.bulk_create(
        Consultation(
            paper=paper,
            order=order,
            body=body,
            on=days[number % SITTINGS],
            role="decides",
            result="ungeändert beschlossen",
        )
        for number, paper in enumerate(papers)
        for order, body in enumerate((committee, council), 1)
    )


def measured(client: Any, address: str) -> tuple[float, int]:
    """Give the milliseconds of the fastest of several requests, and its queries."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    times = []
    for _ in range(TIMES):
        with clock() as taken:
            client.get(address)
        times.append(taken[0] * 1000)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    return min(times), len(queries)


def figures() -> Iterator[Figure]:
    start(measures=100)
    from django.test import Client
    from django.utils import timezone

    from wirkungskreis.publishing.domain import refresh
    from wirkungskreis.publishing.models import Served

    with clock() as few:
        refresh.compose(now=timezone.now())
    yield Figure(f"first time for Rheinaue, {Served.objects.count()} objects", few[0], "s", MANY)
    grow()
    refresh.compose(now=timezone.now())
    with clock() as again:
        refresh.compose(now=timezone.now())
    count = Served.objects.count()
    yield Figure(f"{count} objects composed again, nothing changed", again[0], "s")
    client = Client()
    for kind in ("meeting", "agendaItem", "paper", "consultation"):
        taken, queries = measured(client, f"/oparl/v1.1/{kind}?limit=100")
        yield Figure(f"page of 100: {kind}", taken, "ms", GOAL)
        yield Figure(f"page of 100: {kind}", queries, "queries", QUERIES)
    for name, query in (("changed since", SINCE), ("without what is inside", BRIEF)):
        taken, _queries = measured(client, f"/oparl/v1.1/paper?{query}")
        yield Figure(f"page of 100: paper, {name}", taken, "ms", GOAL)


if __name__ == "__main__":
    report("OParl", figures)
