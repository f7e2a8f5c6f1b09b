"""The report as DOCX: real headings and tables, to be worked on in a word processor."""

from collections.abc import Iterator
from datetime import UTC, datetime, time
from io import BytesIO
from itertools import count

from docx import Document
from docx.document import Document as DocxDocument
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from wirkungskreis.reports.outputs import docx_parts as parts
from wirkungskreis.reports.outputs.display import shown
from wirkungskreis.reports.outputs.document import ReportDocument
from wirkungskreis.reports.outputs.docx_styles import set_styles
from wirkungskreis.reports.outputs.pdf import pictures
from wirkungskreis.reports.outputs.tables import Shown

TEXT_WIDTH = Cm(16)


def docx(report: ReportDocument) -> bytes:
    """Give the report to edit; the look is in its styles."""
    data = shown(report)
    file = Document()
    day = report.released_on or report.reference_day
    set_properties(file, data["meta"], datetime.combine(day, time(12), tzinfo=UTC))
    set_styles(file)
    parts.furniture(file, data["meta"])
    title_page(file, data)
    Writer(file, data).write()
    target = BytesIO()
    file.save(target)
    return target.getvalue()


def set_properties(file: DocxDocument, meta: Shown, created: datetime) -> None:
    properties = file.core_properties
    properties.title = f"{meta['title']}, {meta['municipality']}"
    properties.author = properties.last_modified_by = meta["municipality"]
    properties.subject = meta["label"]
    properties.language = "de-DE"
    properties.comments = ""
    properties.created = properties.modified = created.replace(tzinfo=None)


def title_page(file: DocxDocument, data: Shown) -> None:
    meta = data["meta"]
    file.add_paragraph(meta["municipality"], "Stadt")
    if meta["over"]:
        file.add_paragraph(meta["over"], "Subtitle")
    file.add_paragraph(meta["title"], "Title")
    file.add_paragraph(meta["period"], "Subtitle")
    if meta["draft"]:
        file.add_paragraph(meta["state"], "Entwurf")
    for fact in meta["facts"]:
        words = [{"text": fact["value"], "emphasis": False}]
        parts.labelled(file.add_paragraph(style="Angabe"), fact["label"], words)
    if meta["journal_head"]:
        file.add_paragraph(f"Prüfsumme des Journals: {meta['journal_head']}", "Klein")
    parts.contents(file, [each_title(section) for section in data["sections"]])
    if data["corrections"]:
        file.add_paragraph("Berichtigungen", "Heading 1")
    for note in data["corrections"]:
        file.add_paragraph(note["title"], "Heading 2")
        file.add_paragraph(note["text"])


def each_title(section: Shown) -> str:
    return f"{section['code']} {section['title']}".strip()


class Writer:
    """Writes the sections one after the other; pictures are drawn for all charts at once."""

    def __init__(self, file: DocxDocument, data: Shown) -> None:
        self.file = file
        self.data = data
        self.styles = parts.Styles(file)
        charts = [block["svg"] for block in self._blocks() if block["kind"] == "chart"]
        self.pictures = iter(pictures(charts))
        self.numbers = count(1)

    def _blocks(self) -> Iterator[Shown]:
        for section in self.data["sections"]:
            yield from section["blocks"]

    def write(self) -> None:
        for section in self.data["sections"]:
            heading = self._add(each_title(section), "Heading 1")
            parts.bookmark(heading, next(self.numbers))
            for block in section["blocks"]:
                getattr(self, f"_{block['kind']}")(block)

    def _heading(self, block: Shown) -> None:
        self._add(block["text"], f"Heading {block['rank']}")

    def _paragraph(self, block: Shown) -> None:
        generated = block["generated"] and self.data["meta"]["draft"]
        parts.add_spans(self._add("", "Erzeugt" if generated else "Normal"), block["spans"])

    def _source(self, block: Shown) -> None:
        parts.add_spans(self._add("", "Klein"), block["spans"])

    def _list(self, block: Shown) -> None:
        for item in block["items"]:
            parts.add_spans(self._add("", "List Bullet"), item)

    def _facts(self, block: Shown) -> None:
        columns = [{"title": f["label"], "numeric": False, "share": 1} for f in block["items"]]
        rows = [{"cells": [f["value"] for f in block["items"]], "total": True}]
        self._table({"caption": "", "columns": columns, "rows": rows, "note": ""})

    def _table(self, block: Shown) -> None:
        if block["caption"]:
            self._add(block["caption"], "Caption")
        parts.add_table(self.file, block, TEXT_WIDTH)
        self._add(block["note"], "Hinweis")

    def _nothing(self, block: Shown) -> None:
        self._add(f"Es folgt nichts. Begründung: {block['text']}")

    def _chart(self, block: Shown) -> None:
        self._add(block["title"], "Caption")
        self._add(block["subtitle"], "Klein").paragraph_format.keep_with_next = True
        holder = self._add("")
        holder.paragraph_format.keep_with_next = True
        parts.add_picture(holder, next(self.pictures), block["alt"], TEXT_WIDTH)
        self._add(block["source"], "Klein")
        if block["table"]:
            self._table(block["table"])

    def _card(self, block: Shown) -> None:
        title = f"{block['code']} {block['title']}"
        self._add(title, f"Heading {min(block['rank'], 4)}")
        about = " · ".join([block["standing"], *block["facts"]])
        if block["goals"]:
            about += f" · dient {block['goals']}"
        self._kept(about)
        for number, line in enumerate(block["lines"], 1):
            written = self._add("", "Angabe")
            written.paragraph_format.keep_with_next = number < len(block["lines"])
            parts.labelled(written, line["label"], line["spans"])

    def _indicator(self, block: Shown) -> None:
        start = self._kept("", "Normal")
        start.add_run(f"{block['code']} {block['name']}: ").bold = True
        start.add_run(block["status"])
        self._kept(block["about"])
        for line in block["lines"]:
            written = self._kept("", "Angabe")
            parts.labelled(written, line["label"], line["spans"])
        self._add(f"Warum? {block['why']}", "Klein")

    def _goal(self, block: Shown) -> None:
        start = self._kept("", "Normal")
        start.add_run(f"{block['code']} ").bold = True
        start.add_run(block["text"])
        for figure in block["figures"]:
            line = self._kept(f"{figure['label']}: ", "Kennzahl")
            line.add_run(figure["value"]).bold = True
            line.add_run(f" (Stand {figure['day']})")
            self._add(figure["about"], "Klein")
        for effect in block["effects"]:
            line = self._kept("Wirkung: ", "Kennzahl")
            line.add_run(effect["grade"]).bold = True
            line.add_run(f" ({effect['words']})")
            self._add(effect["reason"], "Klein")
        if block["reason"]:
            self._add(block["reason"], "Kennzahl")

    def _kept(self, text: str, style: str = "Klein") -> Paragraph:
        made = self._add(text, style)
        made.paragraph_format.keep_with_next = True
        return made

    def _add(self, text: str, style: str = "Normal") -> Paragraph:
        return parts.add_paragraph(self.file, self.styles, text, style)
