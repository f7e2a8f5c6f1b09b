"""The report as a plain value: every output is made from it and from nothing else.

A ``ref`` names the fact that a statement rests on, such as ``return:<uuid>``; the web version
links it. What may not leave the desk is taken out by ``levels.at_level``, never by an output.
"""

from wirkungskreis.reports.outputs.document.figures import (
    Cell,
    CellKind,
    ChartBlock,
    Column,
    Fact,
    Facts,
    Row,
    Table,
)
from wirkungskreis.reports.outputs.document.follow import (
    ConsequenceItem,
    Consequences,
    DecisionItem,
    Decisions,
    FollowUpItem,
    FollowUps,
    NeedItem,
    Needs,
)
from wirkungskreis.reports.outputs.document.indicators import Effect, IndicatorFigure
from wirkungskreis.reports.outputs.document.measures import (
    Effort,
    GoalFigures,
    KeyFigure,
    MeasureCard,
    Reach,
)
from wirkungskreis.reports.outputs.document.text import (
    LINE_END,
    BulletList,
    Heading,
    Paragraph,
    RichText,
    Source,
    Span,
)
from wirkungskreis.reports.outputs.document.whole import (
    SCHEMA,
    Block,
    CorrectionNote,
    Level,
    ReportDocument,
    Section,
    SectionKind,
)

__all__ = [
    "LINE_END",
    "SCHEMA",
    "Block",
    "BulletList",
    "Cell",
    "CellKind",
    "ChartBlock",
    "Column",
    "ConsequenceItem",
    "Consequences",
    "CorrectionNote",
    "DecisionItem",
    "Decisions",
    "Effect",
    "Effort",
    "Fact",
    "Facts",
    "FollowUpItem",
    "FollowUps",
    "GoalFigures",
    "Heading",
    "IndicatorFigure",
    "KeyFigure",
    "Level",
    "MeasureCard",
    "NeedItem",
    "Needs",
    "Paragraph",
    "Reach",
    "ReportDocument",
    "RichText",
    "Row",
    "Section",
    "SectionKind",
    "Source",
    "Span",
    "Table",
]
