"""The report as PDF/A-2a and PDF/UA-1, and its charts as pictures, both made by typst."""

import json
from datetime import UTC, datetime, time
from pathlib import Path

from wirkungskreis.charts.look import print_style
from wirkungskreis.charts.states import Tone, swatch
from wirkungskreis.reports.outputs.display import shown
from wirkungskreis.reports.outputs.document import ReportDocument
from wirkungskreis.reports.outputs.tables import Shown
from wirkungskreis.reports.outputs.typesetting import typeset

TEMPLATES = Path(__file__).parent / "typst"
STANDARDS = ["a-2a", "ua-1"]
LONG_CARD = 900


def pdf(report: ReportDocument) -> bytes:
    """Give the printed report; the same report always gives the same bytes."""
    sources = {path.name: path.read_bytes() for path in TEMPLATES.glob("*.typ")}
    sources |= {f"tone-{t}.svg": swatch(t, "muster", print_style()).encode() for t in Tone}
    sources["main.typ"] = sources.pop("report.typ")
    sources["data.json"] = json.dumps(for_print(shown(report))).encode()
    options = {"format": "pdf", "pdf_standards": STANDARDS, "timestamp": day_of(report)}
    [made] = typeset(sources, options)
    return made


def day_of(report: ReportDocument) -> int:
    """Give the instant that the file carries: its release, or the reference day of a draft."""
    day = report.released_on or report.reference_day
    return int(datetime.combine(day, time(12), tzinfo=UTC).timestamp())


def for_print(report: Shown) -> Shown:
    """Add what only paper needs: which cards may break over two pages, what is a draft."""
    for section in report["sections"]:
        for block in section["blocks"]:
            if block["kind"] == "paragraph":
                block["draft"] = report["meta"]["draft"]
            if block["kind"] == "card":
                length = sum(len(s["text"]) for line in block["lines"] for s in line["spans"])
                block["long"] = length > LONG_CARD
    return report


def pictures(drawings: list[str], dots_per_inch: int = 200) -> list[bytes]:
    """Turn charts with fixed inks into PNG pictures, 160 mm wide, all in one go."""
    if not drawings:
        return []
    sources = {f"{n}.svg": text.encode() for n, text in enumerate(drawings)}
    body = "".join(f'#page(image("{n}.svg", width: 160mm))\n' for n in range(len(drawings)))
    head = "#set page(width: auto, height: auto, margin: 0pt)\n"
    sources["main.typ"] = (head + body).encode()
    return typeset(sources, {"format": "png", "ppi": dots_per_inch})
