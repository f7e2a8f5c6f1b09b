"""The pack of a meeting: bound, frozen, in two variants, with supplements that change nothing."""

import json
import zipfile
from hashlib import sha256
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, TextStringObject

from tests import world
from tests.frozen import assert_frozen
from tests.meetings.making import fresh
from tests.meetings.papers import (
    LATER,
    ON,
    agenda,
    book,
    content_of,
    enclosed,
    invited,
    leaves,
    packed,
    upload,
    words,
)
from wirkungskreis.jobs.domain.work import work_once
from wirkungskreis.jobs.models import Job
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.meetings.domain import enclosing, packing
from wirkungskreis.meetings.domain.enclosing import Place
from wirkungskreis.meetings.models import Enclosure, Meeting, Pack

pytestmark = pytest.mark.django_db


def bookmarks(reader: PdfReader) -> list[object]:
    def titles(rows: list[object]) -> list[object]:
        return [titles(row) if isinstance(row, list) else row["/Title"] for row in rows]  # type: ignore[index]

    return titles(list(reader.outline))


def test_a_pack_is_one_pdf_with_bookmarks_page_numbers_title_and_language() -> None:
    meeting, first, _secret = agenda()
    enclosed(meeting, first, "Zahlen zum Kurs", pages=2)
    enclosed(meeting, first, "Stellungnahme")
    enclosed(meeting, None, "Lageplan")
    world.item(meeting, title="Verschiedenes")

    reader = book(packed(invited(meeting))["full"])

    assert bookmarks(reader) == [
        "Sitzungsmappe",
        "Tagesordnung",
        "Zur Sitzung Unterlagen zur ganzen Sitzung",
        ["1 Lageplan"],
        "TOP 1 Sprachförderung",
        ["1 Zahlen zum Kurs", "2 Stellungnahme"],
    ]
    assert reader.page_labels[4:8] == [f"TOP 1 – Seite {n}" for n in range(1, 5)]
    assert "TOP 1 – Seite 3" in reader.pages[6].extract_text()
    assert "TOP 1 – Seite 1" in reader.pages[4].extract_text()
    assert "2–3" in reader.pages[4].extract_text()
    assert reader.metadata is not None
    assert reader.metadata.title == "Sitzungsmappe, Gremium CG, 10. November 2026"
    assert str(reader.root_object["/Lang"]) == "de-DE"
    assert len(reader.pages) == Pack.objects.get(variant="full").pages == 8


def test_the_open_variant_says_nothing_of_what_is_confidential() -> None:
    meeting, first, secret = agenda()
    enclosed(meeting, first, "Offene Zahlen")
    enclosed(meeting, first, "Gehälter", hidden=True)
    enclosed(meeting, secret, "Mietvertrag")

    made = packed(invited(meeting))

    opened, full = book(made["open"]), book(made["full"])
    whole = json.dumps(
        [bookmarks(opened), opened.metadata, words(opened)], default=str, ensure_ascii=False
    )
    with zipfile.ZipFile(BytesIO(content_of(made["open"].archive))) as file:
        inside = {name: file.read(name) for name in file.namelist()}
    everything = b"\n".join([content_of(made["open"].pdf), *inside.values()])
    for title in ("Gehälter", "Mietvertrag", "Kündigung der Räume", "gehalter", "mietvertrag"):
        assert title not in whole
        assert title.encode() not in everything
        assert title not in "".join(inside)
    assert "Nicht öffentlicher Tagesordnungspunkt" in whole
    assert {"Gehälter", "Mietvertrag"} <= set(words(full).split())
    assert made["open"].pdf.name != made["full"].pdf.name


def test_where_nothing_is_confidential_both_variants_are_the_same_files() -> None:
    meeting = world.meeting()
    enclosed(fresh(meeting), world.item(meeting), "Zahlen")

    made = packed(invited(meeting))

    assert made["open"].pdf == made["full"].pdf
    assert made["open"].archive == made["full"].archive
    assert "vertraulich" not in words(book(made["open"]))


def test_the_zip_holds_the_papers_as_they_came_in_numbered_folders() -> None:
    meeting, first, _secret = agenda()
    enclosed(meeting, first, "Zahlen zum Kurs", pages=2)
    picture = upload(b"\x89PNG\r\n\x1a\nwas folgt, ist gleich", "plan.png")
    place = Place(first, "Lageplan")
    enclosing.enclose(meeting, picture, place=place, actor=SYSTEM, on=ON)

    made = packed(invited(meeting))["full"]

    with zipfile.ZipFile(BytesIO(content_of(made.archive))) as file:
        assert file.namelist() == [
            "Verzeichnis.html",
            "sitzungsmappe.pdf",
            "TOP-01/01-zahlen-zum-kurs.pdf",
            "TOP-01/02-lageplan.png",
        ]
        paper = Enclosure.objects.get(title="Zahlen zum Kurs")
        assert file.read("TOP-01/01-zahlen-zum-kurs.pdf") == content_of(paper.file)
        assert 'href="TOP-01/02-lageplan.png"' in file.read("Verzeichnis.html").decode()
    assert "nur im ZIP" in words(book(made))


def test_turned_pages_and_hostile_ones_are_bound_without_their_scripts() -> None:
    meeting, first, _secret = agenda()
    writer = PdfWriter(clone_from=BytesIO(leaves(1, turned=90)))
    script = DictionaryObject(
        {
            NameObject("/S"): NameObject("/JavaScript"),
            NameObject("/JS"): TextStringObject("app.alert('hier')"),
        }
    )
    note = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Link"),
            NameObject("/Rect"): ArrayObject([FloatObject(n) for n in (0, 0, 9, 9)]),
            NameObject("/A"): script,
        }
    )
    writer.root_object[NameObject("/OpenAction")] = script
    writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): script})
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(note)])  # noqa: SLF001 - what a hostile file holds
    target = BytesIO()
    writer.write(target)
    place = Place(first, "Quer")
    enclosing.enclose(meeting, upload(target.getvalue()), place=place, actor=SYSTEM, on=ON)

    reader = book(packed(invited(meeting))["full"])

    assert reader.pages[-1].rotation == 90
    assert "TOP 1 – Seite 2" in reader.pages[-1].extract_text()
    assert b"app.alert" not in content_of(Pack.objects.first().pdf)  # type: ignore[union-attr]


def test_the_same_papers_give_the_same_bytes_and_their_sum_is_kept() -> None:
    meeting, first, _secret = agenda()
    enclosed(meeting, first, "Zahlen")
    invited(meeting)

    with transaction.atomic():
        before = {key: pack.pdf.sha256 for key, pack in packed(meeting).items()}
        transaction.set_rollback(True)
    again = packed(meeting)

    assert {key: pack.pdf.sha256 for key, pack in again.items()} == before
    assert sha256(content_of(again["full"].pdf)).hexdigest() == again["full"].pdf.sha256
    assert packed(meeting)["full"] == again["full"]


def test_what_comes_later_is_a_supplement_and_the_pack_stays_as_it_was() -> None:
    meeting, first, _secret = agenda()
    enclosed(meeting, first, "Zahlen")
    pack = packed(invited(meeting))["full"]
    before = content_of(pack.pdf)
    late = enclosed(fresh(meeting), first, "Neue Zahlen")

    made = packed(meeting, 1, LATER)["full"]

    assert late.supplement == 1
    assert content_of(Pack.objects.get(pk=pack.pk).pdf) == before
    text = words(book(made))
    assert "Nachreichung 1 (03.11.2026), TOP 1 – Seite 2" in text
    assert "Tagesordnung" not in bookmarks(book(made))
    assert_frozen(pack, made_on=LATER, pages=1)
    assert_frozen(late, title="Anders", is_confidential=True)


def test_a_supplement_of_confidential_papers_alone_is_no_pack_for_guests() -> None:
    meeting, first, _secret = agenda()
    packed(invited(meeting))
    enclosed(fresh(meeting), first, "Gehälter", hidden=True)

    made = packed(meeting, 1, LATER)

    assert set(made) == {"full"}


def test_a_frozen_pack_takes_no_paper_by_a_side_door() -> None:
    meeting, first, _secret = agenda()
    paper = enclosed(meeting, first, "Zahlen")
    packed(invited(meeting))

    with pytest.raises(IntegrityError), transaction.atomic():
        Enclosure.objects.create(meeting=meeting, title="X", file=paper.file, added_on=ON)
    with pytest.raises(NotPossible, match="liegt schon in der Mappe"):
        enclosing.revise(fresh_paper(paper), facts={}, actor=SYSTEM, edition=1)


def fresh_paper(paper: Enclosure) -> Enclosure:
    return Enclosure.objects.select_related("meeting", "item").get(pk=paper.pk)


def test_the_worker_makes_the_pack_once_and_says_how_far_it_is() -> None:
    meeting, first, _secret = agenda()
    enclosed(meeting, first, "Zahlen")
    meeting = invited(meeting)

    job = packing.order(meeting, actor=SYSTEM, on=ON)
    assert packing.order(meeting, actor=SYSTEM, on=ON) == job
    work_once(clock=timezone.now)

    done = Job.objects.get(pk=job.pk)
    assert (done.state, done.result) == ("done", {"meeting": str(meeting.public_id)})
    assert done.steps_total > 0
    assert Pack.objects.count() == 2
    assert Entry.objects.filter(thing="meetings.pack", act="freeze").count() == 2


def test_a_pack_is_refused_before_the_invitation_and_a_supplement_without_papers() -> None:
    meeting, _first, _secret = agenda()

    with pytest.raises(NotPossible, match="wenn die Einladung hinausgeht"):
        packing.order(meeting, actor=SYSTEM, on=ON)
    packed(invited(meeting))
    with pytest.raises(NotPossible, match="keine neuen Unterlagen"):
        packing.order(fresh(meeting), actor=SYSTEM, on=ON)


def test_papers_added_between_invitation_and_worker_wait_for_the_supplement() -> None:
    meeting, first, _secret = agenda()
    enclosed(meeting, first, "Zahlen")
    meeting = invited(meeting)

    late = enclosed(meeting, first, "Zu spät")

    assert late.supplement == 1
    assert "Zu spät" not in words(book(packed(meeting)["full"]))
    assert Meeting.objects.get(pk=meeting.pk).packs.count() == 2
