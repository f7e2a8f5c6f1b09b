"""Tables and charts as they are printed: cells as words, columns with their room."""

from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from wirkungskreis.charts.look import print_style
from wirkungskreis.charts.picture import picture
from wirkungskreis.kernel.formats import day_short, euro, number
from wirkungskreis.reports.outputs.document import Cell, CellKind, ChartBlock, Column, Row, Table

Shown = dict[str, Any]
Link = Callable[[str], str]
CHART_TABLE = "Die Zahlen als Tabelle"
SHORT, LONG = 14, 40
NUMERIC = frozenset({CellKind.COUNT, CellKind.DECIMAL, CellKind.MONEY, CellKind.REACH})


def to(link: Link, ref: str) -> str:
    return link(ref) if ref else ""


def cell(value: Cell, kind: CellKind) -> str:
    """Write one cell; a text is printed as it is, also where a figure was expected."""
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return day_short(value)
    return euro(Decimal(value)) if kind is CellKind.MONEY else number(value)


def table(block: Table, link: Link) -> Shown:
    columns = [
        {
            "title": c.title,
            "numeric": c.kind in NUMERIC,
            "share": 0 if c.kind is CellKind.DAY else c.share,
        }
        for c in block.columns
    ]
    rows = [
        {
            "cells": [cell(v, c.kind) for v, c in zip(row.cells, block.columns, strict=True)],
            "total": row.total,
            "href": to(link, row.ref),
        }
        for row in block.rows
    ]
    return {
        "kind": "table",
        "caption": block.caption,
        "columns": columns,
        "rows": rows,
        "note": block.note,
    }


def chart(block: ChartBlock, link: Link) -> Shown:
    drawn = block.chart
    data = drawn.table()
    told = zip(data.header, *data.rows, strict=True)
    columns = tuple(
        Column(title, CellKind.COUNT if n in data.numeric else CellKind.TEXT, share_of(column))
        for n, (title, column) in enumerate(zip(data.header, told, strict=True))
    )
    refs = block.refs or (block.ref,) * len(data.rows)
    rows = tuple(Row(cells, ref) for cells, ref in zip(data.rows, refs, strict=True))
    return {
        "kind": "chart",
        "key": drawn.key,
        "title": drawn.title,
        "subtitle": drawn.subtitle,
        "source": drawn.source,
        "href": to(link, block.ref),
        "alt": f"{drawn.title}. {drawn.description()}",
        "svg": drawn.draw(style=print_style()),
        "picture": picture(drawn),
        "table": table(Table(CHART_TABLE, columns, rows), link) if block.with_table else None,
    }


def share_of(words: Iterable[str]) -> int:
    """Give a column room by its longest words, within limits; 0 is as wide as they are."""
    longest = max(len(each) for each in words)
    return 0 if longest <= SHORT else min(longest, LONG)
