"""How one text became another, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

WORD = re.compile(r"\S+\s*")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words that stayed, came or went."""

    kind: Literal["same", "new", "gone"]
    text: str


def pieces(old: str, new: str) -> list[Piece]:
    """Compare by words; what went stands before what came."""
    before, after = WORD.findall(old), WORD.findall(new)
    matcher = SequenceMatcher(
        None, [word.strip() for word in before], [word.strip() for word in after], autojunk=False
    )
    found: list[Piece] = []
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            found.append(Piece("same", "".join(after[k:m])))
            continue
        if i < j:
            found.append(Piece("gone", "".join(before[i:j])))
        if k < m:
            found.append(Piece("new", "".join(after[k:m])))
    return found
