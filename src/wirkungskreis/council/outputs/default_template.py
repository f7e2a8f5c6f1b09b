"""The template for papers that counts as long as the municipality has none of its own."""

from collections.abc import Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from wirkungskreis.reports.outputs import docx_parts as parts
from wirkungskreis.reports.outputs.docx_styles import own, set_styles, shape, style

HEAD = (
    ("Vorlage Nr.", "{{nummer}}", "Datum", "{{datum}}"),
    ("Federführung", "{{federfuehrung}}", "Status", "{{oeffentlichkeit}}"),
)
HEAD_WIDTHS = (Cm(2.8), Cm(7.2), Cm(2.2), Cm(3.8))
BLOCKS = (
    ("Beratungsfolge", "{{beratungsfolge}}"),
    ("Beschlussvorschlag", "{{beschlusspunkte}}"),
    ("Begründung", "{{begruendung}}"),
    ("Stand der Ratsaufträge", "{{ratsauftraege}}"),
    ("Finanzielle Auswirkungen", "{{finanzen}}"),
    ("Personelle Auswirkungen", "{{personal}}"),
    ("Alternativen", "{{alternativen}}"),
    ("Folgen bei Ablehnung", "{{folgen}}"),
    ("Anlagen", "{{anlagen}}"),
    ("Mitzeichnung", "{{mitzeichnung}}"),
)


def default_template() -> bytes:
    """Give the DOCX with its placeholders, ready to be filled or to be adapted."""
    file = Document()
    set_styles(file)
    _styles(file)
    _furniture(file)
    file.add_paragraph("{{stadt}}", "Stadt")
    file.add_paragraph("{{art}}", "Title")
    _head(file)
    file.add_paragraph("{{betreff}}", "Betreff")
    for title, placeholder in BLOCKS:
        file.add_paragraph(title, "Heading 2")
        file.add_paragraph(placeholder, "Normal")
    target = BytesIO()
    file.save(target)
    return target.getvalue()


def _styles(file: DocxDocument) -> None:
    section = file.sections[0]
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2.0)
    shape(style(file, "Title"), 20, before=0, after=10, bold=True)
    shape(style(file, "Stadt"), 11, after=18, bold=True)
    shape(style(file, "Heading 2"), 11.5, before=14, after=4, bold=True)
    shape(own(file, "Betreff"), 13, before=14, after=8, bold=True)
    shape(own(file, "Kopf"), 9.5, before=3, after=3)
    point = shape(own(file, "Beschlusspunkt"), 10.5, after=6).paragraph_format
    point.left_indent, point.first_line_indent = Cm(0.8), Cm(-0.8)
    point.tab_stops.add_tab_stop(Cm(0.8))
    bullet = shape(own(file, "Aufzählung"), 10.5, after=3).paragraph_format
    bullet.left_indent, bullet.first_line_indent = Cm(0.8), Cm(-0.5)
    bullet.tab_stops.add_tab_stop(Cm(0.8))


def _furniture(file: DocxDocument) -> None:
    section = file.sections[0]
    foot = section.footer.paragraphs[0]
    foot.style = "Klein"
    foot.paragraph_format.tab_stops.add_tab_stop(Cm(14))
    foot.add_run("{{stadt}} · {{art}} {{nummer}}\tSeite ")
    parts.add_field(foot, "PAGE")
    foot.add_run(" von ")
    parts.add_field(foot, "NUMPAGES")
    head = section.header.paragraphs[0]
    head.style = "Klein"
    head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    head.add_run("{{entwurf}}")


def _head(file: DocxDocument) -> None:
    table = file.add_table(rows=len(HEAD), cols=len(HEAD[0]))
    table.autofit = False
    for column, width in zip(table.columns, HEAD_WIDTHS, strict=True):
        column.width = width
    for line, cells in zip(table.rows, HEAD, strict=True):
        _line(line.cells, cells)
    borders = [parts.element(side, **parts.LINE) for side in ("top", "bottom", "insideH")]
    table._tbl.tblPr.append(parts.element("tblBorders", *borders))  # noqa: SLF001  python-docx has no borders


def _line(cells: Sequence[object], texts: Sequence[str]) -> None:
    for number, (cell, text, width) in enumerate(zip(cells, texts, HEAD_WIDTHS, strict=True)):
        cell.width = width  # type: ignore[attr-defined]  # python-docx's cell
        line = cell.paragraphs[0]  # type: ignore[attr-defined]
        line.style = "Kopf"
        run = line.add_run(text)
        run.bold = number % 2 == 0
        run.font.size = Pt(9.5)
