"""A pack as PDF and ZIP, made from the agenda and the papers of a meeting.

The open variant is composed from what its readers may know, so that nothing confidential has to be
taken out of it again: a confidential item has its number there and a neutral name.
"""

import json
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import gettext as _
from pypdf import PdfReader

from wirkungskreis.files.kinds import ENDINGS, KindOfFile
from wirkungskreis.kernel import formats
from wirkungskreis.meetings.models import Meeting
from wirkungskreis.meetings.outputs.index import Entry, page
from wirkungskreis.meetings.outputs.merging import Bound, Chapter, bound, pages_in
from wirkungskreis.reports.outputs.pdf import TEMPLATES as COMMON
from wirkungskreis.reports.outputs.typesetting import typeset

TEMPLATES = Path(__file__).parent / "typst"
INDEX = "Verzeichnis.html"
Tell = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper with its bytes; ``pages`` is 0 for what cannot be bound into a PDF."""

    title: str
    kind: KindOfFile
    content: bytes
    pages: int = 0


@dataclass(frozen=True, slots=True)
class Part:
    """An item of the agenda, or with number 0 what concerns the whole meeting, with its papers.

    ``hides`` says that there are papers which readers of this variant do not get.
    """

    number: int
    title: str
    at: str = ""
    about: str = ""
    text: str = ""
    draft: str = ""
    sheets: Sequence[Sheet] = field(default_factory=list)
    is_neutral: bool = False
    hides: bool = False

    @property
    def label(self) -> str:
        return _("TOP {n}").format(n=self.number) if self.number else _("Zur Sitzung")

    @property
    def folder(self) -> str:
        return f"TOP-{self.number:02}" if self.number else "00-Zur-Sitzung"


@dataclass(frozen=True, slots=True)
class Folder:
    """What goes into one pack; ``variant`` is empty where there is nothing to tell apart."""

    meeting: Meeting
    supplement: int
    on: date
    variant: str
    parts: Sequence[Part]
    title: str = ""

    @property
    def name(self) -> str:
        if self.title:
            return self.title
        if self.supplement:
            return _("Nachreichung {n}").format(n=self.supplement)
        return _("Sitzungsmappe")

    @property
    def shown(self) -> list[Part]:
        """Items that get a sheet of their own: those with words or papers."""
        if self.supplement:
            return [part for part in self.parts if part.sheets]
        return [
            part
            for part in self.parts
            if not part.is_neutral and (part.sheets or part.text or part.draft or part.hides)
        ]


def sheet(title: str, kind: KindOfFile, content: bytes) -> Sheet:
    """Count the pages of a paper; raises Refused for a PDF that cannot be bound."""
    return Sheet(title, kind, content, pages_in(content) if kind == KindOfFile.PDF else 0)


def pdf(folder: Folder) -> tuple[bytes, int]:
    """Give the bound pack and how many pages it has."""
    base, starts, lengths, total = _own_pages(folder)
    front = starts[0] if starts else total
    chapters = [Chapter(folder.name, 0, 1)]
    if front > 1:
        chapters.append(Chapter(_("Tagesordnung"), 1, front - 1, _("Tagesordnung")))
    for part, start, length in zip(folder.shown, starts, lengths, strict=True):
        papers = [
            Bound(f"{number} {each.title}", each.content)
            for number, each in enumerate(part.sheets, 1)
            if each.pages
        ]
        title = f"{part.label} {part.title}"
        chapters.append(Chapter(title, start, length, _stamp(folder, part), papers))
    made = bound(base, chapters)
    return made, total + sum(each.pages for part in folder.shown for each in part.sheets)


def _own_pages(folder: Folder) -> tuple[bytes, list[int], list[int], int]:
    """Set our own pages, a second time if the sheet of an item takes more than one.

    Give them with where each sheet begins, how long it is, and how many pages there are.
    """
    expected = [1] * len(folder.shown)
    base = _typeset(folder, expected)
    starts, total = _places(base, len(expected))
    lengths = [end - start for start, end in zip(starts, [*starts[1:], total], strict=False)]
    return (base if lengths == expected else _typeset(folder, lengths)), starts, lengths, total


def _places(base: bytes, count: int) -> tuple[list[int], int]:
    """Find where the sheets of the items begin in our own pages, and how many pages there are."""
    reader = PdfReader(BytesIO(base))
    named = reader.named_destinations
    numbers = [reader.get_destination_page_number(named[f"part-{n}"]) for n in range(count)]
    return [number or 0 for number in numbers], len(reader.pages)


def _typeset(folder: Folder, lengths: Sequence[int]) -> bytes:
    sources = {
        "main.typ": (TEMPLATES / "pack.typ").read_bytes(),
        "parts.typ": (COMMON / "parts.typ").read_bytes(),
        "data.json": json.dumps(_data(folder, lengths)).encode(),
    }
    noon = datetime.combine(folder.on, time(12), tzinfo=UTC)
    [made] = typeset(sources, {"format": "pdf", "timestamp": int(noon.timestamp())})
    return made


def _stamp(folder: Folder, part: Part) -> str:
    if not folder.supplement:
        return part.label
    return f"{folder.name} ({formats.day_short(folder.on)}), {part.label}"


def _data(folder: Folder, lengths: Sequence[int]) -> dict[str, Any]:
    sitting = folder.meeting.sitting
    day = f"{formats.weekday(sitting.on)}, {formats.day(sitting.on)}"
    number = sitting.number or sitting.code
    keys = {id(part): f"part-{n}" for n, part in enumerate(folder.shown)}
    return {
        "municipality": settings.CITY,
        "title": _title(folder),
        "name": folder.name,
        "body": sitting.body.name,
        "day": formats.day(sitting.on),
        "subtitle": _("zur Sitzung {number} am {day}").format(number=number, day=day),
        "variant": folder.variant,
        "facts": _facts(folder),
        "agenda": [] if folder.supplement else [_row(p, keys) for p in folder.parts if p.number],
        "note": _("Was nicht öffentlich ist, steht hier ohne seinen Inhalt.")
        if any(part.is_neutral for part in folder.parts)
        else "",
        "parts": [
            {
                "key": keys[id(part)],
                "label": part.label,
                "stamp": _stamp(folder, part),
                "title": part.title,
                "about": part.about,
                "text": part.text,
                "draft": part.draft,
                "papers": _papers(part, length),
                "note": _more() if part.hides else "",
            }
            for part, length in zip(folder.shown, lengths, strict=True)
        ],
    }


def _title(folder: Folder) -> str:
    sitting = folder.meeting.sitting
    return f"{folder.name}, {sitting.body.name}, {formats.day(sitting.on)}"


def _more() -> str:
    return _("Weitere Unterlagen zu diesem Punkt sind vertraulich.")


def _facts(folder: Folder) -> list[dict[str, str]]:
    sitting = folder.meeting.sitting
    hours = [hour.strftime("%H:%M") for hour in (sitting.starts, sitting.ends) if hour]
    facts = {
        _("Zeit"): _("{hours} Uhr").format(hours=" – ".join(hours)) if hours else "",
        _("Ort"): sitting.place,
        _("Unterlagen"): str(sum(len(part.sheets) for part in folder.parts)),
        _("Stand"): formats.day(folder.on),
    }
    return [{"label": label, "value": value} for label, value in facts.items() if value]


def _row(part: Part, keys: dict[int, str]) -> dict[str, str]:
    return {
        "number": str(part.number),
        "at": part.at,
        "title": part.title,
        "about": part.about,
        "papers": str(len(part.sheets) or ""),
        "part": keys.get(id(part), ""),
    }


def _papers(part: Part, own: int) -> list[dict[str, str]]:
    rows, page = [], own + 1
    for number, each in enumerate(part.sheets, 1):
        last = page + each.pages - 1
        span = str(page) if last == page else f"{page}–{last}"
        rows.append(
            {
                "number": str(number),
                "title": each.title,
                "kind": each.kind.upper(),
                "pages": span if each.pages else _("nur im ZIP"),
            }
        )
        page += each.pages
    return rows


def archive(folder: Folder, made: bytes) -> bytes:
    """Give the papers as they came, in numbered folders, with the bound pack and an index."""
    paths = {
        id(each): f"{part.folder}/{number:02}-{_file_name(each)}"
        for part in folder.parts
        for number, each in enumerate(part.sheets, 1)
    }
    book = f"{slugify(folder.name)}.pdf"
    entries = [
        Entry(
            f"{part.label} {part.title}",
            [(each.title, paths[id(each)]) for each in part.sheets],
            _more() if part.hides else "",
        )
        for part in folder.parts
        if part.number or part.sheets
    ]
    index = page(_title(folder), [folder.variant], book, entries)
    target = BytesIO()
    moment = (folder.on.year, folder.on.month, folder.on.day, 12, 0, 0)
    with zipfile.ZipFile(target, "w") as file:
        file.writestr(zipfile.ZipInfo(INDEX, moment), index)
        file.writestr(zipfile.ZipInfo(book, moment), made)
        for part in folder.parts:
            for each in part.sheets:
                file.writestr(zipfile.ZipInfo(paths[id(each)], moment), each.content)
    return target.getvalue()


def _file_name(each: Sheet) -> str:
    return f"{slugify(each.title)[:60] or _('unterlage')}{ENDINGS[each.kind][0]}"
