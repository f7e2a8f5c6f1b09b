"""The German signs of official statistics, both ways: from a file and onto a page.

Signs as in the tables of the statistical offices; screen readers get the words.
"""

from collections.abc import Mapping

from wirkungskreis.indicators.models import Office, Reason

REASONS: dict[str, Reason] = {
    "-": Reason.NOTHING,
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
    Reason.FEW_TEN: "0–4",
    Reason.SMALL: "/",
    Reason.WITHDRAWN: ".",
}

LETTERS: dict[str, str] = {"|": "b", "p": "p", "r": "r", "s": "e", "()": "u"}
"""What stands beside a number, and its letter in ``Observation.statuses``."""

MARKS: dict[str, str] = {letter: sign for sign, letter in LETTERS.items()}
KNOWN_LETTERS = "bdefimnpru"

ROUNDED = "rounded"
"""Said of a sign that stands for a number so small that it is rounded to 0."""

LETTER_REASONS: dict[str, str] = {
    "t": Reason.LATER,
    "u": Reason.UNSURE,
    "g": Reason.UNKNOWN,
    "x": Reason.SENSELESS,
    "k": ROUNDED,
    "-": Reason.NOTHING,
}
"""Letters instead of signs, as the office of Lower Saxony prints them."""

MARK = "mark:"
"""Before a letter: the sign stands beside a number and says this about it."""
MEANINGS: frozenset[str] = frozenset(
    {*Reason.values, ROUNDED, *(f"{MARK}{letter}" for letter in MARKS)}
)
"""What a sign of a source may mean."""

INSTEAD: dict[str, Mapping[str, str]] = {Office.SIGNS: REASONS, Office.LETTERS: LETTER_REASONS}
BESIDE: dict[str, Mapping[str, str]] = {
    Office.SIGNS: LETTERS,
    Office.LETTERS: {"u": "u", "f": "u", "p": "p", "r": "r", "s": "e", "e": "", "()": "u"},
}


def reason_of(sign: str, office: str, own: Mapping[str, str] | None = None) -> str | None:
    """Say what a sign means where it comes from; None if nobody there knows it.

    ``own`` are the signs of one source that differ from those of its office.
    """
    meant = {**INSTEAD[office], **(own or {})}.get(sign)
    return None if meant is None or meant.startswith(MARK) else meant


def mark_of(sign: str, office: str, own: Mapping[str, str] | None = None) -> str | None:
    """Give the letter of what stands beside a number; None if nobody there knows it."""
    meant = (own or {}).get(sign)
    if meant is not None and meant.startswith(MARK):
        return meant.removeprefix(MARK)
    return BESIDE[office].get(sign)


def sign_of(reason: str, office: str) -> str:
    """Give the sign of a reason as an office prints it; ours where it has none."""
    back = {meaning: sign for sign, meaning in INSTEAD[office].items()}
    return back.get(reason, SIGNS.get(reason, ""))


def statuses(letters: str) -> str:
    """Bring letters into their order, each once; an unknown letter is a ``ValueError``."""
    if unknown := set(letters) - set(KNOWN_LETTERS):
        raise ValueError(f"there is no status {sorted(unknown)}")
    return "".join(sorted(set(letters)))
