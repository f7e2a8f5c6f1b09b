"""A report of more than a hundred pages as PDF, DOCX and XLSX."""

import io
from collections.abc import Iterator

import typst
import xlsxwriter
from docx import Document
from pypdf import PdfReader

from benchmarks.city import report, start
from benchmarks.figures import Figure, clock, cpu

MEASURES, PAGES = 480, 100
GOALS = {"html": None, "pdf": 5.0, "docx": 5.0, "xlsx": 2.0, "json": None}


def floors(words: list[str]) -> dict[str, float]:
    """Say what the libraries need to write the same words without any form."""
    found = {}
    begin = cpu()
    typst.compile(
        "\n\n".join(f"#{word!r}".replace("'", '"') for word in map(_plain, words)).encode()
    )
    found["pdf"] = cpu() - begin
    begin = cpu()
    document = Document()
    for word in words:
        document.add_paragraph(word)
    document.save(io.BytesIO())
    found["docx"] = cpu() - begin
    begin = cpu()
    book = xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True})
    page = book.add_worksheet()
    for line, word in enumerate(words):
        page.write_string(line, 0, word)
    book.close()
    found["xlsx"] = cpu() - begin
    return found


def _plain(word: str) -> str:
    return "".join(letter for letter in word if letter.isalnum() or letter == " ")


def figures() -> Iterator[Figure]:
    start(measures=MEASURES)
    from wirkungskreis.kernel.actor import SYSTEM
    from wirkungskreis.reports.composing.files import FORMATS
    from wirkungskreis.reports.composing.whole import compose
    from wirkungskreis.reports.domain import drafting
    from wirkungskreis.reports.outputs.document import MeasureCard
    from wirkungskreis.rounds.models import Round

    rounds = list(Round.objects.filter(code__in=["R2025-1", "R2025-2"]))
    begun = drafting.begin(
        rounds, actor=SYSTEM, label="Bericht", title="Bericht 2025", code="UB-BENCH"
    )
    with clock() as taken:
        document = compose(begun)
    yield Figure("compose the report from frozen facts", taken[0], "s")
    cards = [block for block in document.blocks() if isinstance(block, MeasureCard)]
    words = [span.text for card in cards for span in card.happened] + [c.title for c in cards]
    least = floors(words)
    for name, make in FORMATS.items():
        with clock() as taken:
            content = make(document)
        size = f"{len(content) // 1024} kB"
        yield Figure(
            f"{name} of {len(cards)} measures, {size}", taken[0], "s", GOALS[name], least.get(name)
        )
        if name == "pdf":
            yield Figure("pages of the PDF", _pages(content), "pages", PAGES, at_least=True)


def _pages(content: bytes) -> int:
    return len(PdfReader(io.BytesIO(content)).pages)


if __name__ == "__main__":
    report("Documents", figures)
