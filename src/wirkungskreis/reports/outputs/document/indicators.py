"""What a report says of an indicator, and of the effect at a goal that a body has assessed."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class IndicatorFigure:
    """An indicator as it was known on the day of the freeze, ``known_on``, judged by the rule.

    ``value`` and ``target`` have their units; ``why`` are the sentences to "Warum?". ``beside``
    are the codes of the goals it stands beside.
    """

    code: str
    name: str
    kind: str
    value: str
    period: str
    target: str
    status: str
    is_assessable: bool
    why: tuple[str, ...]
    source: str
    licence: str = ""
    beside: tuple[str, ...] = ()
    ref: str = ""
    known_on: date | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """What a body said about the effect at a goal, with the indicators that lay beside it."""

    grade: str
    reason: str
    body: str
    day: date
    indicators: tuple[str, ...] = ()
    ref: str = ""
