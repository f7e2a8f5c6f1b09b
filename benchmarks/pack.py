"""The pack of a meeting with two hundred pages, and the pages of a year of two committees."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

import typst
from pypdf import PdfWriter

from benchmarks.city import report, start
from benchmarks.figures import Figure, clock, cpu_of

PAPERS, PAGES = 20, 10
GOAL, QUERIES = 20.0, 20
TODAY = date(2026, 10, 9)


def paper(words: str) -> bytes:
    """Set a paper of ten pages full of words."""
    page = f"#lorem(600) {words} #pagebreak(weak: true)"
    body = f"#set text(size: 9pt)\n#for n in range({PAGES}) [{page}]"
    made: bytes = typst.compile({"main.typ": body.encode()}, format="pdf")
    return made


def merged(papers: list[bytes]) -> bytes:
    """Put the same pages into one file with the library alone."""
    writer, target = PdfWriter(), BytesIO()
    for each in papers:
        writer.append(BytesIO(each))
    writer.write(target)
    return target.getvalue()


def figures() -> Iterator[Figure]:
    start()
    from django.test import Client

    from tests import world
    from tests.meetings.making import fresh
    from tests.meetings.papers import upload
    from tests.meetings.year import a_year
    from wirkungskreis.kernel.actor import SYSTEM, Role
    from wirkungskreis.meetings.domain import enclosing, packing
    from wirkungskreis.meetings.domain.enclosing import Place
    from wirkungskreis.meetings.models import Meeting

    papers = [paper(f"Unterlage {number}") for number in range(PAPERS)]
    least = cpu_of(lambda: merged(papers), times=2)
    meeting = fresh(world.meeting("CG-9", date(2026, 12, 1)))
    for number, content in enumerate(papers):
        item = world.item(meeting, title=f"Punkt {number}")
        place = Place(item, f"Unterlage {number}", is_confidential=not number)
        enclosing.enclose(meeting, upload(content), place=place, actor=SYSTEM, on=TODAY)
    Meeting.objects.filter(pk=meeting.pk).update(state="invited")
    with clock() as taken:
        packs = packing.freeze(fresh(meeting), 0, actor=SYSTEM, on=TODAY)
    pages = max(pack.pages for pack in packs)
    name = f"both packs of {PAPERS} papers, {pages} pages, PDF and ZIP"
    yield Figure(name, taken[0], "s", GOAL, least)
    yield Figure("pages of the full pack", pages, "pages", PAPERS * PAGES, at_least=True)
    client = Client()
    client.force_login(world.user("amira", Role.COORDINATION))
    yield from _year(client, a_year())


def _year(client: Any, year: Any) -> Iterator[Figure]:
    """Say what the dearest page of a year costs: queries, and milliseconds."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tests.desk.meetings.test_year import pages

    client.get("/werkbank/sitzungen/")  # the first page also reads templates
    most, slowest = 0, 0.0
    for page in pages(year):
        with CaptureQueriesContext(connection) as queries, clock() as taken:
            client.get(page)
        most, slowest = max(most, len(queries)), max(slowest, taken[0] * 1000)
    yield Figure("a year of two committees: the page with most queries", most, "queries", QUERIES)
    yield Figure("a year of two committees: the slowest page", slowest, "ms")


if __name__ == "__main__":
    report("Packs and a year of meetings", figures)
