"""What a plain search finds: each stage's things that the person may see and whose words match."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_, or_

from django.db.models import Model, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from wirkungskreis.concept.policy import visible as visible_concept
from wirkungskreis.concept.queries import wordings_in_force
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.mandates.models import Condition, Decision
from wirkungskreis.mandates.policy import visible as visible_mandates
from wirkungskreis.measures.queries import measures_for
from wirkungskreis.people.queries import organisations_for

SHOWN = 20  # of each kind; more than that is no answer, so the page says how many there are


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: where it is, what it is called, and a line of context."""

    url: str
    title: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one kind; ``total`` may be more than are shown."""

    title: str
    total: int
    hits: Sequence[Hit]

    @property
    def hidden(self) -> int:
        return self.total - len(self.hits)


def matching(words: str, *fields: str) -> Q:
    """Every word must stand in one of the fields.

    SQLite compares umlauts by their bytes, so a word is also tried with the other first letter.
    """
    return reduce(and_, (_one(word, fields) for word in words.split()))


def _one(word: str, fields: Sequence[str]) -> Q:
    spellings = {word, word.lower(), word.capitalize()}
    return reduce(or_, (Q(**{f"{field}__icontains": s}) for field in fields for s in spellings))


def find(words: str, *, actor: Actor, on: date) -> list[Group]:
    """Search every stage for the words, at least two letters long; groups without hits are left."""
    groups = [_concept(words, actor, on), _measures(words, actor), *_mandates(words, actor)]
    groups.append(_organisations(words, actor, on))
    return [group for group in groups if group.total]


def _group[M: Model](title: str, found: QuerySet[M], hit: Callable[[M], Hit]) -> Group:
    shown = [hit(thing) for thing in found[:SHOWN]]
    return Group(title, len(shown) if len(shown) < SHOWN else found.count(), shown)
