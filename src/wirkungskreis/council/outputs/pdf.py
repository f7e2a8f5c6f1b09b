"""The paper as PDF/A-2a and PDF/UA-1, made by typst."""

import json
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from wirkungskreis.council.outputs.sheet import NUMERIC, Grid, Sheet, shown_number
from wirkungskreis.kernel import prose
from wirkungskreis.reports.outputs.pdf import STANDARDS
from wirkungskreis.reports.outputs.typesetting import typeset

TEMPLATE = Path(__file__).parent / "typst" / "paper.typ"


def pdf(sheet: Sheet) -> bytes:
    """Give the printed paper; the same paper always gives the same bytes."""
    day = datetime.combine(date.fromisoformat(sheet.iso_day), time(12), tzinfo=UTC)
    sources = {
        "main.typ": TEMPLATE.read_bytes(),
        "data.json": json.dumps(for_print(sheet)).encode(),
    }
    options = {"format": "pdf", "pdf_standards": STANDARDS, "timestamp": int(day.timestamp())}
    [made] = typeset(sources, options)
    return made


def for_print(sheet: Sheet) -> dict[str, Any]:
    """Give the paper as lists and texts, its prose already cut into blocks."""
    data = asdict(sheet)
    data["number"] = shown_number(sheet.number)
    data["path"] = _grid(sheet.path)
    data["sections"] = [
        {
            "title": section.title,
            "blocks": [_block(block) for block in prose.blocks(section.text)],
            "grid": _grid(section.grid) if section.grid and section.grid.rows else None,
        }
        for section in sheet.sections
        if not section.is_empty
    ]
    return data


def _block(block: prose.Block) -> dict[str, Any]:
    if isinstance(block, prose.Paragraph):
        return {"kind": "paragraph", "spans": _spans(block.spans)}
    kind = "numbered" if block.is_numbered else "list"
    return {"kind": kind, "items": [_spans(item) for item in block.items]}


def _spans(spans: prose.Spans) -> list[dict[str, Any]]:
    return [
        {"text": span.text, "strong": span.is_strong, "emphasis": span.is_emphasis}
        for span in spans
    ]


def _grid(grid: Grid) -> dict[str, Any]:
    return {**asdict(grid), "numeric": [head in NUMERIC for head in grid.heads]}
