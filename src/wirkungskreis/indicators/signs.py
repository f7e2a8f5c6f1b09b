"""The German signs of official statistics, both ways: from a file and onto a page.

Signs as in the tables of the statistical offices; screen readers get the words.
"""

from wirkungskreis.indicators.models import Reason

REASONS: dict[str, Reason] = {
    ".": Reason.UNKNOWN,
    "...": Reason.LATER,
    "x": Reason.SENSELESS,
    "/": Reason.UNSURE,
}
"""What stands instead of a number; a dot that a source explains as secret is ``SECRET``."""

SIGNS: dict[str, str] = {
    **{reason: sign for sign, reason in REASONS.items()},
    Reason.SECRET: ".",
    Reason.FEW: "0–2",
    Reason.SMALL: "/",
    Reason.WITHDRAWN: ".",
}

LETTERS: dict[str, str] = {"|": "b", "p": "p", "r": "r", "s": "e", "()": "u"}
"""What stands beside a number, and its letter in ``Observation.statuses``."""

MARKS: dict[str, str] = {letter: sign for sign, letter in LETTERS.items()}
KNOWN_LETTERS = "bdefimnpru"


def statuses(letters: str) -> str:
    """Bring letters into their order, each once; an unknown letter is a ``ValueError``."""
    if unknown := set(letters) - set(KNOWN_LETTERS):
        raise ValueError(f"there is no status {sorted(unknown)}")
    return "".join(sorted(set(letters)))
