"""Every page of the desk: queries at 30 and 300 measures; the register against a bare view."""

import os
import subprocess
import sys
from collections.abc import Iterator

from benchmarks.city import report, start
from benchmarks.figures import Figure, cpu_of

QUERIES = 20
RATIO = 3.0
TIMES = 30
REGISTER = "/werkbank/massnahmen/"
LISTS = (
    "/werkbank/",
    "/werkbank/konzept/",
    REGISTER,
    "/werkbank/luecken/",
    "/werkbank/abfragen/",
    "/werkbank/berichte/",
    "/werkbank/gremien/",
    "/werkbank/organisationen/",
    "/werkbank/personen/",
    "/werkbank/postausgang/",
    "/werkbank/beratungsblatt/",
    "/werkbank/suche/?q=sprache",
)


def addresses() -> list[str]:
    """Add the pages of single things to the lists."""
    from django.urls import reverse

    from wirkungskreis.concept.models import Version
    from wirkungskreis.measures.models import Measure
    from wirkungskreis.rounds.models import Return, Round

    measure = Measure.objects.get(code="B-04")
    ret = (
        Return.objects.filter(measure=measure, round__state="open").first() or Return.objects.last()
    )
    things = [
        reverse("desk:measure", args=[measure.public_id]),
        reverse("desk:round", args=[Round.objects.get(state="open").public_id]),
        reverse("desk:round", args=[Round.objects.get(code="R2025-2").public_id]),
    ]
    if ret:
        things.append(reverse("desk:return", args=[ret.public_id]))
    version = Version.objects.get(state="adopted")
    return [*LISTS, *things, f"/werkbank/konzept/{version.public_id}/"]


def counted() -> dict[str, int]:
    """Count the queries of every page for the coordination, signed in, nothing cached."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from wirkungskreis.people.models import User

    client = Client()
    client.force_login(User.objects.get(username="koordination"))
    found = {}
    for number, address in enumerate(addresses()):
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address)
        if response.status_code == 200:  # noqa: PLR2004
            name = (
                address if number < len(LISTS) else "/".join(address.split("/")[:3]) + f"/…{number}"
            )
            found[name] = len(queries)
    return found


def register() -> tuple[float, float]:
    """Give the CPU seconds of the register and of a bare view of the same table, both signed in."""
    from django.test import Client

    from benchmarks import bare
    from wirkungskreis.people.models import User

    client = Client()
    client.force_login(User.objects.get(username="koordination"))
    page = client.get(REGISTER).content
    bare.keep(page)
    if bare.texts(page) != bare.texts(client.get(bare.ADDRESS).content):
        raise RuntimeError("the bare view shows another table")
    ours = cpu_of(lambda: client.get(REGISTER), TIMES)
    return ours, cpu_of(lambda: client.get(bare.ADDRESS), TIMES)


def figures() -> Iterator[Figure]:
    few = subprocess.run(
        [sys.executable, "-m", "benchmarks.pages", "30"],
        env=os.environ | {"WK_DATEN": f"{os.environ['WK_DATEN']}/few"},
        capture_output=True,
        text=True,
        check=True,
    )
    at_30 = {line.split("\t")[0]: int(line.split("\t")[1]) for line in few.stdout.splitlines()}
    start(measures=300)
    for address, queries in counted().items():
        yield Figure(f"{address} at 300 measures", queries, "queries", QUERIES)
        if at_30.get(address) != queries:
            more = f"{address}: queries more than at 30 measures"
            yield Figure(more, queries - at_30.get(address, 0), "queries", 0)
    ours, bare = register()
    yield Figure(
        "register of 300 measures: CPU (floor: a bare view)", ours * 1000, "ms", None, bare * 1000
    )
    yield Figure("register against the bare view", ours / bare, "times", RATIO)


if __name__ == "__main__":
    if sys.argv[1:] == ["30"]:
        start(measures=30)
        for page_address, page_queries in counted().items():
            print(f"{page_address}\t{page_queries}")
    else:
        report("Pages", figures)
