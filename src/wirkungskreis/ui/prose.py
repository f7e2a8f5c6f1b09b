"""The blocks of a long text as HTML."""

import nh3
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from wirkungskreis.kernel.prose import SCHEMES, Block, Paragraph, Span, Spans, blocks

TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "br"}


def html(text: str) -> SafeString:
    """Render a long text; nh3 cleans what comes out, as a second fence behind the escaping."""
    written = "".join(_block(block) for block in blocks(text))
    cleaned = nh3.clean(
        written,
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes=set(SCHEMES),
        link_rel="noopener",
    )
    return mark_safe(cleaned)  # noqa: S308  it has just been cleaned


def _block(block: Block) -> SafeString:
    if isinstance(block, Paragraph):
        return format_html("<p>{}</p>", _line(block.spans))
    items = format_html_join("", "<li>{}</li>", ((_line(item),) for item in block.items))
    name = "ol" if block.is_numbered else "ul"
    return format_html("<{}>{}</{}>", name, items, name)


def _line(spans: Spans) -> SafeString:
    return format_html_join("", "{}", ((_span(span),) for span in spans))


def _span(span: Span) -> SafeString:
    if span.text == "\n":
        return SafeString("<br>")
    piece = format_html("{}", span.text)
    if span.is_emphasis:
        piece = format_html("<em>{}</em>", piece)
    if span.is_strong:
        piece = format_html("<strong>{}</strong>", piece)
    return format_html('<a href="{}">{}</a>', span.href, piece) if span.href else piece
