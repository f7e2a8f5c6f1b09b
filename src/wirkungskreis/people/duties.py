"""What people answer for, told by the stages above: so that nobody vanishes from under a task.

A package registers in its own ``duties.py``, which is read at start:

    @answers_for("measures")
    def duties(person: Person, on: date) -> list[Duty]: ...

    @hands_over("measures")
    def hand_over(person: Person, to: Person, actor: Actor, on: date) -> int: ...

    @forgets("outbox")
    def forget(person: Person, on: date) -> int: ...
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from wirkungskreis.kernel.actor import Actor
from wirkungskreis.people.models import Person


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that a person answers for.

    ``thing`` is the model's label such as ``measures.measure`` and ``key`` what stands in its
    address; the desk makes a link of them. ``binding`` means: somebody else must take it over
    before the person can be deleted. ``mend`` says in German where that is done.
    """

    thing: str
    key: str
    label: str
    binding: bool
    mend: str


class Lists(Protocol):
    def __call__(self, person: Person, on: date, /) -> list[Duty]: ...


class HandsOver(Protocol):
    def __call__(self, person: Person, to: Person, actor: Actor, on: date, /) -> int: ...


class Forgets(Protocol):
    def __call__(self, person: Person, on: date, /) -> int: ...


F = TypeVar("F", Lists, HandsOver, Forgets)
DUTIES: dict[str, Lists] = {}
HANDOVERS: dict[str, HandsOver] = {}
MEMORIES: dict[str, Forgets] = {}


def _register(table: dict[str, F], name: str) -> Callable[[F], F]:
    def register(function: F) -> F:
        if name in table:
            raise ValueError(f"{name!r} is registered twice")
        table[name] = function
        return function

    return register


def answers_for(name: str) -> Callable[[Lists], Lists]:
    """Register a function that lists what a person answers for on a day."""
    return _register(DUTIES, name)


def hands_over(name: str) -> Callable[[HandsOver], HandsOver]:
    """Register a function that gives all of it to somebody else and returns how many things."""
    return _register(HANDOVERS, name)


def forgets(name: str) -> Callable[[Forgets], Forgets]:
    """Register a function that erases personal data kept elsewhere and returns how many rows."""
    return _register(MEMORIES, name)


def duties_of(person: Person, on: date) -> list[Duty]:
    """List everything the person answers for, in the order of the packages' names."""
    return [duty for name in sorted(DUTIES) for duty in DUTIES[name](person, on)]
