"""Small papers for tests: PDF files with readable words, and a meeting with several of them."""

from datetime import date
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader, PdfWriter

from tests import world
from tests.meetings.making import fresh
from wirkungskreis.files.models import StoredFile
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.meetings.domain import enclosing, packing
from wirkungskreis.meetings.domain.enclosing import Place
from wirkungskreis.meetings.models import AgendaItem, Enclosure, Meeting, Pack

ON = date(2026, 10, 9)
LATER = date(2026, 11, 3)


def leaves(count: int = 1, *, title: str = "", turned: int = 0) -> bytes:
    """Make a PDF with so many blank pages, turned by degrees."""
    writer = PdfWriter()
    for _page in range(count):
        writer.add_blank_page(width=595, height=842)
    for page in writer.pages:
        if turned:
            page.rotate(turned)
    if title:
        writer.add_metadata({"/Title": title})
        writer.add_outline_item(title=title, page_number=0)
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def upload(content: bytes | None = None, name: str = "unterlage.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, leaves() if content is None else content)


def enclosed(
    meeting: Meeting, item: AgendaItem | None = None, title: str = "Zahlen", **more: object
) -> Enclosure:
    """Lay a paper of ``pages`` pages to a meeting."""
    pages, hidden = int(str(more.get("pages", 1))), bool(more.get("hidden"))
    place = Place(item, title, is_confidential=hidden)
    return enclosing.enclose(
        meeting, upload(leaves(pages, title=title)), place=place, actor=SYSTEM, on=ON
    )


def invited(meeting: Meeting) -> Meeting:
    """Let the invitation go out; the pack is for the caller to freeze."""
    Meeting.objects.filter(pk=meeting.pk).update(state="invited")
    return fresh(meeting)


def packed(meeting: Meeting, supplement: int = 0, on: date = ON) -> dict[str, Pack]:
    packs = packing.freeze(fresh(meeting), supplement, actor=SYSTEM, on=on)
    return {pack.variant: pack for pack in packs}


def content_of(stored: StoredFile) -> bytes:
    with stored.file.open("rb") as stream:
        content: bytes = stream.read()
    return content


def book(pack: Pack) -> PdfReader:
    return PdfReader(BytesIO(content_of(pack.pdf)))


def words(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


def agenda() -> tuple[Meeting, AgendaItem, AgendaItem]:
    """Make a planned meeting with an open and a confidential item."""
    meeting = fresh(world.meeting("CG-1", date(2026, 11, 10)))
    first = world.item(meeting, title="Sprachförderung", text="Es geht um Kurse.")
    secret = world.item(meeting, title="Kündigung der Räume", is_confidential=True)
    return meeting, first, secret
