"""What each level of release may show; outputs only ever get what is left."""

from dataclasses import replace

from wirkungskreis.charts.bars import OrderedBars
from wirkungskreis.charts.timelines import MoneyTimeline
from wirkungskreis.reports.outputs.document import (
    Block,
    CellKind,
    ChartBlock,
    Consequences,
    Level,
    MeasureCard,
    Reach,
    ReportDocument,
    Row,
    Section,
    Table,
)
from wirkungskreis.reports.outputs.phrases import UNDER_FIVE

SMALL = range(1, 5)
STEP = 5


def at_level(report: ReportDocument, level: Level) -> ReportDocument:
    """Give the report for readers of a level: obstacles, help, persons, small counts.

    A report can only become narrower; asking for more than it holds is a ``ValueError``.
    """
    order = list(Level)
    if order.index(level) < order.index(report.level):
        raise ValueError(f"a report for {report.level} cannot be shown as {level}")
    if level is Level.INTERNAL:
        return report
    return replace(report, level=level, sections=tuple(section(s, level) for s in report.sections))


def section(whole: Section, level: Level) -> Section:
    return replace(whole, blocks=tuple(narrowed(block, level) for block in whole.blocks))


def narrowed(block: Block, level: Level) -> Block:
    if isinstance(block, MeasureCard):
        return card(block, level)
    if isinstance(block, Consequences) and level is Level.PUBLIC:
        return replace(block, items=tuple(replace(item, post="") for item in block.items))
    if isinstance(block, ChartBlock) and isinstance(block.chart, MoneyTimeline):
        return replace(block, chart=without_amounts(block.chart, level))
    if isinstance(block, ChartBlock) and isinstance(block.chart, OrderedBars):
        return replace(block, chart=without_few(block.chart))
    if isinstance(block, Table):
        return replace(block, rows=tuple(protected(row, block) for row in block.rows))
    return block


def without_few(bars: OrderedBars) -> OrderedBars:
    """Draw no bar for 1 to 4; a line of words says whose bars are missing."""
    few = [bar.label for bar in bars.bars if bar.value in SMALL]
    if not few:
        return bars
    left = tuple(bar for bar in bars.bars if bar.value not in SMALL)
    words = f"{bars.subtitle}; {UNDER_FIVE}: {', '.join(few)}"
    return replace(bars, bars=left, subtitle=words)


def without_amounts(line: MoneyTimeline, level: Level) -> MoneyTimeline:
    """Leave out amounts in public: what third parties pay is theirs to tell."""
    if level is not Level.PUBLIC:
        return line
    return replace(line, rows=tuple(replace(row, amount=None) for row in line.rows))


def card(whole: MeasureCard, level: Level) -> MeasureCard:
    hidden = level is Level.PUBLIC or not whole.disclosed
    return replace(
        whole,
        obstacle="" if hidden else whole.obstacle,
        help="" if hidden else whole.help,
        remark="" if level is Level.PUBLIC else whole.remark,
        reach=coarse(whole.reach) if whole.reach else None,
        effort=None if level is Level.PUBLIC else whole.effort,
    )


def coarse(reach: Reach) -> Reach:
    """Hide that very few people were reached; the exact small number leaves the data, too."""
    if reach.reached is None or reach.reached not in SMALL:
        return reach
    return replace(reach, reached=None, small=True)


def protected(row: Row, table: Table) -> Row:
    """Print 1 to 4 reached people as words, and round a total to fives."""
    cells = list(row.cells)
    for place, column in enumerate(table.columns):
        value = cells[place]
        if column.kind is CellKind.REACH and isinstance(value, int):
            cells[place] = shown(value, total=row.total)
    return replace(row, cells=tuple(cells))


def shown(value: int, *, total: bool = False) -> str | int:
    """Give a count of people as it may be printed outside the desk; totals in fives, half up."""
    if value in SMALL:
        return UNDER_FIVE
    return (value * 2 + STEP) // (STEP * 2) * STEP if total else value
