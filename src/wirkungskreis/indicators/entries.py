"""Different code lists of one dimension beside each other: the smallest groups both are made of.

An earlier table may divide everybody otherwise than today's: 0 to 17 and 18 or more, then 0 to 14
and 15 or more. Both sums are the same people, so each person is in one entry of each list, as far
as the ages in their names leave that open.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import inf

MOST_PARTS = 120
"""More smallest groups of one dimension would keep the solver busy for minutes."""

REST = "~"
AGES = (
    (re.compile(r"^(\d+)\D+(\d+)\b"), lambda low, high: (int(low), int(high))),
    (re.compile(r"^(?:unter|u|<|bis unter)\s*(\d+)\b"), lambda high: (0, int(high) - 1)),
    (re.compile(r"^(?:ab|ü|über|>=)\s*(\d+)\b"), lambda low: (int(low), inf)),
    (re.compile(r"^(\d+)\s*(?:\+|plus|und|u\.)"), lambda low: (int(low), inf)),
)
Ages = tuple[float, float]


class TooManyEntries(Exception):
    """The lists have so little in common that they cannot be looked at together."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """The entries one table uses; ``is_whole`` says that together they are everybody."""

    entries: tuple[str, ...]
    is_whole: bool = True


def ages(words: str) -> Ages | None:
    """Read from what age to what age an entry goes, None where its words do not say it."""
    for pattern, made in AGES:
        if found := pattern.match(words.strip().casefold()):
            return made(*found.groups())
    return None


def smallest(schemes: Sequence[Scheme], words: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Say of which smallest groups each entry of all schemes is made.

    ``words`` are the labels of the entries. Raises ``TooManyEntries``.
    """
    used = _without_repeats(schemes)
    lists = [(*one.entries, *(() if one.is_whole else (REST,))) for one in used]
    spans = {entry: ages(words.get(entry, entry)) for one in lists for entry in one}
    known = {entry: span for entry, span in spans.items() if span}
    chosen: list[tuple[str, ...]] = [()]
    for at, entries in enumerate(lists):
        longer = (
            (*one, entry)
            for one, entry in product(chosen, entries)
            if all(_meet(entry, other, entries, lists[to], known) for to, other in enumerate(one))
        )
        chosen = list(longer)
        if len(chosen) > MOST_PARTS:
            raise TooManyEntries(at)
    parts: dict[str, list[str]] = {entry: [] for one in used for entry in one.entries}
    for one in chosen:
        for entry in dict.fromkeys(one):
            if entry != REST:
                parts[entry].append("&".join(dict.fromkeys(one)))
    return {entry: tuple(made) for entry, made in parts.items()}


def _meet(
    entry: str, other: str, mine: Iterable[str], theirs: Iterable[str], spans: Mapping[str, Ages]
) -> bool:
    """Say whether somebody can be in both; an entry of both lists is the same in both."""
    if entry != other and (
        (entry != REST and entry in theirs) or (other != REST and other in mine)
    ):
        return False
    one, two = spans.get(entry), spans.get(other)
    return one is None or two is None or (one[0] <= two[1] and two[0] <= one[1])


def _without_repeats(schemes: Sequence[Scheme]) -> list[Scheme]:
    """Leave out lists of which another one has every entry."""
    every = sorted(dict.fromkeys(schemes), key=lambda one: (len(one.entries), one.is_whole))
    return [
        one
        for at, one in enumerate(every)
        if not any(set(one.entries) <= set(other.entries) for other in every[at + 1 :])
    ]
