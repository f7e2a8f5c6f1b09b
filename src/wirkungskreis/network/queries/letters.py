"""What each lead is told after a meeting: what was decided on the own measures, and what is asked.

What was said of a whole field or goal goes to whoever leads a running measure there, in one letter
with the rest.

Items that are confidential go only to people who may read them anyway: to everybody else the
letter says nothing of them, not even that there is one.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from django.db.models import Q

from wirkungskreis.kernel.policy import ask
from wirkungskreis.measures.models import Measure
from wirkungskreis.meetings.models import AgendaItem, Meeting, Ruling, Task
from wirkungskreis.meetings.queries.reading import rulings_of
from wirkungskreis.meetings.states import PENDING, WAITING, ItemState, MinutesState
from wirkungskreis.network.queries.concerned import concerned
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import Person, User

UNSAID = [*WAITING, ItemState.REMOVED, ItemState.DROPPED]  # no result that anybody must know
T = TypeVar("T", Ruling, Task)


@dataclass(frozen=True, slots=True)
class Said:
    """One item: its result, what was decided, and what is to be done."""

    item: AgendaItem
    rulings: Sequence[Ruling]
    tasks: Sequence[Task]


@dataclass(frozen=True, slots=True)
class About:
    """One measure, field or goal and everything said about it; ``key`` tells them apart."""

    key: str
    title: str
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
            f"{one.key}|{said.item.state}|{ruling.decision.text}|{ruling.decision.kind}"
            for one in self.about
            for said in one.said
            for ruling in said.rulings
        ]
        parts += [
            f"{one.key}|{said.item.state}|{task.title}|{task.due}"
            for one in self.about
            for said in one.said
            for task in said.tasks
        ]
        parts += [f"{one.key}|{s.item.state}" for one in self.about for s in one.said]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Post:
    """All letters of a meeting, and the measures nobody can be told about."""

    letters: list[Letter]
    nobody: list[Measure]


@dataclass(frozen=True, slots=True)
class Addressed:
    """That an item is about something that a person leads, and for which organisations."""

    item: AgendaItem
    person: Person
    key: str
    title: str
    leads: frozenset[int]


def letters_of(meeting: Meeting) -> Post:
    """Write them in six queries, whatever the number of measures.

    Four more if a field or goal was spoken of, and two more if something is in confidence.
    """
    items = _items(meeting)
    keys = [item.pk for item in items]
    rulings = list(rulings_of(keys))
    tasks = list(Task.objects.filter(item__in=keys).select_related("organisation", "measure"))
    provisional = not meeting.minutes.filter(state=MinutesState.APPROVED).exists()
    by_person: dict[int, Letter] = {}
    addressed = [one for item in items for one in _of_measure(item)]
    addressed += _of_elements(items, meeting.sitting.on)
    addressed.sort(key=lambda one: one.item.position or 0)
    readers = _readers(addressed)
    for one in addressed:
        if one.item.is_confidential and (one.item.pk, one.person.pk) not in readers:
            continue
        letter = by_person.setdefault(one.person.pk, Letter(one.person, [], provisional))
        said = Said(one.item, _of(rulings, one.item), _asked(_of(tasks, one.item), one.leads))
        _about(letter, one).said.append(said)
    letters = sorted(by_person.values(), key=lambda one: one.person.name)
    led = [item.measure for item in items if item.measure]
    return Post(letters, list({row.pk: row for row in led if _lead_of(row) is None}.values()))


def _items(meeting: Meeting) -> list[AgendaItem]:
    about = Q(measure__isnull=False) | Q(element__isnull=False)
    rows = AgendaItem.objects.filter(about, meeting=meeting)
    people = ("measure__lead_person", "measure__deputy_person", "measure__lead")
    found = rows.exclude(state__in=UNSAID).select_related("meeting__sitting", "body", *people)
    return list(found.order_by("position"))


def _lead_of(measure: Measure) -> Person | None:
    return measure.lead_person or measure.deputy_person


def _of_measure(item: AgendaItem) -> list[Addressed]:
    measure = item.measure
    person = _lead_of(measure) if measure else None
    if measure is None or person is None:
        return []
    leads = frozenset({measure.lead_id})
    return [Addressed(item, person, measure.code, str(measure), leads)]


def _of_elements(items: Iterable[AgendaItem], on: date) -> list[Addressed]:
    """Address what is about a field or goal to whoever leads a running measure there, once."""
    about = {item.element_id for item in items if item.element_id}
    found = concerned(about, on)
    made = []
    for item in items:
        if item.element_id is None:
            continue
        concern = found[item.element_id]
        led: dict[Person, set[int]] = defaultdict(set)
        for measure in concern.measures:
            if person := _lead_of(measure):
                led[person].add(measure.lead_id)
        key = f"element:{item.element_id}"
        made += [
            Addressed(item, person, key, concern.title, frozenset(leads))
            for person, leads in led.items()
        ]
    return made


def _about(letter: Letter, one: Addressed) -> About:
    found = next((about for about in letter.about if about.key == one.key), None)
    if found is None:
        found = About(one.key, one.title)
        letter.about.append(found)
    return found


def _of(rows: Iterable[T], item: AgendaItem) -> list[T]:
    return [row for row in rows if row.item_id == item.pk]


def _asked(tasks: Iterable[Task], leads: frozenset[int]) -> list[Task]:
    """Give the open tasks of the lead organisation; what others are asked is theirs."""
    return [task for task in tasks if task.organisation_id in leads and task.state in PENDING]


def _readers(addressed: Iterable[Addressed]) -> set[tuple[int, int]]:
    """Say which lead may read which confidential item: only with an account that may."""
    secret = [one for one in addressed if one.item.is_confidential]
    if not secret:
        return set()
    people = {one.person.pk for one in secret}
    users = User.objects.filter(Q(person__in=people), is_active=True).select_related("person")
    found = set()
    for user in users:
        actor = actor_of(user)
        own = (one.item for one in secret if one.person.pk == user.person_id)
        found |= {(item.pk, user.person_id) for item in own if ask(actor, "meetings.view", item)}
    return found
