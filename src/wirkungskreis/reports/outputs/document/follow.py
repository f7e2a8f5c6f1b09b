"""What follows from a report, what became of the last one, what is needed and asked."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ConsequenceItem:
    """``office`` is the responsible organisation, ``post`` the function there that answers for it.

    No person is named, at no level: files are for ever, and a name must be possible to delete.

    ``field`` is the letter of the field, where several fields stand in one list. ``is_nothing``
    says that nothing follows, for the reason in the text.
    """

    text: str
    kind: str
    office: str
    post: str = ""
    due: date | None = None
    ref: str = ""
    field: str = ""
    is_nothing: bool = False


@dataclass(frozen=True, slots=True)
class Consequences:
    caption: str
    items: tuple[ConsequenceItem, ...]


@dataclass(frozen=True, slots=True)
class FollowUpItem:
    """What became of a consequence of the report before."""

    text: str
    office: str
    due: date | None
    outcome: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class FollowUps:
    caption: str
    items: tuple[FollowUpItem, ...]


@dataclass(frozen=True, slots=True)
class NeedItem:
    text: str
    source: str
    outcome: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Needs:
    caption: str
    items: tuple[NeedItem, ...]


@dataclass(frozen=True, slots=True)
class DecisionItem:
    text: str
    competent: str
    reason: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Decisions:
    caption: str
    items: tuple[DecisionItem, ...]
