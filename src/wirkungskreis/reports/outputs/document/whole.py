"""The whole report: its sections, and for whom it is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wirkungskreis.reports.outputs.document.figures import ChartBlock, Facts, Table
from wirkungskreis.reports.outputs.document.follow import Consequences, Decisions, FollowUps, Needs
from wirkungskreis.reports.outputs.document.indicators import IndicatorFigure
from wirkungskreis.reports.outputs.document.measures import GoalFigures, MeasureCard
from wirkungskreis.reports.outputs.document.text import BulletList, Heading, Paragraph, Source

SCHEMA = 1


class Level(StrEnum):
    """Who reads a release: the desk, the committees, everybody."""

    INTERNAL = "internal"
    BODIES = "bodies"
    PUBLIC = "public"


Block = (
    Heading
    | Paragraph
    | BulletList
    | Source
    | Facts
    | Table
    | ChartBlock
    | MeasureCard
    | GoalFigures
    | IndicatorFigure
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
