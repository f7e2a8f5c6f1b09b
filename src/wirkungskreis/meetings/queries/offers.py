"""One proposal for an agenda, and several of them under one heading."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import override

from wirkungskreis.kernel.actor import Actor
from wirkungskreis.mandates.models import Body
from wirkungskreis.meetings.models import SUBJECTS, AgendaItem, Meeting, Seat
from wirkungskreis.meetings.states import Ground, ItemKind

FIRST_WORD, LAST_WORD = "Begrüßung", "Verschiedenes"
TITLE = 200  # characters of a title
KINDS = {
    Ground.MINUTES: ItemKind.FORMAL,
    Ground.TASKS: ItemKind.TASKS,
    Ground.SILENT: ItemKind.INFORMATION,
    Ground.ROUND: ItemKind.REPORT,
    Ground.REPORT: ItemKind.REPORT,
    Ground.ANSWER: ItemKind.INFORMATION,
}
TIMES = {  # minutes an item of this ground usually takes
    Ground.MINUTES: 5,
    Ground.TASKS: 10,
    Ground.SILENT: 5,
    Ground.ROUND: 15,
    Ground.REPORT: 20,
    Ground.ANSWER: 5,
}
USUAL_TIME = 10


@dataclass(frozen=True, slots=True)
class Proposal:
    """What may become an item: ``key`` names it in forms, ``why`` says it with figures.

    ``subject`` is the thing it is about, ``page`` the one it leads to (the subject, if empty).
    ``item`` is the item itself if it waits in the backlog already. ``count`` are the measures it
    stands for, each also a proposal of its own.
    """

    key: str
    ground: str
    title: str
    why: str = ""
    subject: models.Model | None = None
    page: models.Model | None = None
    presenter: Seat | None = None
    item: AgendaItem | None = None
    text: str = ""
    own_kind: str = ""
    is_ours: bool = False
    is_new: bool = False

    @property
    def kind(self) -> str:
        return self.own_kind or KINDS.get(Ground(self.ground), ItemKind.DISCUSSION)

    @property
    def minutes(self) -> int:
        """Propose how long it takes."""
        if self.kind == ItemKind.FORMAL:
            return TIMES[Ground.MINUTES]
        return TIMES.get(Ground(self.ground), USUAL_TIME)

    @property
    def link(self) -> models.Model | None:
        return self.page or self.subject

    def subject_column(self) -> dict[str, models.Model]:
        """Give the column of an item that takes the subject; {} if there is none for it."""
        name = (self.subject._meta.model_name or "") if self.subject else ""
        return {name: self.subject} if self.subject and name in SUBJECTS else {}


@dataclass(frozen=True, slots=True)
class Offer:
    """Proposals that go together; ``whole`` puts them onto the agenda as one item."""

    ground: str
    title: str
    parts: Sequence[Proposal] = ()
    whole: Proposal | None = None

    @property
    def label(self) -> str:
        return str(Ground(self.ground).label)

    def __iter__(self) -> Iterator[Proposal]:
        if self.whole:
            yield self.whole
        yield from self.parts


@dataclass(frozen=True, slots=True)
class Taken:
    """What is on the agenda or in the backlog already, so that nothing is offered twice."""

    items: Sequence[AgendaItem] = field(default_factory=list)

    def has(self, ground: str, subject: models.Model | None = None, word: str = "") -> bool:
        """Say whether an item has this ground and subject, or a formal one begins so."""
        for item in self.items:
            if word and item.kind == ItemKind.FORMAL and item.title.startswith(word):
                return True
            if item.ground == ground and not word and _about(item, subject):
                return True
        return False

    def holds(self, measure: models.Model) -> bool:
        """Say whether a measure has an item of its own, for whatever ground."""
        return any(item.measure_id == measure.pk for item in self.items)


@dataclass(frozen=True, slots=True)
class Asked:
    """For whom and when: ``since`` is the day of the meeting before, or a year ago."""

    actor: Actor
    meeting: Meeting
    body: Body
    on: date
    since: date
    taken: Taken


def _about(item: AgendaItem, subject: models.Model | None) -> bool:
    if subject is None:
        return not any(getattr(item, f"{name}_id") for name in SUBJECTS)
    name = subject._meta.model_name
    return name in SUBJECTS and getattr(item, f"{name}_id") == subject.pk


def in_german() -> override:
    """Give what to put around titles: they are stored, whatever language the person works in."""
    return override(settings.LANGUAGE_CODE)


def clipped(title: str) -> str:
    """Cut a title between words where an item has no room for more."""
    if len(title) <= TITLE:
        return title
    return f"{title[: TITLE - 2].rpartition(' ')[0]} …"
