"""The styles of the DOCX: headings, captions and the few of our own, German as language."""

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

FONT = "Arial"
INK = RGBColor(0x17, 0x1A, 0x2B)
SOFT = RGBColor(0x4C, 0x52, 0x64)
ACCENT = RGBColor(0x1D, 0x4F, 0x91)
HEADINGS = {"Heading 1": (20, 0, 12), "Heading 2": (13, 18, 6), "Heading 3": (11, 14, 3)}
LABEL_WIDTH = Cm(3.8)


def set_styles(file: Document) -> None:
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.2)
    shape(style(file, "Normal"), 10.5, after=6)
    for name, (size, before, after) in {**HEADINGS, "Heading 4": (10.5, 12, 2)}.items():
        heading = shape(style(file, name), size, before=before, after=after, bold=True)
        heading.paragraph_format.keep_with_next = True
    style(file, "Heading 1").paragraph_format.page_break_before = True
    shape(style(file, "Title"), 28, before=6, after=12, bold=True)
    borderless(style(file, "Title"))
    shape(style(file, "Subtitle"), 13, before=6, after=6).font.color.rgb = SOFT
    shape(style(file, "Caption"), 10, before=10, after=4, bold=True)
    style(file, "Caption").paragraph_format.keep_with_next = True
    shape(own(file, "Stadt"), 12, after=120, bold=True)
    shape(own(file, "Entwurf"), 12, before=12, after=60, bold=True)
    shape(own(file, "Klein"), 8.5, after=6).font.color.rgb = SOFT
    shape(own(file, "Hinweis"), 8.5, before=4, after=6).font.color.rgb = SOFT
    shape(own(file, "Zelle"), 9, after=0)
    shape(own(file, "Kennzahl"), 10.5, after=2).paragraph_format.left_indent = Cm(0.6)
    shape(own(file, "Erzeugt"), 10.5, after=6).font.italic = True
    shape(own(file, "TOC 1"), 10.5, after=4)
    label = shape(own(file, "Angabe"), 10, after=2).paragraph_format
    label.left_indent, label.first_line_indent = LABEL_WIDTH, -LABEL_WIDTH
    label.tab_stops.add_tab_stop(LABEL_WIDTH)
    label.keep_together = True
    speak_german(file)


def style(file: Document, name: str) -> ParagraphStyle:
    found = file.styles[name]
    assert isinstance(found, ParagraphStyle)  # noqa: S101  a promise to the type checker
    return found


def own(file: Document, name: str) -> ParagraphStyle:
    made = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(made, ParagraphStyle)  # noqa: S101  a promise to the type checker
    made.base_style = file.styles["Normal"]
    made.quick_style = True
    return made


def shape(
    look: ParagraphStyle, size: float, *, before: float = 0, after: float = 0, bold: bool = False
) -> ParagraphStyle:
    """Set font and distances in points; theme fonts are dropped, or they would win."""
    look.font.name, look.font.size, look.font.bold = FONT, Pt(size), bold
    look.font.color.rgb, look.font.italic = INK, False
    fonts = look.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    look.paragraph_format.space_before = Pt(before)
    look.paragraph_format.space_after = Pt(after)
    look.paragraph_format.widow_control = True
    return look


def borderless(look: ParagraphStyle) -> None:
    for border in look.element.get_or_add_pPr().findall(qn("w:pBdr")):
        border.getparent().remove(border)


def speak_german(file: Document) -> None:
    """Set the language of all text, and the zoom that the file format demands."""
    for language in file.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "de-DE")
        language.set(qn("w:eastAsia"), "de-DE")
    zoom = file.settings.element.find(qn("w:zoom"))
    if zoom is None:
        zoom = OxmlElement("w:zoom")
        file.settings.element.insert(0, zoom)
    zoom.set(qn("w:percent"), "100")
    zoom.addnext(OxmlElement("w:autoHyphenation"))
