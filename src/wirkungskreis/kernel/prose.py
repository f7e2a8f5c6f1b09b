"""Long texts with a little Markdown, read once into plain blocks that every output renders.

The subset: paragraphs, bulleted and numbered lists, emphasis, links. Everything else, headings and
HTML among it, stays the text that it is. Pages, PDF and DOCX receive blocks, never markup; the
parser has no dependencies, so the kernel stays plain Python.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
_PARSER = MarkdownIt("zero").enable(["list", "emphasis", "link", "escape", "newline"])


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text in one look; a line break is a span whose text is a newline."""

    text: str
    is_strong: bool = False
    is_emphasis: bool = False
    href: str = ""


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    spans: Spans


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; what stands in lists inside it follows as items of its own."""

    items: tuple[Spans, ...]
    is_numbered: bool = False


Block = Paragraph | Listing


@lru_cache(maxsize=1024)
def blocks(text: str) -> tuple[Block, ...]:
    """Read a text; the empty one has no blocks."""
    return tuple(_blocks(_PARSER.parse(text)))


def plain(text: str) -> str:
    """Give the words without any look, one line per paragraph or item."""
    lines: list[Spans] = []
    for block in blocks(text):
        lines += [block.spans] if isinstance(block, Paragraph) else block.items
    return "\n".join("".join(span.text for span in line) for line in lines)


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    depth = 0
    is_numbered = False
    items: list[Spans] = []
    for token in tokens:
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            if depth == 0:
                is_numbered, items = token.type == "ordered_list_open", []
            depth += 1
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            depth -= 1
            if depth == 0 and items:
                yield Listing(tuple(items), is_numbered)
        elif token.type == "inline":
            spans = tuple(_spans(token.children or []))
            if depth:
                items.append(spans)
            else:
                yield Paragraph(spans)


def _spans(tokens: list[Token]) -> Iterator[Span]:
    look = Span("")
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                look = replace(look, is_strong=token.type == "strong_open")
            case "em_open" | "em_close":
                look = replace(look, is_emphasis=token.type == "em_open")
            case "link_open":
                look = replace(look, href=_safe(str(token.attrs["href"])))
            case "link_close":
                look = replace(look, href="")
            case "softbreak" | "hardbreak":
                yield replace(look, text="\n")
            case _ if token.content:
                yield replace(look, text=token.content)


def _safe(href: str) -> str:
    """Let a link lead to a page, a mail or a telephone, or inside this site; otherwise nowhere."""
    address = urlsplit(href)
    is_inside = not address.scheme and not address.netloc and href.startswith("/")
    return href if address.scheme in SCHEMES or is_inside else ""
