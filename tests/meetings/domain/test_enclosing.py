"""Papers of a meeting: taken in by what they are, linked, ordered, taken out again."""

from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from tests import world
from tests.meetings.making import fresh
from tests.meetings.papers import ON, agenda, content_of, enclosed, invited, leaves, packed, upload
from tests.reports import making as reports
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import Refused
from wirkungskreis.mandates.domain import parts
from wirkungskreis.meetings.domain import enclosing, minutes
from wirkungskreis.meetings.domain.enclosing import Place
from wirkungskreis.meetings.models import Enclosure
from wirkungskreis.reports.models import ReleaseFile

pytestmark = pytest.mark.django_db


def locked() -> bytes:
    writer = PdfWriter(clone_from=BytesIO(leaves()))
    writer.encrypt("geheim", algorithm="RC4-128")
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def titles() -> list[str]:
    return [paper.title for paper in Enclosure.objects.all()]


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (locked(), "a.pdf", "mit einem Kennwort geschützt"),
        (b"%PDF-1.7\nund dann nichts mehr", "a.pdf", "beschädigt"),
        (leaves()[:200], "a.pdf", "beschädigt"),
        (b"", "a.pdf", "leer"),
        (b"MZ\x00\x01", "a.pdf", "passt nicht"),
        (b"nur Text", "a.txt", "passt nicht"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(
    content: bytes, name: str, sentence: str
) -> None:
    meeting, first, _secret = agenda()

    with pytest.raises(Refused, match=sentence):
        enclosing.enclose(meeting, upload(content, name), place=Place(first), actor=SYSTEM, on=ON)

    assert titles() == []


def test_a_paper_without_a_title_is_called_as_its_file() -> None:
    meeting, first, _secret = agenda()

    paper = enclosing.enclose(
        meeting, upload(name="Bericht zur Lage.pdf"), place=Place(first), actor=SYSTEM, on=ON
    )

    assert (paper.title, paper.order, paper.supplement) == ("Bericht zur Lage", 1, 0)
    assert Entry.objects.filter(thing="meetings.enclosure", act="enclose").count() == 1


def test_papers_change_places_and_are_changed_and_taken_out() -> None:
    meeting, first, _secret = agenda()
    one, two = enclosed(meeting, first, "eins"), enclosed(meeting, first, "zwei")

    enclosing.shift(two, "up", actor=SYSTEM, edition=two.edition)
    assert titles() == ["zwei", "eins"]
    facts = {"title": "Eins", "item": None, "is_confidential": True}
    enclosing.revise(one, facts=facts, actor=SYSTEM, edition=one.edition)
    enclosing.remove(two, actor=SYSTEM, edition=two.edition)

    paper = Enclosure.objects.get()
    assert (paper.title, paper.item, paper.is_confidential) == ("Eins", None, True)


def test_an_item_of_another_meeting_takes_no_paper() -> None:
    meeting, _first, _secret = agenda()
    other = world.item(world.meeting("FG-1"))

    with pytest.raises(Refused, match="auf keiner Tagesordnung dieser Sitzung"):
        enclosed(meeting, other)


def test_a_closed_meeting_takes_no_paper() -> None:
    meeting = fresh(world.meeting("CG-9", state="closed"))

    with pytest.raises(Refused, match="abgeschlossen"):
        enclosed(meeting)


def test_a_document_of_a_council_paper_is_linked_and_stays() -> None:
    meeting, first, _secret = agenda()
    paper = world.paper()
    document = parts.attach(paper, upload(), title="Anlage 1", actor=SYSTEM, edition=1)

    linked = enclosing.link(meeting, document, place=Place(first), actor=SYSTEM, on=ON)
    paper.refresh_from_db()
    parts.remove(document, actor=SYSTEM, edition=paper.edition)

    assert linked.title == "Anlage 1"
    assert PdfReader(BytesIO(content_of(linked.file))).pages


def test_a_released_report_is_linked_but_not_the_internal_one() -> None:
    meeting, first, _secret = agenda()
    reports.released()
    files = {(file.release.level, file.format): file for file in ReleaseFile.objects.all()}

    linked = enclosing.link(
        meeting, files["bodies", "pdf"], place=Place(first), actor=SYSTEM, on=ON
    )
    with pytest.raises(Refused, match="interne Fassung"):
        enclosing.link(meeting, files["internal", "pdf"], place=Place(), actor=SYSTEM, on=ON)

    assert content_of(linked.file) == bytes(files["bodies", "pdf"].content)


def test_linked_minutes_have_a_version_without_what_is_confidential() -> None:
    before = world.meeting("CG-1", state="held")
    world.item(before, title="Geld", state="decided")
    world.item(before, title="Kündigung", state="decided", is_confidential=True)
    sent = minutes.circulate(fresh(before), actor=SYSTEM, on=ON)
    meeting = fresh(world.meeting("CG-2"))

    paper = enclosing.link(meeting, sent, place=Place(), actor=SYSTEM, on=ON)

    assert paper.open_file is not None
    texts = [
        "".join(page.extract_text() for page in PdfReader(BytesIO(content_of(each))).pages)
        for each in (paper.file, paper.open_file)
    ]
    assert ["Kündigung" in text for text in texts] == [True, False]
    made = packed(invited(meeting))
    assert made["open"].pdf != made["full"].pdf
