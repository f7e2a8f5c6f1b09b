"""Units that convert into each other exactly, by a declared table; all others do not."""

import re
from decimal import Decimal
from typing import NamedTuple

SHARE = "anteil"
PEOPLE = "einwohner"
NAMED = {
    "prozent": ("0.01", SHARE),
    "in prozent": ("0.01", SHARE),
    "anteil in prozent": ("0.01", SHARE),
    "percent": ("0.01", SHARE),
    "%": ("0.01", SHARE),
    "promille": ("0.001", SHARE),
    "‰": ("0.001", SHARE),
    "anteil (0 bis 1)": ("1", SHARE),
    "anteil": ("1", SHARE),
    "share": ("1", SHARE),
    "eur": ("1", "euro"),
    "€": ("1", "euro"),
    "teur": ("1000", "euro"),
    "t€": ("1000", "euro"),
    "mio. €": ("1000000", "euro"),
    "einwohnerinnen und einwohner": ("1", PEOPLE),
    "einwohner/-innen": ("1", PEOPLE),
    "inhabitants": ("1", PEOPLE),
}
"""How many of the base a unit is."""
PER = re.compile(r"(?:je|pro|per) (100|1000|10000|100000)(?: (.+))?")
TIMES = re.compile(r"(?:in )?(1000|tausend|tsd\.?|mio\.?|millionen|1000000) (.+)")
MANY = {"mio": 1_000_000, "millionen": 1_000_000, "1000000": 1_000_000}
GROUPED = re.compile(r"(?<=\d)[.,\s](?=\d{3}(?!\d))")


class Unit(NamedTuple):
    """How many of a base; two units with the same base convert."""

    scale: Decimal
    base: str


def unit(text: str) -> Unit:
    """Read a unit as people write it."""
    words = GROUPED.sub("", " ".join(text.casefold().split()))
    if found := NAMED.get(words):
        return Unit(Decimal(found[0]), found[1])
    if match := PER.fullmatch(words):
        of = unit(match[2]).base if match[2] else ""
        return Unit(1 / Decimal(match[1]), f"je {of}" if of else SHARE)
    if match := TIMES.fullmatch(words):
        inner = unit(match[2])
        return Unit(inner.scale * MANY.get(match[1].rstrip("."), 1000), inner.base)
    return Unit(Decimal(1), words)


def factor(there: str, here: str) -> Decimal | None:
    """Give by what a value in their unit is multiplied to be in ours; None if by nothing exact."""
    one, other = unit(there), unit(here)
    return one.scale / other.scale if one.base == other.base and one.base else None
