"""Reads what real servers say, with all that they leave out, misspell or nest differently."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import pairwise
from json import dumps
from typing import Any

from wirkungskreis.kernel.texts import clean, clean_line

NOTHING = {"", "n/a", "-", "null", "none"}
PERSONS = {"participant", "membership", "originatorPerson", "person", "text"}
DEEPEST = 12
ADDRESS_LENGTH = 500
VOTES = {
    "votes_for": r"Ja(?:-?Stimmen?)?\b|dafür",
    "votes_against": r"Nein(?:-?Stimmen?)?\b|dagegen|Gegenstimmen?",
    "votes_abstained": r"Enth\w*",
}
VOTE = re.compile(
    "|".join([r"\b(?P<count>\d{1,3})\b", *(rf"\b(?P<{n}>{words})" for n, words in VOTES.items())]),
    re.IGNORECASE,
)


def word(value: Any, length: int = 500) -> str:
    """Give one line of text; "N/A", a blank and anything that is no text are nothing."""
    if not isinstance(value, (str, int)) or isinstance(value, bool):
        return ""
    line = clean_line(str(value))[:length]
    return "" if line.lower() in NOTHING else line


def prose(value: Any) -> str:
    return clean(value).strip()[:20_000] if isinstance(value, str) else ""


def listed(value: Any) -> list[Any]:
    """Give a list also where one thing stands alone or nothing at all."""
    if value is None or (isinstance(value, str) and not word(value)):
        return []
    return value if isinstance(value, list) else [value]


def objects(value: Any) -> Iterator[Mapping[str, Any]]:
    for each in listed(value):
        if isinstance(each, Mapping):
            yield each


def address_of(value: Any) -> str:
    """Give the address of a thing that is named by it, or embedded."""
    if isinstance(value, Mapping):
        value = value.get("id")
    address = word(value, ADDRESS_LENGTH + 1)
    return address if len(address) <= ADDRESS_LENGTH else ""


def instant(value: Any) -> datetime | None:
    """Read a time or a day; what cannot be read is nothing."""
    text = word(value)
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def day(value: Any) -> date | None:
    """Give the day as it is written there, without moving it into another zone."""
    try:
        return date.fromisoformat(word(value)[:10])
    except ValueError:
        return None


def without_persons(value: Any, depth: int = 0) -> Any:
    """Leave out who took part or wrote it, and the full text of files."""
    if depth > DEEPEST:
        return None
    if isinstance(value, Mapping):
        return {
            str(key): without_persons(each, depth + 1)
            for key, each in value.items()
            if key not in PERSONS
        }
    if isinstance(value, list):
        return [without_persons(each, depth + 1) for each in value]
    return value.replace("\x00", "") if isinstance(value, str) else value


def digest(raw: Any) -> str:
    """Give a fingerprint that does not change with the time of modification alone."""
    kept = {key: value for key, value in raw.items() if key not in {"modified", "created"}}
    return sha256(dumps(kept, sort_keys=True).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list: its objects and the address of the next one, if any."""

    items: tuple[Mapping[str, Any], ...]
    next: str


def page(answer: Any) -> Page:
    """Read a page of a list, also a bare list, a bare object, or nothing."""
    if isinstance(answer, Mapping) and "data" in answer:
        links = answer.get("links")
        after = links.get("next") if isinstance(links, Mapping) else ""
        return Page(tuple(objects(answer["data"])), address_of(after))
    return Page(tuple(objects(answer)), "")


def reference(text: str) -> str:
    """Give the number of a paper in the form in which numbers are compared."""
    found = re.sub(r"^(vorlage|drucksache|antrag|mitteilung|nr\.?|no\.?)[\s:.-]*", "", text.lower())
    return re.sub(r"\s+", "", found)


def votes(text: str) -> dict[str, int]:
    """Find votes in words such as "39 Ja, 1 Nein" or "Ja: 39, Nein: 1"; yes and no, or none."""
    tokens = [(hit.lastgroup or "", hit[0]) for hit in VOTE.finditer(text)]
    first = next((n for n, (name, _text) in enumerate(tokens) if name != "count"), 0)
    is_count_first = first > 0
    found: dict[str, int] = {}
    for one, other in pairwise(tokens):
        count, named = (one, other) if is_count_first else (other, one)
        if count[0] == "count" and named[0] != "count":
            found.setdefault(named[0], int(count[1]))
    if "votes_for" not in found or "votes_against" not in found:
        return {}
    return {"votes_abstained": 0} | found
