"""The report as a plain value: every output is made from it and from nothing else.

A ``ref`` names the fact that a statement rests on, such as ``return:<uuid>``; the web version
links it. What may not leave the desk is taken out by ``levels.at_level``, never by an output.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from wirkungskreis.charts.bars import OrderedBars
from wirkungskreis.charts.rates import RateLine
from wirkungskreis.charts.states import StateBar, Tone
from wirkungskreis.charts.timelines import MilestoneTimeline, MoneyTimeline

SCHEMA = 1


class Level(StrEnum):
    """Who reads a release: the desk, the committees, everybody."""

    INTERNAL = "internal"
    BODIES = "bodies"
    PUBLIC = "public"


class CellKind(StrEnum):
    """What a column holds; a text in another column is the reason why the value is missing."""

    TEXT = "text"
    COUNT = "count"
    DECIMAL = "decimal"
    MONEY = "money"
    DAY = "day"
    REACH = "reach"


@dataclass(frozen=True, slots=True)
class Span:
    text: str
    emphasis: bool = False
    link: str = ""
    ref: str = ""


RichText = tuple[Span, ...]
Cell = str | int | Decimal | date


@dataclass(frozen=True, slots=True)
class Heading:
    """``rank`` 2 or 3: rank 1 belongs to the section."""

    text: str
    rank: int = 2
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``generated`` marks a sentence that a rule wrote and no person has touched yet."""

    spans: RichText
    generated: bool = False
    ref: str = ""


@dataclass(frozen=True, slots=True)
class BulletList:
    items: tuple[RichText, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One large figure with its words, as on the first page."""

    value: int
    label: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    items: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """``share`` is the width in relation to the other columns."""

    title: str
    kind: CellKind = CellKind.TEXT
    share: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Cell, ...]
    ref: str = ""
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChartBlock:
    chart: StateBar | MoneyTimeline | MilestoneTimeline | RateLine | OrderedBars
    with_table: bool = False
    ref: str = ""


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

    ``happened`` is the lead's own text, ``remark`` the reviewer's. ``disclosed`` means that the
    lead released obstacle and help for the committees.
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
    """A goal with its key figures, or with the reason why no effect can be judged."""

    code: str
    text: str
    figures: tuple[KeyFigure, ...] = ()
    not_assessable: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class ConsequenceItem:
    """``office`` is the responsible organisation, ``owner`` a person and never public.

    ``field`` is the letter of the field, where several fields stand in one list.
    """

    text: str
    kind: str
    office: str
    owner: str = ""
    due: date | None = None
    ref: str = ""
    field: str = ""


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


Block = (
    Heading
    | Paragraph
    | BulletList
    | Facts
    | Table
    | ChartBlock
    | MeasureCard
    | GoalFigures
    | Consequences
    | FollowUps
    | Needs
    | Decisions
)


class SectionKind(StrEnum):
    GLANCE = "glance"
    TEXT = "text"
    FIELD = "field"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class Section:
    """``code`` is the letter of the field, empty elsewhere."""

    ref: str
    title: str
    kind: SectionKind
    blocks: tuple[Block, ...]
    code: str = ""


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    number: int
    day: date
    text: str


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """The whole report; ``last_day`` belongs to the period, ``released_on`` is None for a draft."""

    label: str
    title: str
    municipality: str
    first_day: date
    last_day: date
    reference_day: date
    level: Level
    prepared_by: str
    sections: tuple[Section, ...]
    number: str = ""
    released_on: date | None = None
    journal_head: str = ""
    corrections: tuple[CorrectionNote, ...] = ()

    def blocks(self) -> tuple[Block, ...]:
        return tuple(block for section in self.sections for block in section.blocks)
