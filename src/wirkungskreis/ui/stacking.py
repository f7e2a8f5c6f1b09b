"""On a telephone the cells of a row stand below each other: each then says what its column is."""

import re
from html import unescape
from itertools import count

from django.utils.html import escape, strip_tags
from django.utils.safestring import SafeString, mark_safe

HEADING = re.compile(r"<th\b[^>]*>(.*?)</th>", re.DOTALL)
ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
CELL = re.compile(r"<(t[dh])\b([^>]*)>(.*?)</\1>", re.DOTALL)
NOTHING = re.compile(r"(\s|–|</?bdi>)*")


def stacked(table: SafeString) -> SafeString:
    """Give the cells of ``<thead>…<tbody>…`` their column's words as ``data-label``.

    What names the row needs none, a cell that says nothing is marked ``data-leer``; a row with
    cells that span columns stays as it is.
    """
    head, end, body = table.partition("</thead>")
    labels = [_words(found) for found in HEADING.findall(head)]
    if not labels:
        return table
    return mark_safe(head + end + ROW.sub(lambda row: _row(row[0], labels), body))  # noqa: S308 - safe as it came, with escaped words added


def _row(row: str, labels: list[str]) -> str:
    if "colspan" in row:
        return row
    places = count()
    return CELL.sub(lambda cell: _cell(cell, next(places), labels), row)


def _cell(cell: re.Match[str], place: int, labels: list[str]) -> str:
    name, attributes, content = cell.groups()
    if name == "th" or place >= len(labels):
        return cell[0]
    marks = f' data-label="{escape(labels[place])}"' if labels[place] else ""
    if is_empty(content):
        marks += " data-leer"
    return f"<td{attributes}{marks}>{content}</td>"


def is_empty(html: str) -> bool:
    """Whether nothing is there to be read, or only the dash that stands for nothing."""
    return NOTHING.fullmatch(html) is not None


def _words(html: str) -> str:
    return " ".join(unescape(strip_tags(html)).split())
