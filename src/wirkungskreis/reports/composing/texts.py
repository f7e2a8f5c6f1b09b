"""Texts of people as blocks of the report: their paragraphs, lists, emphasis and links stay."""

import re
from collections.abc import Iterable

from wirkungskreis.kernel import prose
from wirkungskreis.reports.composing.grounds import Grounds, is_linked
from wirkungskreis.reports.models import Block as Text
from wirkungskreis.reports.numbers import find
from wirkungskreis.reports.outputs.document import (
    Block,
    BulletList,
    Paragraph,
    RichText,
    Source,
    Span,
)

DIGITS = re.compile(r"(\d+)")


def generated(text: str, grounds: Grounds, place: str) -> list[Block]:
    """Give what a rule wrote, one paragraph after the other; nothing in it is markup.

    ``place`` is where a paragraph comes from whose words do not lead to it.
    """
    parts = [part.strip() for part in text.split("\n\n") if part.strip()]
    told = [grounds.under([Span(part)]) for part in parts]
    return [Paragraph(s, generated=True, ref="" if is_linked(s) else place) for s in told]


def written(text: str, grounds: Grounds, place: str) -> list[Block]:
    """Give what a person wrote; the report has one look for lists and one for emphasis.

    What holds numbers that lead nowhere gets ``place``: where the text as a whole comes from.
    """
    blocks: list[Block] = []
    for block in prose.blocks(text):
        if isinstance(block, prose.Paragraph):
            spans = grounds.under(rich(block.spans))
            blocks.append(Paragraph(spans, ref=place if has_loose([spans]) else ""))
        else:
            items = tuple(grounds.under(rich(item)) for item in block.items)
            blocks.append(BulletList(items, ref=place if has_loose(items) else ""))
    return blocks


def has_loose(texts: Iterable[RichText]) -> bool:
    """Whether a number in one of the texts leads nowhere."""
    return any(find(s.text) for spans in texts for s in spans if not (s.ref or s.link))


def named(block: Text) -> list[Block]:
    """Give the source that a writer has named for the numbers of a text."""
    if not (block.is_edited and block.sources):
        return []
    return [Source((Span(f"Quelle: {said(block.sources)}"),), ref=f"block:{block.public_id}")]


def rich(spans: prose.Spans) -> RichText:
    return tuple(
        Span(" " if s.text == "\n" else s.text, s.is_strong or s.is_emphasis, s.href) for s in spans
    )


def place_of(code: str) -> tuple[str | int, ...]:
    """Give what to sort codes by: "A.2" before "A.10", "A.1" before "A.1.1"."""
    return tuple(int(part) if part.isdecimal() else part for part in DIGITS.split(code))


def said(text: str) -> str:
    """Give the words of a text that is printed in one line, without the signs of its look."""
    return " ".join(prose.plain(text).split())
