"""Closing a round of 300 measures: one transaction that freezes every return."""

from collections.abc import Iterator
from datetime import date

from benchmarks.city import report, start
from benchmarks.figures import Figure, clock

GOAL = 2.0


def figures() -> Iterator[Figure]:
    start(measures=300)
    from django.db import connection, transaction

    from wirkungskreis.kernel.actor import SYSTEM
    from wirkungskreis.rounds.domain.closing import close
    from wirkungskreis.rounds.models import Round, Snapshot

    rnd = Round.objects.get(state="open")
    with clock() as taken:
        close(rnd, actor=SYSTEM, edition=rnd.edition, on=date(2026, 10, 17), as_it_is=True)
    rows = list(Snapshot.objects.filter(ret__round=rnd).values_list("content", "hash"))
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE floor (content text, hash text)")
    with clock() as floor, transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany("INSERT INTO floor VALUES (%s, %s)", rows)
    name = f"freeze of {len(rows)} returns (floor: the bare inserts)"
    yield Figure(name, taken[0], "s", GOAL, floor[0])


if __name__ == "__main__":
    report("Freeze", figures)
