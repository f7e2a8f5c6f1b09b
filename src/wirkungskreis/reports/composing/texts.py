"""Texts of people as blocks of the report: their paragraphs, lists, emphasis and links stay."""

from wirkungskreis.kernel import prose
from wirkungskreis.reports.outputs.document import Block, BulletList, Paragraph, RichText, Span


def generated(text: str, ref: str) -> list[Block]:
    """Give what a rule wrote, one paragraph after the other; nothing in it is markup."""
    parts = [part.strip() for part in text.split("\n\n") if part.strip()]
    return [Paragraph((Span(part),), generated=True, ref=ref) for part in parts]


def written(text: str, ref: str) -> list[Block]:
    """Give what a person wrote; the report has one look for lists and one for emphasis."""
    blocks: list[Block] = []
    for block in prose.blocks(text):
        if isinstance(block, prose.Paragraph):
            blocks.append(Paragraph(rich(block.spans), ref=ref))
        else:
            blocks.append(BulletList(tuple(rich(item) for item in block.items)))
    return blocks


def rich(spans: prose.Spans) -> RichText:
    return tuple(
        Span(" " if s.text == "\n" else s.text, s.is_strong or s.is_emphasis, s.href) for s in spans
    )


def said(text: str) -> str:
    """Give the words of a text that is printed in one line, without the signs of its look."""
    return " ".join(prose.plain(text).split())
