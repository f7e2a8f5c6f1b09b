"""The paper as DOCX: a template with placeholders, filled."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any

from docx.document import Document as DocxDocument
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from wirkungskreis.council.outputs.placeholders import (
    BLOCKS,
    PLACEHOLDER,
    open_template,
    paragraphs,
)
from wirkungskreis.council.outputs.sheet import NUMERIC, Grid, Sheet, shown_number
from wirkungskreis.kernel import prose
from wirkungskreis.reports.outputs import docx_parts as parts

TEXT_WIDTH = Cm(16)
Element = Any  # lxml's elements as python-docx makes them


def docx(sheet: Sheet, template: bytes) -> bytes:
    """Fill a checked template; what a block has nothing for leaves with its heading."""
    file = open_template(template)
    words = _words(sheet)
    for paragraph in list(paragraphs(file)):
        names = PLACEHOLDER.findall(paragraph.text)
        blocks = [name for name in names if name in BLOCKS]
        if blocks:
            Block(file, paragraph, sheet).fill(BLOCKS[blocks[0]])
        elif names:
            replace_words(paragraph, words)
    _describe(file, sheet)
    target = BytesIO()
    file.save(target)
    return target.getvalue()


def _words(sheet: Sheet) -> dict[str, str]:
    return {
        "art": sheet.kind,
        "betreff": sheet.subject,
        "datum": sheet.day,
        "entwurf": sheet.state if sheet.is_draft else "",
        "federfuehrung": sheet.lead,
        "nummer": shown_number(sheet.number),
        "oeffentlichkeit": sheet.publicity,
        "stadt": f"Stadt {sheet.city}" if sheet.city else "",
    }


def _describe(file: DocxDocument, sheet: Sheet) -> None:
    at = datetime.combine(date.fromisoformat(sheet.iso_day), time(12), tzinfo=UTC)
    properties = file.core_properties
    properties.title = f"{sheet.kind} {sheet.number}: {sheet.subject}"[:250]
    properties.author = properties.last_modified_by = sheet.city
    properties.subject, properties.comments, properties.language = sheet.kind, "", "de-DE"
    properties.created = properties.modified = at.replace(tzinfo=None)


def replace_words(paragraph: Paragraph, words: Mapping[str, str]) -> None:
    """Replace placeholders that word processors like to spread over several runs.

    A placeholder takes the look of the run in which it begins.
    """
    while found := PLACEHOLDER.search("".join(run.text for run in paragraph.runs)):
        start, end = found.span()
        value, place = words[found[1]], 0
        for run in paragraph.runs:
            text, begin = run.text, place
            place += len(text)
            if place <= start or begin >= end:
                continue
            before = text[: max(0, start - begin)]
            after = text[end - begin :] if place > end else ""
            run.text = f"{before}{value if begin <= start else ''}{after}"


class Block:
    """Puts paragraphs and tables in the place of one placeholder, in its look."""

    def __init__(self, file: DocxDocument, paragraph: Paragraph, sheet: Sheet) -> None:
        self.file = file
        self.holder = paragraph
        self.sheet = sheet
        self.styles = {str(style.name) for style in file.styles}

    def fill(self, key: str) -> None:
        sections = {section.key: section for section in self.sheet.sections}
        special: dict[str, Callable[[], None]] = {
            "path": lambda: self._grid(self.sheet.path),
            "points": lambda: self._numbered(self.sheet.points),
            "enclosures": lambda: self._numbered(self.sheet.enclosures, "Anlage "),
            "cosigned": lambda: self._text("; ".join(self.sheet.cosigned)),
        }
        before = self._place()
        if key in special:
            special[key]()
        else:
            section = sections[key]
            if not section.is_empty:
                self._text(section.text)
                if section.grid:
                    self._grid(section.grid)
        if self._place() == before:
            self._drop_heading()
        self._element().getparent().remove(self._element())

    def _element(self) -> Element:
        return self.holder._p  # noqa: SLF001  python-docx has no way to insert or remove

    def _place(self) -> int:
        return int(self._element().getparent().index(self._element()))

    def _drop_heading(self) -> None:
        above = self._element().getprevious()
        if above is None or above.tag != qn("w:p"):
            return
        name = str(getattr(Paragraph(above, self.holder._parent).style, "name", ""))  # noqa: SLF001
        if name.startswith(("Heading", "Überschrift")):
            above.getparent().remove(above)

    def _add(self, style: str = "") -> Paragraph:
        """Make a paragraph before the placeholder: in a style of the template, or in its look."""
        made = parts.element("p")
        look = self._element().find(qn("w:pPr"))
        if look is not None:
            made.append(deepcopy(look))
        self._element().addprevious(made)
        paragraph = Paragraph(made, self.holder._parent)  # noqa: SLF001
        if style in self.styles:
            paragraph.style = style
        return paragraph

    def _text(self, text: str) -> None:
        for block in prose.blocks(text):
            if isinstance(block, prose.Paragraph):
                self._spans(self._add(), block.spans)
                continue
            for number, item in enumerate(block.items, 1):
                line = self._add("Aufzählung")
                line.add_run(f"{number}.\t" if block.is_numbered else "–\t")
                self._spans(line, item)

    def _spans(self, paragraph: Paragraph, spans: prose.Spans) -> None:
        for span in spans:
            run = paragraph.add_run(span.text)
            run.bold, run.italic = span.is_strong or None, span.is_emphasis or None

    def _numbered(self, texts: tuple[str, ...], word: str = "") -> None:
        for number, text in enumerate(texts, 1):
            label = f"{word}{number}" if word else f"{number}."
            line = self._add("" if word else "Beschlusspunkt")
            line.add_run(f"{label}: {text}" if word else f"{label}\t{text}")

    def _grid(self, grid: Grid) -> None:
        if not grid.rows:
            return
        heads = zip(grid.heads, grid.shares, strict=True)
        columns = [
            {"title": title, "numeric": title in NUMERIC, "share": share} for title, share in heads
        ]
        rows = [{"cells": row, "total": False} for row in grid.rows]
        block = {"caption": grid.caption, "columns": columns, "rows": rows}
        if "Zelle" not in self.styles:
            self.file.styles.add_style("Zelle", 1)
            self.styles.add("Zelle")
        parts.add_table(self.file, block, TEXT_WIDTH)
        table = self.file.element.body[-2]
        self._element().addprevious(table)
        self._element().addprevious(
            parts.element("p", parts.element("pPr", parts.element("spacing", before=0, after=60)))
        )
