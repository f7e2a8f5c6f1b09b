"""No public outlet of Rheinaue tells a raw count: pages, charts, exports, OParl and report files.

Everything a guest can reach is read. What tells of the indicator with raw counts is read again
after these are gone: not one byte may differ, so nothing outside reads them.
"""

import csv
import re
from collections.abc import Iterator
from html import unescape
from io import BytesIO, StringIO
from urllib.parse import unquote, urljoin, urlsplit
from zipfile import ZipFile

import pytest
from django.test import Client

from wirkungskreis.demo.domain.rawcounts import CODE
from wirkungskreis.indicators.domain import publishing
from wirkungskreis.indicators.models import Observation, RawCount, RawTable, Reason
from wirkungskreis.indicators.protection.rules import is_small
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User
from wirkungskreis.reports.outputs import chart_files

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("rheinaue")]
LINK = re.compile(rb'(?:href|src)="([^"]+)"|"(https?://testserver/[^"]+)"')
CHANGING = re.compile(rb'(csrfmiddlewaretoken" value=|nonce=)"[^"]*"')
SAME = re.compile(
    rf"als-png|/oparl/.*/[0-9a-f-]{{36}}|[?&]page=|^/(static|werkbank)|/(?!{CODE})[^/]+/bilder/"
)
STARTS = ("/indikatoren/", "/indikatoren/daten/", "/berichte/", "/oparl/v1.1/")
SMALL = re.compile(r"^[1-4]([.,]0+)?$")


def crawl(guest: Client) -> dict[str, bytes]:
    """Read what a guest can reach; pages hold what charts and single objects repeat."""
    found: dict[str, bytes] = {}
    waiting = list(STARTS)
    while waiting:
        address = waiting.pop()
        if address not in found:
            found[address] = get(guest, address)
            waiting += links(address, found[address])
    return found


def get(guest: Client, address: str) -> bytes:
    answer = guest.get(address)
    content = bytes(answer.getvalue()) if answer.streaming else CHANGING.sub(b"", answer.content)
    if content.startswith(b"PK"):  # a workbook says when it was made
        with ZipFile(BytesIO(content)) as book:
            sheets = [name for name in book.namelist() if name.startswith("xl/")]
            return b"".join(map(book.read, sheets))
    return content


def links(address: str, content: bytes) -> Iterator[str]:
    for match in LINK.finditer(content):
        word = unescape((match[1] or match[2]).decode(errors="replace"))
        parts = urlsplit(urljoin(f"http://testserver{address}", word))
        target = parts.path + (f"?{parts.query}" if parts.query else "")
        if parts.netloc == "testserver" and not SAME.search(target):
            yield target


def numbers(content: bytes) -> Iterator[str]:
    """Give what stands where values stand: the table cells of a page, the fields of a file."""
    text = content.decode(errors="replace")
    if "<html" in text:
        yield from (re.sub(r"<[^>]+>", "", cell).strip() for cell in CELLS.findall(text))
    elif not text.startswith(("%PDF", "<?xml", "{")):
        dialect = ";" if ";" in text.partition("\n")[0] else ","
        for row in csv.DictReader(StringIO(text), delimiter=dialect):
            yield from (value or "" for key, value in row.items() if key in VALUES)


CELLS = re.compile(r'<td class="zahl">(.*?)</td>', re.DOTALL)
VALUES = {"value", "numerator", "denominator", "wert", "Wert", "Anzahl", "Personen"}


def test_no_public_address_tells_a_raw_count() -> None:
    guest = Client()
    found = crawl(guest)
    about = {a: content for a, content in found.items() if CODE in unquote(a)}
    small = {
        address: told
        for address, content in about.items()
        if (told := [number for number in numbers(content) if SMALL.match(number)])
    }

    assert len(found) > 40
    assert len(about) > 3
    assert small == {}
    assert sum(len(list(numbers(content))) for content in about.values()) > 20
    RawCount.objects.all().delete()
    assert {a: get(guest, a) == content for a, content in about.items()} == dict.fromkeys(
        about, True
    )


def test_a_picture_as_png_is_made_of_the_drawing_that_was_searched(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    guest = Client()
    home = f"/indikatoren/{CODE}/"
    drawings = {one for one in links(home, get(guest, home)) if "als-svg" in one}
    monkeypatch.setattr(chart_files, "_picture", str.encode)  # what the renderer is given

    for address in drawings:
        assert get(guest, address.replace("als-svg", "als-png")) == get(guest, address)

    assert drawings


def test_everybody_reads_what_is_kept_back_and_how_it_is_protected() -> None:
    page = get(Client(), f"/indikatoren/{CODE}/").decode()

    assert "Rheinaue, nicht zuordenbar, 2025: nach Staatsangehörigkeit vorher nicht" in page
    assert "auf Vielfache von 5 gerundet" in page


def test_the_city_has_small_counts_and_publishes_none_of_them() -> None:
    table = RawTable.objects.get()
    raw = [one.count for one in table.counts.all() if one.count is not None]
    rows = list(Observation.objects.filter(release=table.release))

    assert len([count for count in raw if is_small(count)]) == 5
    assert [row for row in rows if row.value is not None and is_small(int(row.value))] == []
    assert [row.area.code for row in rows if row.reason == Reason.SECRET] == ["RA"] * 8
    assert {row.reason for row in rows} == {"", Reason.SECRET, Reason.FEW}


def test_the_preview_of_the_city_is_what_was_published() -> None:
    table = RawTable.objects.get()
    office = actor_of(User.objects.get(username="statistik"))

    preview = publishing.examine(table, actor=office)

    stored = Observation.objects.filter(release=table.release)
    assert sorted((one.area.pk, one.group_key, one.value or 0) for one in preview.lines) == sorted(
        (one.area_id, one.subgroup.key, int(one.value or 0)) for one in stored
    )
