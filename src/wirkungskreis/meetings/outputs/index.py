"""The index of the papers in a ZIP: a plain page that opens with a double click."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from django.utils.translation import gettext as _

HEAD = """<!doctype html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
</head>
<body>
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of the agenda with the titles and paths of its papers, and a word behind them."""

    title: str
    papers: list[tuple[str, str]]
    note: str = ""


def page(title: str, over: Iterable[str], book: str, entries: Iterable[Entry]) -> str:
    """Give the page; ``over`` are the lines under the title, ``book`` is the path of the PDF."""
    lines = [HEAD.format(title=escape(title)), f"<h1>{escape(title)}</h1>"]
    lines += [f"<p>{escape(line)}</p>" for line in over if line]
    whole = _("Alles in einem PDF")
    lines.append(f"<p>{_link(book, whole)}</p>")
    for entry in entries:
        lines.append(f"<h2>{escape(entry.title)}</h2>")
        rows = [f"<li>{_link(path, words)}</li>" for words, path in entry.papers]
        lines += ["<ol>", *rows, "</ol>"] if rows else []
        lines += [f"<p>{escape(entry.note)}</p>"] if entry.note else []
    return "\n".join([*lines, "</body>", "</html>", ""])


def _link(path: str, words: str) -> str:
    return f'<a href="{escape(path)}">{escape(words)}</a>'
