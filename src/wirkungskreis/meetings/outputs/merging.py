"""Putting PDF files of other people into one: checked, in order, stamped, with bookmarks.

What comes from outside is copied page by page. Scripts and actions of such pages do not come along,
and what their authors wrote into title, author or outline of a file stays behind.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO

from django.utils.translation import gettext as _
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.constants import PageLabelStyle
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    Fit,
    IndirectObject,
    NameObject,
)

from wirkungskreis.kernel.errors import NotPossible

FONT, SIZE, MARGIN = "/WkStamp", 8, 18  # points
HARMLESS = {"/URI", "/GoTo"}
QUARTERS = {0: (1, 0, 0, 1), 90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Bound:
    """One paper in a part: its bookmark and its bytes."""

    title: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Chapter:
    """Pages of our own from ``start`` on, ``length`` of them, and the papers behind them.

    ``stamp`` is what stands before "Seite n" on every page; without one pages are left alone.
    """

    title: str
    start: int
    length: int
    stamp: str = ""
    papers: Sequence[Bound] = field(default_factory=list)


def pages_in(content: bytes) -> int:
    """Count the pages of a PDF that we can take in; refuse any other with the sentence to show."""
    count = 0
    try:
        reader = PdfReader(BytesIO(content))
        is_locked = reader.is_encrypted
        count = 0 if is_locked else _tried(reader)
    except Exception as error:  # noqa: BLE001 - a broken file may make the reader raise anything
        logger.info("a PDF could not be read: %s", type(error).__name__)
        is_locked = False
    if is_locked:
        raise NotPossible(
            _(
                "Diese PDF-Datei ist mit einem Kennwort geschützt. Bitte speichern Sie sie ohne"
                " Schutz und laden Sie sie noch einmal hoch."
            )
        )
    if not count:
        raise NotPossible(
            _(
                "Diese PDF-Datei ist beschädigt und lässt sich nicht in die Mappe binden. Bitte"
                " speichern oder drucken Sie sie neu als PDF."
            )
        )
    return count


def _tried(reader: PdfReader) -> int:
    """Copy every page once, so that what works here works in the pack; give their number."""
    trial = PdfWriter()
    trial.append(reader, import_outline=False)
    for page in trial.pages:
        _tame(page)
        _drawn(page, "")
    trial.write(BytesIO())
    return len(trial.pages)


def bound(base: bytes, chapters: Sequence[Chapter]) -> bytes:
    """Bind the papers behind our own pages; equal input gives equal bytes."""
    writer = PdfWriter(clone_from=BytesIO(base))
    _drop_outline(writer)
    font = writer._add_object(_font())  # noqa: SLF001 - the library has no other way to share one
    here = 0
    for chapter in chapters:
        root = writer.add_outline_item(title=chapter.title, page_number=here, fit=Fit.fit())
        first = here
        here += chapter.length
        for paper in chapter.papers:
            before = len(writer.pages)
            writer.merge(here, BytesIO(paper.content), import_outline=False)
            count = len(writer.pages) - before
            writer.add_outline_item(title=paper.title, page_number=here, parent=root, fit=Fit.fit())
            for page in writer.pages[here : here + count]:
                _tame(page)
                _stamp(page, f"{chapter.stamp} – {_('Seite')} {here - first + 1}", font)
                here += 1
        if chapter.stamp:
            prefix = f"{chapter.stamp} – {_('Seite')} "
            writer.set_page_label(
                first, here - 1, style=PageLabelStyle.DECIMAL, prefix=prefix, start=1
            )
    writer.page_mode = "/UseOutlines"
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def _drop_outline(writer: PdfWriter) -> None:
    """Forget the bookmarks of our own pages: those of the pack are written anew."""
    root: DictionaryObject = writer.root_object
    root.pop(NameObject("/Outlines"), None)


def _font() -> DictionaryObject:
    """Name one of the fonts that every reader has, with the letters of western Europe."""
    return DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        }
    )


def _tame(page: PageObject) -> None:
    """Take away what a page does by itself, and its place in a structure that stays behind."""
    for name in ("/AA", "/StructParents", "/Metadata", "/PieceInfo"):
        page.pop(NameObject(name), None)
    for each in page.get("/Annots") or ():
        note = each.get_object()
        if not isinstance(note, DictionaryObject):
            continue
        note.pop(NameObject("/AA"), None)
        note.pop(NameObject("/StructParent"), None)
        action = note.get("/A")
        action = action.get_object() if action is not None else None
        if isinstance(action, DictionaryObject):
            action.pop(NameObject("/Next"), None)
            if action.get("/S") not in HARMLESS:
                note.pop(NameObject("/A"), None)


def _stamp(page: PageObject, words: str, font: IndirectObject) -> None:
    """Write the place in the pack to the lower right, as a reader sees the page.

    What the page says is put between brackets, so that nothing of its state reaches the stamp; it
    is never taken apart, however long or odd it is.
    """
    resources = page.get("/Resources")
    resources = resources.get_object() if resources is not None else DictionaryObject()
    fonts = resources.get("/Font")
    fonts = fonts.get_object() if fonts is not None else DictionaryObject()
    page[NameObject("/Resources")] = DictionaryObject(
        {**resources, NameObject("/Font"): DictionaryObject({**fonts, NameObject(FONT): font})}
    )
    contents = page.get("/Contents")
    contents = contents.get_object() if contents is not None else None
    if isinstance(contents, ArrayObject):
        streams = list(contents)
    else:
        streams = [] if contents is None else [page.raw_get("/Contents")]
    writer = font.pdf
    before, after = DecodedStreamObject(), DecodedStreamObject()
    before.set_data(b"q\n")
    after.set_data(b"\nQ\n" + _drawn(page, words))
    parts = [writer._add_object(before), *streams, writer._add_object(after)]  # noqa: SLF001 - see above
    page[NameObject("/Contents")] = ArrayObject(parts)


def _drawn(page: PageObject, words: str) -> bytes:
    """Draw the words on white, as an artifact: readers aloud leave it out."""
    box = page.cropbox
    turn = page.rotation % 360
    x, y = {
        0: (box.right, box.bottom),
        90: (box.right, box.top),
        180: (box.left, box.top),
        270: (box.left, box.bottom),
    }[turn]
    a, b, c, d = QUARTERS[turn]
    width = len(words) * SIZE * 0.52
    left = -width - MARGIN
    text = words.encode("cp1252", "replace")
    for sign in (b"\\", b"(", b")"):
        text = text.replace(sign, b"\\" + sign)
    return b"".join(
        [
            b"/Artifact BMC q ",
            f"{a} {b} {c} {d} {float(x):.2f} {float(y):.2f} cm ".encode(),
            f"1 g {left - 4:.1f} {MARGIN - 5} {width + 8:.1f} {SIZE + 7} re f 0 g ".encode(),
            f"BT {FONT} {SIZE} Tf {left:.1f} {MARGIN} Td (".encode(),
            text,
            b") Tj ET Q EMC\n",
        ]
    )
