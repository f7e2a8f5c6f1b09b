"""Numbers as offices and municipalities write them; whatever is none is given back as a sign."""

import re
from decimal import Decimal
from typing import NamedTuple

PLAIN = re.compile(r"-?\d+(?:[.,]\d+)?")
GERMAN = re.compile(r"[-−]?(?:\d{1,3}(?:[.\u00a0\u202f ]\d{3})+|\d+)(?:,\d+)?")
FOOTNOTE = re.compile(r"(?:\s+\d{1,2}\)|[¹²³⁴⁵⁶⁷⁸⁹]\)?|\*+)$")
BESIDE = re.compile(r"\s?([a-z])$")
SIGNS = {"-", "–", "—", ".", "·", "...", "…", "/", "x", "X"}
"""What stands instead of a number in nearly every table; used to find where the data begin."""
ALIKE = {"–": "-", "—": "-", "−": "-", "·": ".", "•": ".", "…": "...", "X": "x"}


class Cell(NamedTuple):
    """A number, or the sign in its place; ``quality`` is what stands beside the number."""

    value: Decimal | None
    sign: str
    quality: str = ""


def plain(text: str) -> Cell:
    """Read a number of a flat file: decimal comma or point, never a sign for thousands."""
    if PLAIN.fullmatch(text):
        return Cell(Decimal(text.replace(",", ".")), "")
    return Cell(None, ALIKE.get(text, text))


def german(text: str) -> Cell:
    """Read a number as people write it: ``1.234,5``, ``(14)``, ``128 p``, ``634 2)``, ``12 %``.

    ``12.5`` is no number here: beside ``1.234`` nobody could tell what its point means.
    """
    bare = FOOTNOTE.sub("", text.strip())
    quality = ""
    if bare.startswith("(") and bare.endswith(")"):
        bare, quality = bare[1:-1].strip(), "()"
    if len(bare) > 1 and (match := BESIDE.search(bare)) and bare[0].isdigit():
        bare, quality = bare[: match.start()], quality or match[1]
    bare = bare.removesuffix("%").strip()
    if GERMAN.fullmatch(bare):
        digits = re.sub(r"[.\s\u00a0\u202f]", "", bare).replace(",", ".").replace("−", "-")
        return Cell(Decimal(digits), "", quality)
    return Cell(None, ALIKE.get(text.strip(), text.strip()))
