"""The shape of OParl 1.1 objects: addresses, dates, and what stands inside another object.

Addresses are written without the server's name (``HERE``); it is put in front when they are
served, so that a municipality that moves to another name does not change its objects.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, TypeAlias
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.conf import settings

VERSION = "https://schema.oparl.org/1.1/"
HERE = "wk:/"
ROOT = "oparl/v1.1"
TYPES = {
    "system": "System",
    "body": "Body",
    "legislativeTerm": "LegislativeTerm",
    "organization": "Organization",
    "person": "Person",
    "membership": "Membership",
    "meeting": "Meeting",
    "agendaItem": "AgendaItem",
    "paper": "Paper",
    "consultation": "Consultation",
    "file": "File",
    "location": "Location",
}
LISTS = [kind for kind in TYPES if kind != "system"]
# Fields that point back to the object around them are left out when an object stands inside one.
BACK = {
    "membership": {"person"},
    "agendaItem": {"meeting"},
    "consultation": {"paper"},
    "file": {"paper", "meeting", "agendaItem"},
    "location": {"meetings", "organizations", "bodies"},
    "legislativeTerm": {"body"},
}
REQUIRED_LISTS = {"body": {"legislativeTerm"}}
NAMESPACE = UUID("6f1c0b7e-8f55-5c0e-9d5a-0c9b1a1f4e11")
Content: TypeAlias = dict[str, Any]


@dataclass(frozen=True)
class Thing:
    """One object before it has its times; ``content`` may hold other things, which go inside."""

    kind: str
    key: UUID
    content: Content
    group: UUID | None = None

    @property
    def address(self) -> str:
        return address(self.kind, self.key)


def key_of(*words: object) -> UUID:
    """Give the same key for the same thing, for things that have none of their own."""
    return uuid5(NAMESPACE, ":".join(map(str, words)))


SYSTEM = key_of("system")
BODY = key_of("body")


def address(kind: str, key: UUID, *more: str) -> str:
    if kind == "system":
        return f"{HERE}{ROOT}"
    return "/".join([f"{HERE}{ROOT}", kind, str(key), *more])


def address_of_list(kind: str) -> str:
    return f"{HERE}{ROOT}/{kind}"


@lru_cache(maxsize=4096)  # thousands of objects share a few moments
def moment(at: datetime) -> str:
    """Write an instant as OParl asks: local time with its offset, without fractions."""
    return at.astimezone(ZoneInfo(settings.TIME_ZONE)).isoformat(timespec="seconds")


def on_day(day: date, hour: time | None) -> str:
    zone = ZoneInfo(settings.TIME_ZONE)
    return datetime.combine(day, (hour or time()).replace(microsecond=0), zone).isoformat()


def last_day(before: date | None) -> str:
    """Turn the first day without into the last day with."""
    return (before - timedelta(days=1)).isoformat() if before else ""


def first_day(since: date | None) -> str:
    return since.isoformat() if since else ""


def tidy(kind: str, content: Content) -> Content:
    """Leave out what says nothing: OParl wants no null, no empty text and no empty list."""
    kept = {name: v.strip() if isinstance(v, str) else v for name, v in content.items()}
    must = REQUIRED_LISTS.get(kind, set())
    return {name: v for name, v in kept.items() if name in must or v not in (None, "", [])}


def written(content: Content) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def with_server(text: str, base: str) -> str:
    """Put the server's name in front of every address."""
    return text.replace(f'"{HERE}', f'"{base}/')
