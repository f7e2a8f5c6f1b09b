"""What a client may ask of a list: spans of time, the size of a page, and where it begins."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from wirkungskreis.opendata.guard import Wrong
from wirkungskreis.publishing.queries import MOST, Wish

TIMES = {
    "created_since": "created__gte",
    "created_until": "created__lte",
    "modified_since": "modified__gte",
    "modified_until": "modified__lte",
}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)", re.ASCII)
LIMIT = re.compile(r"[1-9]\d{0,8}", re.ASCII)
INNER = "omit_internal"
SWITCH = {"true": True, "false": False}


def read(query: QueryDict) -> tuple[Wish, dict[str, str]]:
    """Give what is wanted, and the words to repeat in the links of every page, sorted.

    Raises ``Wrong`` (400) for what cannot be understood; words that OParl does not know are let be.
    """
    kept = {name: _said(query, name) for name in sorted(TIMES) if name in query}
    # a plus sign that nobody encoded arrives as a blank
    kept = {name: said.replace(" ", "+") for name, said in kept.items()}
    times = {TIMES[name]: _moment(name, said) for name, said in kept.items()}
    limit = MOST
    if "limit" in query:
        limit = min(_limit(_said(query, "limit")), MOST)
        kept["limit"] = str(limit)
    if omits_internal(query):
        kept[INNER] = "true"
    after = _key(_said(query, "page")) if "page" in query else None
    return Wish(after, limit, times), kept


def omits_internal(query: QueryDict) -> bool:
    said = _said(query, INNER) or "false"
    if said not in SWITCH:
        raise Wrong(400, _("omit_internal ist true oder false."), f"{INNER} must be true or false")
    return SWITCH[said]


def _said(query: QueryDict, name: str) -> str:
    return str(query.get(name) or "")


def address(base: str, kept: Mapping[str, str], after: UUID | None = None) -> str:
    """Write the one address of a page: the same wishes always give the same."""
    words = dict(kept) | ({"page": str(after)} if after else {})
    return f"{base}?{urlencode(sorted(words.items()))}" if words else base


def _moment(name: str, said: str) -> datetime:
    try:
        if not MOMENT.fullmatch(said):
            raise ValueError(said)  # noqa: TRY301 - the same answer as for a day that does not exist
        return datetime.fromisoformat(said).astimezone(UTC)
    except (ValueError, OverflowError) as wrong:
        message = _("{name} braucht Tag, Uhrzeit und Abstand zu UTC: 2026-10-09T08:00:00+02:00.")
        debug = f"{name} must be a date-time with an offset"
        raise Wrong(400, message.format(name=name), debug) from wrong


def _limit(said: str) -> int:
    if not LIMIT.fullmatch(said):
        raise Wrong(
            400, _("limit ist eine ganze Zahl ab 1."), "limit must be an integer of at least 1"
        )
    return int(said)


def _key(said: str) -> UUID:
    try:
        key = UUID(said)
    except ValueError:
        key = None
    if key is None or str(key) != said:
        raise unknown_page()
    return key


def unknown_page() -> Wrong:
    message = _("Diese Seite gibt es nicht. Bitte beginnen Sie mit der ersten Seite der Liste.")
    return Wrong(400, message, "page must be taken from links.next of another page")
