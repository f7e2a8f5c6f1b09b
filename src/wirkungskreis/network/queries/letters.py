"""What each lead is told after a meeting: what was decided on the own measures, and what is asked.

Items that are confidential go only to people who may read them anyway: to everybody else the
letter says nothing of them, not even that there is one.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from django.db.models import Q

from wirkungskreis.kernel.policy import ask
from wirkungskreis.measures.models import Measure
from wirkungskreis.meetings.models import AgendaItem, Meeting, Ruling, Task
from wirkungskreis.meetings.queries.reading import rulings_of
from wirkungskreis.meetings.states import PENDING, WAITING, ItemState, MinutesState
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import Person, User

UNSAID = [*WAITING, ItemState.REMOVED, ItemState.DROPPED]  # no result that anybody must know
T = TypeVar("T", Ruling, Task)


@dataclass(frozen=True, slots=True)
class Said:
    """One item about a measure: its result, what was decided, and what is to be done."""

    item: AgendaItem
    rulings: Sequence[Ruling]
    tasks: Sequence[Task]


@dataclass(frozen=True, slots=True)
class About:
    """One measure and everything said about it."""

    measure: Measure
    said: list[Said] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Letter:
    """What one person is told; ``is_provisional`` until the minutes are approved."""

    person: Person
    about: list[About]
    is_provisional: bool

    @property
    def digest(self) -> str:
        """Hash what it says, so that a later change is seen; approval alone is none."""
        parts = [
            f"{one.measure.code}|{said.item.state}|{ruling.decision.text}|{ruling.decision.kind}"
            for one in self.about
            for said in one.said
            for ruling in said.rulings
        ]
        parts += [
            f"{one.measure.code}|{said.item.state}|{task.title}|{task.due}"
            for one in self.about
            for said in one.said
            for task in said.tasks
        ]
        parts += [f"{one.measure.code}|{s.item.state}" for one in self.about for s in one.said]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Post:
    """All letters of a meeting, and the measures nobody can be told about."""

    letters: list[Letter]
    nobody: list[Measure]


def letters_of(meeting: Meeting) -> Post:
    """Write them in six queries, whatever the number of measures; two more if in confidence."""
    items = _items(meeting)
    keys = [item.pk for item in items]
    rulings = list(rulings_of(keys))
    tasks = list(Task.objects.filter(item__in=keys).select_related("organisation", "measure"))
    provisional = not meeting.minutes.filter(state=MinutesState.APPROVED).exists()
    by_person: dict[int, Letter] = {}
    nobody: dict[int, Measure] = {}
    readers = _readers(items)
    for item in items:
        measure = item.measure
        if measure is None:
            continue
        person = measure.lead_person or measure.deputy_person
        if person is None:
            nobody[measure.pk] = measure
            continue
        if item.is_confidential and (item.pk, person.pk) not in readers:
            continue
        fresh = Letter(person, [], provisional)
        letter = by_person.setdefault(person.pk, fresh)
        said = Said(item, _of(rulings, item), _asked(_of(tasks, item), measure))
        _about(letter, measure).said.append(said)
    letters = sorted(by_person.values(), key=lambda one: one.person.name)
    return Post(letters, list(nobody.values()))


def _items(meeting: Meeting) -> list[AgendaItem]:
    rows = AgendaItem.objects.filter(meeting=meeting, measure__isnull=False)
    people = ("measure__lead_person", "measure__deputy_person", "measure__lead")
    found = rows.exclude(state__in=UNSAID).select_related("meeting__sitting", "body", *people)
    return list(found.order_by("position"))


def _about(letter: Letter, measure: Measure) -> About:
    found = next((one for one in letter.about if one.measure.pk == measure.pk), None)
    if found is None:
        found = About(measure)
        letter.about.append(found)
    return found


def _of(rows: Iterable[T], item: AgendaItem) -> list[T]:
    return [row for row in rows if row.item_id == item.pk]


def _asked(tasks: Iterable[Task], measure: Measure) -> list[Task]:
    """Give the open tasks of the lead organisation; what others are asked is theirs."""
    return [
        task for task in tasks if task.organisation_id == measure.lead_id and task.state in PENDING
    ]


def _readers(items: Iterable[AgendaItem]) -> set[tuple[int, int]]:
    """Say which lead may read which confidential item: only with an account that may."""
    secret = [item for item in items if item.is_confidential and item.measure]
    people = {
        person.pk
        for item in secret
        if item.measure and (person := item.measure.lead_person or item.measure.deputy_person)
    }
    if not people:
        return set()
    users = User.objects.filter(Q(person__in=people), is_active=True).select_related("person")
    found = set()
    for user in users:
        actor = actor_of(user)
        found |= {(item.pk, user.person_id) for item in secret if ask(actor, "meetings.view", item)}
    return found
