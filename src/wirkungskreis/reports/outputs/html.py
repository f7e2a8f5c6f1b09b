"""The report as HTML: a part for pages of the product, or a file that stands alone."""

from pathlib import Path

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from wirkungskreis.charts.look import SHEET
from wirkungskreis.charts.states import Tone, swatch
from wirkungskreis.reports.outputs.display import Link, Shown, nowhere, shown
from wirkungskreis.reports.outputs.document import ReportDocument

LOOKS = Path(__file__).parents[1] / "static" / "reports"


def fragment(report: ReportDocument, link: Link = nowhere) -> SafeString:
    """Give the report from rank 2 downwards; the page around it has the title.

    The page links ``charts/chart.css`` and ``reports/report.css``.
    """
    return render_to_string("reports/document.html", {"report": for_screen(shown(report, link))})


def page(report: ReportDocument) -> bytes:
    """Give one file without scripts and without anything to load."""
    looks = "\n".join(
        path.read_text(encoding="utf-8")
        for path in (SHEET, LOOKS / "report.css", LOOKS / "alone.css")
    )
    html = format_html(
        '<!DOCTYPE html>\n<html lang="de">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        "<title>{title}, {city}</title>\n<style>\n{looks}</style>\n</head>\n<body>\n"
        "<header><p>{city}</p><h1>{title}</h1></header>\n<main>{report}</main>\n</body>\n</html>\n",
        title=report.title,
        city=report.municipality,
        looks=mark_safe(looks),  # noqa: S308  our own style sheets
        report=fragment(report),
    )
    return html.encode()


def for_screen(report: Shown) -> Shown:
    """Add what only HTML needs: anchors, safe pictures, cells that know their column."""
    for number, section in enumerate(report["sections"], 1):
        section["anchor"] = f"abschnitt-{number}"
        for place, block in enumerate(section["blocks"]):
            if block["kind"] == "card":
                drawn = swatch(Tone(block["tone"]), f"muster-{number}-{place}")
                block["swatch"] = mark_safe(drawn)  # noqa: S308  drawn here
                block["anchor"] = f"massnahme-{slugify(block['code'])}"
            if block["kind"] == "chart":
                block["picture"] = mark_safe(block["picture"])  # noqa: S308  escaped when drawn
            for table in (block, block.get("table")):
                if table and table["kind"] == "table":
                    cells_for_screen(table)
    return report


def cells_for_screen(table: Shown) -> None:
    for row in table["rows"]:
        row["cells"] = [
            {"text": text, "numeric": column["numeric"]}
            for text, column in zip(row["cells"], table["columns"], strict=True)
        ]
