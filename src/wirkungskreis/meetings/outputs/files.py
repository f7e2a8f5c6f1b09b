"""Minutes as PDF/A-2a and PDF/UA-1, and as DOCX to work on."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, time
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from wirkungskreis.meetings.models import Minutes
from wirkungskreis.meetings.outputs.shown import Shown
from wirkungskreis.reports.outputs import docx_parts as parts
from wirkungskreis.reports.outputs.docx_styles import set_styles
from wirkungskreis.reports.outputs.pdf import STANDARDS
from wirkungskreis.reports.outputs.pdf import TEMPLATES as COMMON
from wirkungskreis.reports.outputs.typesetting import typeset

TEMPLATES = Path(__file__).parent / "typst"


def pdf(data: Shown, minutes: Minutes) -> bytes:
    """Print minutes or an excerpt; the same content always gives the same bytes."""
    sources = {
        "main.typ": (TEMPLATES / "minutes.typ").read_bytes(),
        "parts.typ": (COMMON / "parts.typ").read_bytes(),
        "data.json": json.dumps(data).encode(),
    }
    stamp = int(_instant(minutes).timestamp())
    [made] = typeset(sources, {"format": "pdf", "pdf_standards": STANDARDS, "timestamp": stamp})
    return made


def _instant(minutes: Minutes) -> datetime:
    day = minutes.approved_on or minutes.circulated_on or minutes.meeting.sitting.on
    return datetime.combine(day, time(12), tzinfo=UTC)


def docx(data: Shown, minutes: Minutes) -> bytes:
    """Give minutes or an excerpt with real headings and styles."""
    file = Document()
    properties = file.core_properties
    properties.title = f"{data['title']}, {data['body']}, {data['day']}"
    properties.author = properties.last_modified_by = data["municipality"]
    properties.language = "de-DE"
    properties.comments = ""
    properties.created = properties.modified = _instant(minutes).replace(tzinfo=None)
    set_styles(file)
    file.styles["Heading 1"].paragraph_format.page_break_before = False
    styles = parts.Styles(file)

    def add(text: str, style: str = "Normal") -> Paragraph:
        return parts.add_paragraph(file, styles, text, style)

    add(f"{data['title']} {data['number']}".strip(), "Heading 1")
    add(data["body"], "Subtitle")
    add(f"{data['day']}, {data['place']}" if data["place"] else data["day"])
    add(data["state"], "Klein")
    for label, names in (
        ("Anwesend", "present"),
        ("Entschuldigt", "excused"),
        ("Nicht anwesend", "absent"),
    ):
        if data[names]:
            add(label, "Heading 3")
            for name in data[names]:
                add(name, "List Bullet").paragraph_format.space_after = Cm(0)
    for item in data["items"]:
        _item(add, item)
    for addendum in data["addenda"]:
        add(addendum["title"], "Heading 2")
        add(addendum["text"])
    add(f"Prüfsumme: {data['digest']}", "Klein")
    target = BytesIO()
    file.save(target)
    return target.getvalue()


def _item(add: Callable[..., Paragraph], item: Shown) -> None:
    add(f"TOP {item['position']} {item['title']}", "Heading 2")
    for paragraph in filter(None, item["minute"].split("\n")):
        add(paragraph)
    for ruling in item["rulings"]:
        add("").add_run(ruling["label"]).bold = True
        add(ruling["text"])
        if ruling["votes"]:
            add(ruling["votes"], "Klein")
    for task in item["tasks"]:
        line = add("")
        line.add_run(f"{task['label']}: ").bold = True
        line.add_run(f"{task['text']}, bis {task['due']}")
    if item["result"]:
        add(f"Ergebnis: {item['result']}", "Klein")
