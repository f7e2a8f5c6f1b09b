"""All outputs are made from one model: whoever reads one has read the figures of all."""

import json
import re
from datetime import date
from html import unescape
from io import BytesIO

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.reports.sample import DRAFT
from wirkungskreis.charts.values import ValueLine, _Frame
from wirkungskreis.kernel.formats import day_short, number
from wirkungskreis.reports.outputs.codec import dump
from wirkungskreis.reports.outputs.document import ChartBlock, Level, MeasureCard, ReportDocument
from wirkungskreis.reports.outputs.docx import docx
from wirkungskreis.reports.outputs.html import page
from wirkungskreis.reports.outputs.levels import at_level
from wirkungskreis.reports.outputs.pdf import pdf
from wirkungskreis.reports.outputs.xlsx import xlsx

FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
AXIS = re.compile(r"(?:20\d\d)+|0|50|100")
"""Years and the marks of the rate's axis: a DOCX shows them in the picture only."""


def figures(text: str) -> set[str]:
    return {found for found in FIGURE.findall(text) if not AXIS.fullmatch(found)}


def in_html(report: ReportDocument) -> set[str]:
    html = re.sub(r"<style>.*?</style>", "", page(report).decode(), flags=re.DOTALL)
    return figures(unescape(re.sub(r"<[^>]+>", " ", html)))


def in_pdf(report: ReportDocument) -> set[str]:
    texts = [sheet.extract_text() for sheet in PdfReader(BytesIO(pdf(report))).pages]
    del texts[1]  # the table of contents counts pages
    whole = re.sub(r"Seite \d+ von \d+", "", "\n".join(texts))
    return figures(re.sub("\u00ad\n?", "", whole))


def in_docx(report: ReportDocument) -> set[str]:
    body = Document(BytesIO(docx(report))).element.body
    texts = ["".join(node.text or "" for node in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))]
    alts = [node.get("descr") or "" for node in body.iter(qn("wp:docPr"))]
    return figures("\n".join(texts + alts))


def in_json(report: ReportDocument) -> set[str]:
    """Write the figures of the measures as the others do, straight from the JSON."""
    cards = [b for s in json.loads(dump(report))["report"]["sections"] for b in s["blocks"]]
    reaches = [card["reach"] for card in cards if card["type"] == "MeasureCard" and card["reach"]]
    values = [r[key] for r in reaches for key in ("reached", "planned") if r[key] is not None]
    return {number(value) for value in values}


def lines(report: ReportDocument) -> list[ValueLine]:
    charts = [b.chart for b in report.blocks() if isinstance(b, ChartBlock)]
    return [chart for chart in charts if isinstance(chart, ValueLine)]


def axis(report: ReportDocument) -> set[str]:
    """Give the marks beside the lines of values: a DOCX shows them in the picture only."""
    ticks = [tick for line in lines(report) for tick in _Frame.around(line, 640).ticks]
    return {number(tick) for tick in ticks}


def read_out(report: ReportDocument) -> set[str]:
    """Give the values that stand in the words for a picture, not in it."""
    return figures(" ".join(line.description() for line in lines(report)))


@pytest.mark.parametrize("level", Level)
def test_html_pdf_and_docx_have_the_same_figures(level: Level) -> None:
    report = at_level(DRAFT, level)

    html, printed, edited = in_html(report), in_pdf(report), in_docx(report)

    assert len(html) >= 50
    assert printed - html == set()
    assert html - printed <= read_out(report)
    assert edited - html == set()
    assert html - edited <= axis(report)
    assert in_json(report) <= html


@pytest.mark.parametrize("level", Level)
def test_the_annex_has_what_the_cards_have(level: Level) -> None:
    report = at_level(DRAFT, level)
    cards = [block for block in report.blocks() if isinstance(block, MeasureCard)]

    sheet = load_workbook(BytesIO(xlsx(report)))["Meldungen"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))

    for card, row in zip(cards, rows, strict=True):
        expected = (card.reach.reached, card.reach.planned) if card.reach else (None, None)
        known = tuple(value if isinstance(value, int) else None for value in row[7:9])
        assert known == expected
        assert (row[6] is None) == (card.next_due is None)
    shown = {number(v) for row in rows for v in row if isinstance(v, int)}
    shown |= {day_short(v) for row in rows for v in row if isinstance(v, date)}
    assert shown <= in_html(report)
