"""Proposals for an agenda that later stages bring: a package registers what it knows.

In its own ``agenda.py``, which is read at start::

    @source("network")
    def feedback(asked: Asked, /) -> list[Offer]: ...
"""

from collections.abc import Callable
from typing import TypeAlias

from wirkungskreis.meetings.queries.offers import Asked, Offer

Source: TypeAlias = Callable[[Asked], list[Offer]]
SOURCES: dict[str, Source] = {}


def source(name: str) -> Callable[[Source], Source]:
    """Register what proposes items of its own; each name is defined once."""

    def register(propose: Source) -> Source:
        if name in SOURCES:
            raise ValueError(f"source {name!r} is defined twice")
        SOURCES[name] = propose
        return propose

    return register


def more_offers(asked: Asked) -> list[Offer]:
    """Give what all registered packages propose, in the order of their names."""
    return [offer for name in sorted(SOURCES) for offer in SOURCES[name](asked)]
