"""The report as HTML: a part for pages of the product, or a file that stands alone."""

from collections.abc import Callable, Container, Iterable
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from wirkungskreis.charts.look import SHEET
from wirkungskreis.charts.states import Tone, swatch
from wirkungskreis.reports.language import of_reports
from wirkungskreis.reports.outputs.display import nowhere, shown
from wirkungskreis.reports.outputs.document import ReportDocument
from wirkungskreis.reports.outputs.tables import Link, Shown

MARK = "ref:"
SHORT = 8  # letters of a code, which does not break at its hyphen
PLACES = {"card": "massnahme", "indicator": "indikator", "goal": "ziel"}
Page = Callable[[str], str]
LOOKS = Path(__file__).parents[1] / "static" / "reports"


def fragment(report: ReportDocument, link: Link = nowhere) -> SafeString:
    """Give the report from rank 2 downwards; the page around it has the title.

    ``link`` gives the address of a fact; what it does not know leads to its place in the report.
    The page links ``charts/chart.css`` and ``reports/report.css``.
    """
    with of_reports():
        laid_out = for_screen(shown(report, marked))
        return render_to_string("reports/document.html", {"report": linked(laid_out, link)})


def leaf(report: ReportDocument, refs: Container[str], page: Page) -> SafeString:
    """Give only the sections with these refs; ``page`` gives the address of the others."""
    with of_reports():
        laid_out = linked(for_screen(shown(report, marked)), nowhere, page)
        laid_out["sections"] = [part for part in laid_out["sections"] if part["ref"] in refs]
        return render_to_string("reports/sections.html", {"report": laid_out})


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
            name = f"{number}-{place}"
            if anchor := anchor_of(block, name):
                block["anchor"] = anchor
            for n, figure in enumerate(block.get("figures", ()), 1):
                figure["anchor"] = f"{anchor}-kennzahl-{n}"
            if block["kind"] == "card":
                drawn = swatch(Tone(block["tone"]), f"muster-{name}")
                block["swatch"] = mark_safe(drawn)  # noqa: S308  drawn here
            if block["kind"] == "chart":
                block["picture"] = mark_safe(block["picture"])  # noqa: S308  escaped when drawn
            for table in (block, block.get("table")):
                if table and table["kind"] == "table":
                    cells_for_screen(table, name)
    return report


def anchor_of(block: Shown, name: str) -> str:
    """Name the place of a block that facts lead to."""
    match block["kind"]:
        case "card" | "indicator" | "goal" as kind:
            return f"{PLACES[kind]}-{slugify(block['code'])}"
        case "nothing":
            return f"grund-{name}"
        case "source":
            return f"quelle-{name}"
        case "heading" if block["href"]:
            return f"stelle-{name}"
    return ""


def cells_for_screen(table: Shown, name: str) -> None:
    """Add what cells need; rows of words stack on a telephone, rows of figures are compared."""
    numeric = sum(column["numeric"] for column in table["columns"])
    table["stacked"] = numeric * 2 < len(table["columns"])
    for number, row in enumerate(table["rows"], 1):
        row["anchor"] = f"zeile-{name}-{number}"
        row["cells"] = [
            {"text": text, "numeric": column["numeric"], "short": len(text) <= SHORT}
            | ({"label": column["title"]} if table["stacked"] else {})
            for text, column in zip(row["cells"], table["columns"], strict=True)
        ]


def marked(ref: str) -> str:
    """Put a ref where its address will stand, until all places of the report are known."""
    return f"{MARK}{ref}"


def linked(report: Shown, link: Link, page: Page = nowhere) -> Shown:
    """Replace every ref by an address: of the fact itself, or of the place that tells it."""
    places = places_in(report)

    def address(ref: str) -> str:
        section, anchor = places.get(ref, ("", ""))
        return link(ref) or (f"{page(section)}#{anchor}" if anchor else "")

    addressed: Shown = replaced(report, address)
    for section in addressed["sections"]:
        section["href"] = f"{page(section['ref'])}#{section['anchor']}"
    return addressed


def places_in(report: Shown) -> dict[str, tuple[str, str]]:
    """Find where each fact is told, as section and anchor: rather in full than in a row."""
    places: dict[str, tuple[str, str]] = {}
    rows: dict[str, tuple[str, str]] = {}
    for section in report["sections"]:
        places[section["ref"]] = section["ref"], section["anchor"]
        for block in section["blocks"]:
            note(places, section["ref"], [block, *block.get("figures", ())])
            note(rows, section["ref"], block.get("rows", ()))
    return rows | places


def note(found: dict[str, tuple[str, str]], section: str, parts: Iterable[Shown]) -> None:
    for part in parts:
        if part.get("anchor") and str(part.get("href", "")).startswith(MARK):
            found.setdefault(part["href"].removeprefix(MARK), (section, part["anchor"]))


def replaced(value: Any, address: Link) -> Any:
    """Walk what is laid out; only an ``href`` can hold a marked ref."""
    if isinstance(value, dict):
        return {
            key: address(each.removeprefix(MARK))
            if key == "href" and each.startswith(MARK)
            else replaced(each, address)
            for key, each in value.items()
        }
    return [replaced(each, address) for each in value] if isinstance(value, list) else value
