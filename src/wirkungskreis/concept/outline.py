"""Reads a concept that was pasted as numbered text: "A Sprache", "A.1 Leitziel", "A.1.1 Ansatz".

Tolerant about dots, spaces, brackets and words before numbers; strict about what it takes over:
every line that cannot be placed is a problem with its number, and then nothing is taken over.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from wirkungskreis.concept.models import Kind

LONGEST = 2000  # characters of one text
DEEPEST = 4
WORDS = {
    "handlungsfeld": Kind.FIELD,
    "querschnittsfeld": Kind.FIELD,
    "querschnittsthema": Kind.FIELD,
    "feld": Kind.FIELD,
    "leitziel": Kind.GOAL,
    "ziel": Kind.GOAL,
    "teilziel": Kind.SUBGOAL,
    "handlungsansatz": Kind.APPROACH,
    "ansatz": Kind.APPROACH,
}
_WORD = "|".join(WORDS)
NUMBERED = re.compile(
    rf"(?:(?P<word>{_WORD})\s+)?(?P<top>[A-ZÄÖÜ]|\d{{1,2}}|[a-zäöü](?=[.)]))"
    r"(?P<rest>(?:\s?\.\s?\d{1,2}|(?<=[A-ZÄÖÜ])\s?\d{1,2})*)\s*[.):]?\s*[:–—-]?\s+(?P<text>\S.*)",
    re.IGNORECASE,
)
BULLET = re.compile(r"[-–—•*·▪]\s+(?P<text>\S.*)")
LEADING_WORD = re.compile(rf"(?P<word>{_WORD})\s*[:–—-]\s*(?P<text>\S.*)", re.IGNORECASE)
CROSS = re.compile(r"\s*\((?:Querschnitt[a-zäöü]*)\)\s*$", re.IGNORECASE)


@dataclass(slots=True)
class Item:
    """One element as it was read; ``line`` counts from 1."""

    line: int
    code: str
    kind: str
    text: str
    is_cross_cutting: bool = False

    @property
    def depth(self) -> int:
        return self.code.count(".")

    @property
    def kind_label(self) -> str:
        return str(Kind(self.kind).label)

    @property
    def parent(self) -> str:
        return self.code.rpartition(".")[0]


@dataclass(frozen=True, slots=True)
class Problem:
    line: int
    text: str
    why: str


@dataclass(slots=True)
class Outline:
    items: list[Item] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def codes(self) -> set[str]:
        return {item.code for item in self.items}


def parse(text: str, taken: Collection[str] = ()) -> Outline:
    """Read a pasted text; ``taken`` are codes that the draft already has."""
    outline = Outline()
    reader = _Reader(outline, set(taken))
    for number, raw in enumerate(text.splitlines(), start=1):
        if line := " ".join(raw.split()):
            reader.read(number, line)
    _name_kinds(outline, reader.words)
    _check(outline)
    if not outline.items and not outline.problems:
        outline.problems.append(Problem(1, "", _("Hier steht noch kein Text.")))
    return outline


class _Reader:
    """Goes down the lines and remembers the style of numbering and the last item."""

    def __init__(self, outline: Outline, taken: set[str]) -> None:
        self.outline = outline
        self.taken = taken
        self.words: dict[int, str] = {}  # kinds that the text itself names, by line
        self.bullets: set[int] = set()  # lines that were numbered here
        self.letters: bool | None = None  # whether fields are letters

    def read(self, number: int, line: str) -> None:
        if (bullet := BULLET.match(line)) and self.outline.items:
            self._bullet(number, line, bullet["text"])
        elif (found := NUMBERED.fullmatch(line)) and self._is_number(found):
            self._numbered(number, line, found)
        elif self.outline.items:
            self.outline.items[-1].text += f" {line}"
        else:
            why = _("Davor steht kein nummerierter Eintrag, zu dem diese Zeile gehören kann.")
            self.outline.problems.append(Problem(number, line, why))

    def _is_number(self, found: re.Match[str]) -> bool:
        """Tell "A Sprache" from a sentence that begins with a number or a single letter."""
        top = found["top"]
        if found["word"]:
            return True
        if top.islower():
            return False
        is_letter = top.isalpha()
        if self.letters is None:
            self.letters = is_letter
        return is_letter == self.letters

    def _numbered(self, number: int, line: str, found: re.Match[str]) -> None:
        parts = [found["top"].upper(), *re.findall(r"\d+", found["rest"])]
        kind = WORDS[found["word"].lower()] if found["word"] else ""
        if kind and kind != Kind.FIELD and len(parts) == 1 and found["top"].isdigit():
            parts = [*self._above(kind), *parts]  # "Leitziel 3" counts within its field
        if self.letters is None:
            self.letters = parts[0].isalpha()
        text, is_cross = found["text"], parts[0] == "Q" and len(parts) == 1
        if kind == Kind.FIELD and found["word"].lower().startswith("querschnitt"):
            is_cross = True
        if leading := LEADING_WORD.fullmatch(text):
            kind, text = WORDS[leading["word"].lower()], leading["text"]
        if CROSS.search(text):
            is_cross, text = True, CROSS.sub("", text)
        if kind:
            self.words[number] = kind
        code = ".".join(parts)
        self._place(number, line, Item(number, code, kind, text, is_cross))

    def _above(self, kind: str) -> list[str]:
        """Give the code of the last item under which such a kind stands."""
        depth = {Kind.GOAL: 0, Kind.SUBGOAL: 1}.get(Kind(kind))
        for item in reversed(self.outline.items):
            known = self.words.get(item.line)
            if known == kind:
                return item.parent.split(".") if item.parent else []
            if depth is None or item.depth == depth:
                return item.code.split(".")
        return []

    def _bullet(self, number: int, line: str, text: str) -> None:
        """Give a number to what only has a dash: it belongs to the last numbered goal or field."""
        last = self.outline.items[-1]
        above = last.parent if last.line in self.bullets else last.code
        siblings = [item for item in self.outline.items if item.parent == above and above]
        self.bullets.add(number)
        code = f"{above}.{len(siblings) + 1}"
        self._place(number, line, Item(number, code, "", text))

    def _place(self, number: int, line: str, item: Item) -> None:
        why = ""
        if item.code in self.outline.codes():
            why = _("Das Kürzel {code} kommt zweimal vor.").format(code=item.code)
        elif item.code in self.taken:
            why = _("Das Kürzel {code} gibt es im Entwurf schon.").format(code=item.code)
        elif item.depth >= DEEPEST:
            why = _("Mehr als vier Ebenen gibt es nicht.")
        elif item.parent and item.parent not in self.outline.codes() | self.taken:
            why = _("Davor fehlt der Eintrag {code}.").format(code=item.parent)
        if why:
            self.outline.problems.append(Problem(number, line, why))
        self.outline.items.append(item)


def _name_kinds(outline: Outline, words: dict[int, str]) -> None:
    """Give every item its kind: what the text says, otherwise by depth."""
    deepest = max((item.depth for item in outline.items), default=0)
    middle = [Kind.GOAL, Kind.SUBGOAL] if deepest > len(("goal", "approach")) else [Kind.GOAL]
    by_depth = [Kind.FIELD, *middle, Kind.APPROACH]
    for item in outline.items:
        item.kind = words.get(item.line) or by_depth[min(item.depth, len(by_depth) - 1)]


def _check(outline: Outline) -> None:
    for item in outline.items:
        if len(item.text) > LONGEST:
            why = _("Der Text ist länger als 2.000 Zeichen. Fehlt dazwischen eine Nummer?")
            outline.problems.append(Problem(item.line, f"{item.text[:80]} …", why))
    outline.problems.sort(key=lambda problem: problem.line)
