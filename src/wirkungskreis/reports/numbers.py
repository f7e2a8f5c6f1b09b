"""Find the numbers in a German text, in figures and in words, with their values.

What names instead of counting is no number: days, years, times, pages, paragraphs, codes. Nor is
"eine": it is an article more often than a count.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from wirkungskreis.reports.sentences import WORDS

MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
NAMED = (
    "Nr|Nummer|Seiten?|S|Abs|Absatz|Art|Artikel|Kapitel|Punkt|Phase|Stufe|Teil|Anlage|Klasse|"
    "Handlungsfeld|Leitziel|Teilziel|Ziel|SGB|DIN"
)
NAMES = re.compile(
    rf"""
    \d{{1,2}}\.\s?\d{{1,2}}\.(?:\s?\d{{2,4}})?                        # 31.12.2025
    | (?:\d{{1,2}}\.\s)?(?:{MONTHS})(?:\s\d{{4}})?                    # 31. Dezember 2025
    | \d{{1,2}}\.\s(?:Halbjahr|Quartal|Klasse|Sitzung|Fassung)        # 2. Halbjahr
    | \d{{1,2}}(?:[.:]\d{{2}})?\sUhr | \d{{1,2}}:\d{{2}}\b            # 9 Uhr, 22:07
    | \b\d+:[0-9a-f]{{6,}}                                            # 7:5a44b042, a checksum
    | \d+/\d+                                                         # 2025/0571, 1/2026
    | (?:§+\s?|\b(?:{NAMED})\.?\s)\d+(?:[.,]\d+)*                     # Seite 4, § 5
    | \b[^\W\d_]+[-.]?\d[\w./-]*                                      # A-01, B.3, R2025-1, UB-2025
    | \b\d+[^\W\d_]\w*                                                # 3a9f, 2fach
    | (?<![\d.,])(?:19|20)\d\d(?![\d%]|[.,]\d|\s%)                    # 2025
    """,
    re.VERBOSE,
)
MORE_WORDS = (
    *(f"{n}zehn" for n in ("drei", "vier", "fünf", "sech", "sieb", "acht", "neun")),
    "zwanzig",
)
VALUES = {word: Decimal(n) for n, word in enumerate([*WORDS, *MORE_WORDS]) if n > 1}
NUMBER = re.compile(
    rf"\b(?:\d{{1,3}}(?:\.\d{{3}})+|\d+)(?:,\d+)?\b|\b(?:{'|'.join(VALUES)})\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number as it stands in a text, from ``start`` up to and without ``end``."""

    text: str
    start: int
    end: int
    value: Decimal


def find(text: str) -> list[Number]:
    """Give the numbers of a text in their order."""
    counting = NAMES.sub(lambda name: " " * len(name[0]), text)
    return [Number(n[0], n.start(), n.end(), value(n[0])) for n in NUMBER.finditer(counting)]


def value(text: str) -> Decimal:
    """Read "1.157", "11,4" or "Zwölf"."""
    known = VALUES.get(text.lower())
    return known if known is not None else Decimal(text.replace(".", "").replace(",", "."))
