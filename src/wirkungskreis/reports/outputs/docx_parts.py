"""Pieces of a DOCX that python-docx does not offer: fields, contents, fast tables, alt texts."""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length
from docx.text.paragraph import Paragraph

from wirkungskreis.reports.outputs.tables import Shown

Element = Any  # lxml's elements as python-docx makes them
TWIPS = 635  # EMU in a twentieth of a point
AUTO_WIDTH = Cm(2.3)
CELL_MARGINS = (("top", 45), ("left", 0), ("bottom", 45), ("right", 110))
LINE = {"val": "single", "sz": 4, "color": "B4B9C5"}
STRONG_LINE = {"val": "single", "sz": 8, "color": "171A2B"}


def element(tag: str, /, *inside: Element, **attributes: object) -> Element:
    """Make an element of the word processing namespace."""
    made = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    made.extend(inside)
    return made


class Styles:
    """Finds the id of a style by its name once; python-docx searches for each paragraph anew."""

    def __init__(self, file: Document) -> None:
        self.ids = {str(style.name): str(style.style_id) for style in file.styles}

    def properties(self, name: str) -> Element:
        return element("pPr", element("pStyle", val=self.ids[name]))


def add_paragraph(file: Document, styles: Styles, text: str, style: str = "Normal") -> Paragraph:
    """Add a paragraph at the end; the same as python-docx does, a hundred times faster."""
    made = OxmlElement("w:p")
    made.append(styles.properties(style))
    if text:
        made.append(element("r", words(text)))
    file.element.body[-1].addprevious(made)
    return Paragraph(made, file)


def xml_of(paragraph: Paragraph) -> Element:
    return paragraph.paragraph_format.element


def words(text: str) -> Element:
    made = element("t")
    made.text = text
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def add_field(paragraph: Paragraph, code: str, shown: str = "1") -> None:
    """Add a field such as PAGE; ``shown`` stands there until it is counted."""
    instruction = element("instrText")
    instruction.text = f" {code} "
    for inside in (
        element("fldChar", fldCharType="begin"),
        instruction,
        element("fldChar", fldCharType="separate"),
        words(shown),
        element("fldChar", fldCharType="end"),
    ):
        xml_of(paragraph).append(element("r", inside))


def furniture(file: Document, meta: Shown) -> None:
    """Fill head and foot of the pages; the first page has none."""
    section = file.sections[0]
    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0]
    head.style = "Klein"
    head.add_run(f"{meta['municipality']} · {meta['label']}")
    foot = section.footer.paragraphs[0]
    foot.style = "Klein"
    foot.paragraph_format.tab_stops.add_tab_stop(Cm(13))
    foot.add_run(f"{meta['level']}, {meta['state']}\tSeite ")
    add_field(foot, "PAGE")
    foot.add_run(" von ")
    add_field(foot, "NUMPAGES")


def contents(file: Document, titles: Sequence[str]) -> None:
    """Add the table of contents as a field, filled, to be counted anew by the word processor."""
    heading = file.add_paragraph("Inhalt", "Heading 1")
    heading.paragraph_format.page_break_before = True
    instruction = element("instrText")
    instruction.text = ' TOC \\o "1-2" \\h \\z \\u '
    begin = [
        element("r", element("fldChar", fldCharType="begin", dirty="true")),
        element("r", instruction),
        element("r", element("fldChar", fldCharType="separate")),
    ]
    for number, title in enumerate(titles, 1):
        entry = file.add_paragraph(style="TOC 1")
        if number == 1:
            xml_of(entry).extend(begin)
        xml_of(entry).append(
            element("hyperlink", element("r", words(title)), anchor=f"teil{number}")
        )
    last = file.add_paragraph(style="TOC 1")
    xml_of(last).append(element("r", element("fldChar", fldCharType="end")))


def bookmark(paragraph: Paragraph, number: int) -> None:
    start = element("bookmarkStart", id=number, name=f"teil{number}")
    xml_of(paragraph).insert(1, start)
    xml_of(paragraph).append(element("bookmarkEnd", id=number))


def add_spans(paragraph: Paragraph, spans: Iterable[Shown]) -> None:
    for part in spans:
        look = [element("rPr", element("i"))] if part["emphasis"] else []
        inside = element("br") if part.get("ends_line") else words(part["text"])
        xml_of(paragraph).append(element("r", *look, inside))


def labelled(line: Paragraph, label: str, spans: Iterable[Shown]) -> None:
    """Write a line with its label in the margin."""
    bold = element("rPr", element("b"))
    xml_of(line).append(element("r", bold, words(label), element("tab")))
    add_spans(line, spans)


def add_picture(paragraph: Paragraph, image: bytes, alt: str, width: Length) -> None:
    """Add a picture in the line; without distances some programs put it beside the text's edge."""
    paragraph.add_run().add_picture(BytesIO(image), width=width)
    for inline in xml_of(paragraph).iter(qn("wp:inline")):
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
    for properties in xml_of(paragraph).iter(qn("wp:docPr")):
        properties.set("descr", alt)
        properties.set("title", alt.split(". ", maxsplit=1)[0])


def add_table(file: Document, block: Shown, width: Length) -> None:
    """Add a table whose head repeats on every page and whose rows do not break."""
    sizes = widths(block["columns"], width)
    table = element(
        "tbl",
        element(
            "tblPr",
            element("tblW", w=sum(sizes), type="dxa"),
            element("tblBorders", *(element(s, **LINE) for s in ("bottom", "insideH"))),
            element("tblLayout", type="fixed"),
            element("tblCellMar", *(element(s, w=w, type="dxa") for s, w in CELL_MARGINS)),
            element("tblLook", firstRow=1, firstColumn=1, noHBand=1, noVBand=1),
            element("tblCaption", val=block["caption"] or block["columns"][0]["title"]),
        ),
        element("tblGrid", *(element("gridCol", w=size) for size in sizes)),
    )
    head = element("trPr", element("cantSplit"), element("tblHeader"))
    titles = [column["title"] for column in block["columns"]]
    table.append(row(titles, block["columns"], sizes, head, bold=True))
    for each in block["rows"]:
        rules = element("trPr", element("cantSplit"))
        table.append(row(each["cells"], block["columns"], sizes, rules, bold=each["total"]))
    file.element.body[-1].addprevious(table)


def row(
    texts: Sequence[str],
    columns: Sequence[Shown],
    sizes: Sequence[int],
    rules: Element,
    *,
    bold: bool,
) -> Element:
    made = element("tr", rules)
    is_head = rules.find(qn("w:tblHeader")) is not None
    for text, column, size in zip(texts, columns, sizes, strict=True):
        box = element("tcPr", element("tcW", w=size, type="dxa"))
        if is_head:
            lines = (element("top", **STRONG_LINE), element("bottom", **STRONG_LINE))
            box.append(element("tcBorders", *lines))
        made.append(element("tc", box, cell(text, column, is_head=is_head, bold=bold)))
    return made


def cell(text: str, column: Shown, *, is_head: bool, bold: bool) -> Element:
    style = element("pPr", element("pStyle", val="Zelle"))
    if is_head:
        style.append(element("keepNext"))
    if column["numeric"]:
        style.append(element("jc", val="right"))
    run = element("r", words(text))
    if bold:
        run.insert(0, element("rPr", element("b")))
    return element("p", style, run)


def widths(columns: Sequence[Shown], width: Length) -> list[int]:
    """Share the width in twentieths of a point; a share of 0 is a narrow column."""
    narrow = sum(1 for column in columns if column["share"] == 0) * AUTO_WIDTH
    shares = sum(column["share"] for column in columns) or 1
    unit = (width - narrow) / shares
    return [int((column["share"] * unit or AUTO_WIDTH) / TWIPS) for column in columns]
