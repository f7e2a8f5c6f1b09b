"""How other packages let the journal speak: names for ids, German words for acts.

In ``people/words.py``, found when the program starts::

    @names("user")                                  # the kind of actor an id belongs to
    def of_users(ids: Collection[int]) -> Mapping[int, str]: ...

In ``concept/words.py``::

    acts("concept.version", revise=_("bearbeitet"), adopt=_("beschlossen"))

Steps of a life need no word of their own: their label from ``states.py`` is taken.
"""

from collections.abc import Callable, Collection, Mapping
from typing import TypeAlias

from django_stubs_ext import StrOrPromise

Names: TypeAlias = Callable[[Collection[int]], Mapping[int, str]]
NAMES: dict[str, Names] = {}
ACTS: dict[tuple[str, str], StrOrPromise] = {}
COMMON: dict[str, StrOrPromise] = {}
THINGS: dict[str, StrOrPromise] = {}


def names(kind: str) -> Callable[[Names], Names]:
    """Register who knows the names behind the actor ids of one kind."""

    def register(resolve: Names) -> Names:
        if kind in NAMES:
            raise ValueError(f"names of {kind!r} are defined twice")
        NAMES[kind] = resolve
        return resolve

    return register


def acts(thing: str, **words: StrOrPromise) -> None:
    """Say in German what was done to one kind of thing; goes before ``common``."""
    for act, word in words.items():
        ACTS[thing, act] = word


def common(**words: StrOrPromise) -> None:
    """Say in German what an act of this name is, whatever it was done to."""
    COMMON.update(words)


def things(words: Mapping[str, StrOrPromise]) -> None:
    """Say in German what a kind of thing is called, by its label such as ``people.person``."""
    THINGS.update(words)
