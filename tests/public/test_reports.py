"""Released reports for everybody: only the public release, small pages, files to save."""

import re

import pytest
from django.test import Client

from tests import world
from tests.reports import making
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.reports.domain import releasing
from wirkungskreis.reports.models import Release

pytestmark = pytest.mark.django_db
LIMIT = 100_000  # bytes of a page without fonts


def test_nothing_is_listed_before_a_release(client: Client) -> None:
    making.report()

    page = client.get("/berichte/").content.decode()

    assert "Noch ist kein Bericht veröffentlicht" in page
    assert "Umsetzungsbericht 2026" not in page


def test_a_release_has_a_page_and_one_per_field(client: Client) -> None:
    making.released()

    first = client.get("/berichte/2026-0412/").content.decode()
    field = client.get("/berichte/2026-0412/abschnitte/a/").content.decode()

    assert "/berichte/2026-0412/abschnitte/a/" in first
    assert "Zwölf Gruppen trafen sich jede Woche." in field
    assert "Zwölf Gruppen trafen sich jede Woche." not in first
    assert client.get("/berichte/2026-0412/abschnitte/z/").status_code == 404


def test_every_link_inside_a_report_arrives(client: Client) -> None:
    making.released()
    start = "/berichte/2026-0412/"
    pages = {start: client.get(start).content.decode()}
    parts = set(re.findall(r'href="(/berichte/2026-0412/abschnitte/[a-z-]+/)', pages[start]))
    pages |= {part: client.get(part).content.decode() for part in parts}

    for address, page in pages.items():
        for link in re.findall(r'href="((?:/berichte/2026-0412/[^"]*)?#[^"]+)"', page):
            target, _hash, anchor = link.partition("#")
            assert f'id="{anchor}"' in pages[target or address]


def test_the_public_page_is_made_from_the_public_release(client: Client) -> None:
    rnd = world.rnd()
    making.concept()
    making.answered(rnd, help_kind="decision", help_text="Wir brauchen dringend Räume.")
    hidden = making.measure(code="A-09", title="Geheimes Vorhaben", published_at=None)
    making.answered(rnd, measure=hidden)
    owner = world.person("Olga Verantwortlich")
    report = making.report(making.shut(rnd), code="UB-2025")
    making.consequence(report, owner=owner)
    making.reviewed(report)
    releasing.release(
        report, actor=SYSTEM, edition=making.edition(report), number="2026/0412", on=making.LATER
    )

    addresses = ["", "abschnitte/a/", "abschnitte/anhang/", "als-json/herunterladen/"]
    answers = [client.get(f"/berichte/2026-0412/{each}") for each in addresses]
    text = " ".join(answer.content.decode() for answer in answers)

    internal = bytes(Release.objects.get(level="internal").files.get(format="json").content)
    for secret in ("dringend Räume", "Geheimes Vorhaben"):
        assert secret in internal.decode()
        assert secret not in text
    assert "Olga" not in internal.decode() + text
    assert "Alle Zahlen schließen eine nicht öffentliche Maßnahme ein." in text


def test_corrections_stand_beside(client: Client) -> None:
    report = making.released()
    releasing.correct(report, actor=SYSTEM, text="Es waren elf Gruppen.", on=making.LATER)

    page = client.get("/berichte/2026-0412/").content.decode()

    assert "Berichtigung Nr. 1" in page
    assert "Es waren elf Gruppen." in page


def test_files_come_as_they_were_frozen(client: Client) -> None:
    making.released()
    address = "/berichte/2026-0412/als-docx/herunterladen/"

    answer = client.get(address)
    again = client.get(address, headers={"If-None-Match": answer["ETag"]})

    frozen = Release.objects.get(level="public").files.get(format="docx")
    assert answer.content == bytes(frozen.content)
    assert answer["Content-Disposition"].startswith("attachment; ")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert again.status_code == 304
    assert client.get("/berichte/2026-0412/als-exe/herunterladen/").status_code == 404


def test_pages_stay_small(client: Client) -> None:
    rnd = world.rnd()
    for _each in range(15):
        making.answered(rnd, done="Was geschehen ist, in drei langen Sätzen. " * 8)
    making.released(making.shut(rnd))

    for part in ("", "abschnitte/a/", "abschnitte/anhang/"):
        assert len(client.get(f"/berichte/2026-0412/{part}").content) < LIMIT
