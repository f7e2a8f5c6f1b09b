"""The report to edit: headings, tables and pictures are real ones."""

from functools import cache
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm

from tests.charts.examples import EXAMPLES
from tests.reports.sample import DRAFT, LINE
from wirkungskreis.reports.outputs.docx import docx


@cache
def made() -> bytes:
    return docx(DRAFT)


def test_headings_are_headings() -> None:
    file = Document(BytesIO(made()))

    headings = {p.text: p.style.name for p in file.paragraphs if p.style and p.style.name}
    assert headings["A Sprache und Verständigung"] == "Heading 1"
    assert headings["Was ist geschehen?"] == "Heading 2"
    assert headings["Beratung"] == "Heading 3"
    assert headings["A-01 Zentrale Kurs-Lotsenstelle"] == "Heading 4"


def test_tables_repeat_their_head_and_keep_rows_together() -> None:
    file = Document(BytesIO(made()))

    tables = list(file.element.body.iter(qn("w:tbl")))

    assert len(tables) == 8
    assert all(len(list(table.iter(qn("w:tblHeader")))) == 1 for table in tables)
    assert all(
        len(list(t.iter(qn("w:cantSplit")))) == len(list(t.iter(qn("w:tr")))) for t in tables
    )


def test_pictures_have_alternative_texts() -> None:
    file = Document(BytesIO(made()))

    alts = {node.get("descr") for node in file.element.body.iter(qn("wp:docPr"))}

    assert alts == {f"{c.title}. {c.description()}" for c in (*EXAMPLES, LINE)}


def test_the_file_knows_its_language_title_and_fields() -> None:
    raw = made()

    file = Document(BytesIO(raw))
    with ZipFile(BytesIO(raw)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist() if "xml" in name}
    assert file.core_properties.title.startswith("Umsetzungsbericht zum Integrationskonzept 2025")
    assert file.core_properties.language == "de-DE"
    assert 'w:lang w:val="de-DE"' in parts["word/styles.xml"]
    assert " NUMPAGES " in parts["word/footer1.xml"]
    assert ' TOC \\o "1-2" ' in parts["word/document.xml"]


def test_the_contents_point_to_the_sections() -> None:
    body = Document(BytesIO(made())).element.body

    links = [node.get(qn("w:anchor")) for node in body.iter(qn("w:hyperlink"))]
    marks = [node.get(qn("w:name")) for node in body.iter(qn("w:bookmarkStart"))]

    assert links == marks == ["teil1", "teil2", "teil3"]


def test_pictures_keep_to_the_edges_of_the_text() -> None:
    inlines = list(Document(BytesIO(made())).element.body.iter(qn("wp:inline")))

    assert len(inlines) >= 5
    for inline in inlines:
        assert [inline.get(side) for side in ("distL", "distR")] == ["0", "0"]
        assert int(inline.find(qn("wp:extent")).get("cx")) == Cm(16)
