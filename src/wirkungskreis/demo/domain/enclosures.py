"""Rheinaue's papers: set as PDF files, laid to the meetings, and one pack that was sent."""

import json
from datetime import date
from io import BytesIO

from django.core.files.base import ContentFile
from pypdf import PdfReader, PdfWriter

from wirkungskreis.demo.reading import Row, read
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.meetings.domain import enclosing, packing
from wirkungskreis.meetings.domain.enclosing import Place
from wirkungskreis.meetings.models import Meeting
from wirkungskreis.meetings.states import MeetingState
from wirkungskreis.reports.outputs.typesetting import typeset

SHEET = """
#set document(title: "Rheinaue", date: auto)
#set text(font: "Fira Sans", size: 11pt, lang: "de")
#set page(paper: "a4", margin: 28mm)
#for paper in json("data.json") [
  #pagebreak(weak: true)
  #text(fill: gray, paper.meeting)
  #heading(paper.title)
  #for line in paper.text [#par(line)]
]
"""
WRITTEN = date(2026, 10, 1)


def load_enclosures() -> None:
    """Lay every paper to its meeting; of the meetings that took place also freeze the pack."""
    data = read("rheinaue", "enclosures")
    rows: list[Row] = data["papers"]
    pages = set_sheets(rows)
    sent: dict[str, Row] = {row["meeting"]: row for row in data["sent"]}
    found = {
        meeting.sitting.code: meeting
        for meeting in Meeting.objects.select_related("sitting__body").order_by("pk")
    }
    for is_late in (False, True):
        for row, content in zip(rows, pages, strict=True):
            if bool(row.get("late")) == is_late:
                _lay(found[row["meeting"]], row, content, sent.get(row["meeting"]))
        for code, row in sent.items():
            day = date.fromisoformat(row["supplement_on" if is_late else "sent_on"])
            packing.freeze(found[code], int(is_late), actor=SYSTEM, on=day)


def freeze_invited() -> None:
    """Bind the packs of the invitations that went out, as the worker would."""
    invited = Meeting.objects.filter(state=MeetingState.INVITED, packs=None)
    for meeting in invited.select_related("sitting__body").order_by("pk"):
        if on := meeting.sitting.invited_on:
            packing.freeze(meeting, 0, actor=SYSTEM, on=on)


def _lay(meeting: Meeting, row: Row, content: bytes, sent: Row | None) -> None:
    item = meeting.items.get(position=row["item"])
    place = Place(item, row["title"], is_confidential=bool(row.get("confidential")))
    said = (sent["supplement_on"] if row.get("late") else sent["sent_on"]) if sent else ""
    on = date.fromisoformat(said) if said else WRITTEN
    upload = ContentFile(content, f"{row['title']}.pdf")
    enclosing.enclose(meeting, upload, place=place, actor=SYSTEM, on=on)


def set_sheets(rows: list[Row]) -> list[bytes]:
    """Set all papers in one go, a page each, and take them apart."""
    sources = {"main.typ": SHEET.encode(), "data.json": json.dumps(rows).encode()}
    [made] = typeset(sources, {"format": "pdf", "timestamp": 1_790_000_000, "pdf_tags": False})
    return [_alone(made, number) for number in range(len(PdfReader(BytesIO(made)).pages))]


def _alone(made: bytes, number: int) -> bytes:
    writer, target = PdfWriter(), BytesIO()
    writer.append(BytesIO(made), pages=(number, number + 1), import_outline=False)
    writer.write(target)
    return target.getvalue()
