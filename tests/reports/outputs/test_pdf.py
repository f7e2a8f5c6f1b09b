"""The printed report: valid, findable, the same twice, fast."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.charts.examples import EXAMPLES
from tests.reports.sample import DRAFT, RELEASED
from tests.tools.pdf import assert_pdf_valid
from wirkungskreis.reports.outputs.document import ReportDocument
from wirkungskreis.reports.outputs.pdf import pdf, pictures


def pages(report: ReportDocument) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf(report))).pages]


def test_the_file_says_what_it_is() -> None:
    reader = PdfReader(BytesIO(pdf(DRAFT)))

    about = reader.metadata
    root: Any = reader.root_object
    titles = [str(mark["/Title"]) for mark in reader.outline if not isinstance(mark, list)]
    assert about is not None
    assert about.title == "Umsetzungsbericht zum Integrationskonzept 2025, Stadt Rheinaue"
    assert root["/Lang"] == "de-DE"
    assert root["/MarkInfo"]["/Marked"]
    assert titles == ["Inhalt", "Auf einen Blick", "Vorwort", "A Sprache und Verständigung"]


def test_pages_are_numbered_and_drafts_say_so() -> None:
    _, contents, *rest = pages(DRAFT)

    assert "Auf einen Blick" in contents
    assert f"Seite 2 von {len(rest) + 2}" in contents
    assert all("ENTWURF, NICHT VERÖFFENTLICHT" in page for page in rest)


def test_a_released_report_says_when_and_lists_corrections() -> None:
    text = "\n".join(pages(RELEASED))

    assert "ENTWURF" not in text
    assert "veröffentlicht am 20." in text
    assert "Berichtigung Nr. 1 vom 2." in text


def test_the_same_report_gives_the_same_bytes() -> None:
    assert pdf(RELEASED) == pdf(RELEASED)


def alternatives(node: Any) -> Iterator[str]:
    """Walk the structure tree for the words that stand for pictures."""
    node = node.get_object()
    if "/Alt" in node:
        yield node["/Alt"]
    children = node.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        if isinstance(child.get_object(), dict):
            yield from alternatives(child)


def test_charts_have_words() -> None:
    reader = PdfReader(BytesIO(pdf(DRAFT)))

    words = list(alternatives(reader.root_object["/StructTreeRoot"]))

    assert {f"{chart.title}. {chart.description()}" for chart in EXAMPLES} <= set(words)


@pytest.mark.parametrize("words", ["#import", "$x$ *b* _e_ @ref <label>", '"]) #panic("x")', "\\"])
def test_words_of_people_are_never_markup(words: str) -> None:
    report = replace(DRAFT, title=words, prepared_by=words)

    assert words.strip() in pages(report)[0]


def test_pictures_come_in_the_order_asked() -> None:
    small = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 {}"/>'

    made = pictures([small.format(10), small.format(20)], dots_per_inch=20)

    sizes = [int.from_bytes(image[20:24], "big") for image in made]
    assert sizes[1] == pytest.approx(2 * sizes[0], abs=1)
    assert pictures([]) == []


def test_fonts_come_with_their_licence() -> None:
    fonts = Path(pdf.__code__.co_filename).parent / "fonts"

    assert "SIL OPEN FONT LICENSE" in (fonts / "LICENSE").read_text()
    assert len(list(fonts.glob("*.ttf"))) == 3


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_readers_and_archives_can_rely_on_it(tmp_path: Path, flavour: str) -> None:
    path = tmp_path / "bericht.pdf"
    path.write_bytes(pdf(RELEASED))

    assert_pdf_valid(path, flavour)
