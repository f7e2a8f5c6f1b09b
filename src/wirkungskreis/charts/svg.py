"""Write SVG as text: escaped, classes only, small."""

import re
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
VIEW_BOX = re.compile('viewBox="([^"]+)"')
NAMES = re.compile(' aria-labelledby="[^"]*"')
WORDS = re.compile("<title[^>]*>.*?</title><desc[^>]*>.*?</desc>", re.DOTALL)
NARROW_PAGE = 480
HAIR = 0.01
NARROW = frozenset("fijlrtI.,:;!|'()[]/ \u00a0-")
WIDE = frozenset("mwMWÄÖÜGOQ%@€—")
Attribute = str | int | float


def clean(text: str) -> str:
    """Drop what no XML file may hold, such as control characters."""
    return NOT_IN_XML.sub("", text)


def tag(name: str, *inside: str, **attributes: Attribute) -> str:
    """Make an element; ``inside`` is markup, ``class_`` is class, ``_`` in names becomes ``-``."""
    pairs = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(clean(write(value)))}"
        for key, value in attributes.items()
    )
    content = "".join(inside)
    return f"<{name}{pairs}>{content}</{name}>" if content else f"<{name}{pairs}/>"


def write(value: Attribute) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def text(words: str, x: float, y: float, class_: str = "chart-text") -> str:
    return tag("text", escape(clean(words)), x=float(x), y=float(y), class_=class_)


def width_of(words: str, size: float = 14) -> float:
    """Estimate how wide words will be, in the unit of ``size``; a little too wide by intent."""
    return size * sum(0.33 if c in NARROW else 0.88 if c in WIDE else 0.58 for c in words)


def cut(words: str, room: float, size: float = 14) -> str:
    """Shorten words to the room; the table beside the chart has them whole.

    A room that was measured by the same words fits them, whatever was added and taken away since.
    """
    if width_of(words, size) <= room + HAIR:
        return words
    while words and width_of(words + "…", size) > room:
        words = words[:-1]
    return words.rstrip() + "…"


def wrapped(words: str, room: float, size: float = 14) -> Iterator[str]:
    """Break words into lines that fit the room; a single long word is cut."""
    line = ""
    for word in words.split():
        longer = f"{line} {word}".strip()
        if line and width_of(longer, size) > room:
            yield line
            longer = word
        line = cut(longer, room, size)
    if line:
        yield line


def view_box(markup: str) -> list[str]:
    """Read the four numbers of a drawing made here."""
    found = VIEW_BOX.search(markup)
    return found[1].split() if found else ["0"] * 4


def inside(markup: str, x: float, y: float) -> str:
    """Place a drawing made here in another; its names stay with the outer one."""
    _left, _top, width, height = view_box(markup)
    place = f'<svg x="{write(float(x))}" y="{write(float(y))}" width="{width}" height="{height}"'
    bare = NAMES.sub("", markup.replace(' role="img"', "", 1), count=1)
    return WORDS.sub("", bare, count=1).replace("<svg", place, 1)


def drawing(
    key: str, *, title: str, desc: str, size: tuple[float, float], parts: Iterable[str], style: str
) -> str:
    """Put parts together; ``key`` makes the ids unique on a page, ``style`` is for print."""
    width, height = size
    ids = f"{key}-{write(float(width))}"
    return tag(
        "svg",
        tag("title", escape(clean(title)), id=f"{ids}-titel"),
        tag("desc", escape(clean(desc)), id=f"{ids}-text"),
        tag("style", style) if style else "",
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {write(float(width))} {write(float(height))}",
        class_="chart chart-narrow" if width < NARROW_PAGE else "chart chart-wide",
        role="img",
        aria_labelledby=f"{ids}-titel {ids}-text",
    )
