"""What a report says of one measure and of one goal."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from wirkungskreis.charts.states import Tone
from wirkungskreis.reports.outputs.document.indicators import Effect
from wirkungskreis.reports.outputs.document.text import RichText


@dataclass(frozen=True, slots=True)
class Reach:
    """How many were reached; None is "nicht gemeldet", or "unter 5" when ``small`` says so."""

    unit: str
    reached: int | None
    planned: int | None = None
    estimated: bool = False
    small: bool = False


@dataclass(frozen=True, slots=True)
class Effort:
    """Staff in hours and cost in euro of the period; None is "nicht gemeldet"."""

    hours: int | None
    cost: Decimal | None


@dataclass(frozen=True, slots=True)
class MeasureCard:
    """One measure in one round, as it is printed.

    ``happened`` is the lead's own text, ``remark`` the reviewer's, ``source`` what a writer has
    named for numbers that the lead did not report. ``disclosed`` means that the lead released
    obstacle and help for the committees, ``withheld`` that there are answers which are not for
    these readers.
    """

    ref: str
    code: str
    title: str
    field: str
    lead: str
    kind: str
    lifecycle: str
    standing: str
    tone: Tone
    provenance: str
    reason: str = ""
    happened: RichText = ()
    next_step: str = ""
    next_due: date | None = None
    reach: Reach | None = None
    effort: Effort | None = None
    obstacle: str = ""
    help: str = ""
    disclosed: bool = False
    remark: str = ""
    goals: tuple[str, ...] = ()
    generated: bool = False
    source: str = ""
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure entered by hand; ``value`` has its unit."""

    label: str
    value: str
    day: date
    source: str
    definition: str
    population: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class GoalFigures:
    """A goal with its key figures, or with the reason why no effect can be judged.

    ``effects`` are what bodies have said about it, the newest first; ``indicators`` the codes of
    those that stand beside it.
    """

    code: str
    text: str
    figures: tuple[KeyFigure, ...] = ()
    not_assessable: str = ""
    ref: str = ""
    effects: tuple[Effect, ...] = ()
    indicators: tuple[str, ...] = ()
