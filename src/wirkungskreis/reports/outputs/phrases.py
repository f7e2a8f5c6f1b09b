"""How reach, effort, dates and the lists of a committee are put into words and columns."""

from datetime import date
from typing import assert_never

from wirkungskreis.kernel.formats import NOTHING, day_short, euro, number
from wirkungskreis.reports.outputs.document import (
    Cell,
    CellKind,
    Column,
    ConsequenceItem,
    Consequences,
    Decisions,
    Effect,
    Effort,
    FollowUps,
    KeyFigure,
    MeasureCard,
    Needs,
    Row,
    Table,
)

NOT_REPORTED = "nicht gemeldet"
UNDER_FIVE = "unter 5"
NOT_PUBLIC = "nicht öffentlich"
WITHHELD = "Die Stelle hat gemeldet; ihre Angaben sind nicht zur Veröffentlichung bestimmt."
NO_DATE = "ohne Termin"
WHEN = "Bis wann"


def next_step(block: MeasureCard) -> str:
    if not block.next_step:
        return ""
    until = f"bis {day_short(block.next_due)}" if block.next_due else NO_DATE
    return f"{block.next_step} ({until})"


def reach(block: MeasureCard) -> str:
    """Write how many were reached, against the plan where there is one."""
    if block.reach is None:
        return ""
    done = UNDER_FIVE if block.reach.small else NOT_REPORTED
    if block.reach.reached is not None:
        done = ("etwa " if block.reach.estimated else "") + number(block.reach.reached)
    if done == NOT_REPORTED:
        return f"{NOT_REPORTED} ({block.reach.unit})"
    planned = f" (geplant {number(block.reach.planned)})" if block.reach.planned is not None else ""
    return f"{done} {block.reach.unit}{planned}"


def effort(block: MeasureCard) -> str:
    if block.effort is None:
        return ""
    if not has_effort(block.effort):
        return NOT_REPORTED
    hours = number(block.effort.hours) if block.effort.hours is not None else NOT_REPORTED
    cost = euro(block.effort.cost) if block.effort.cost is not None else NOT_REPORTED
    return f"Arbeitsstunden {hours}, Kosten {cost}"


def office(item: ConsequenceItem) -> str:
    return f"{item.office} ({item.post})" if item.post else item.office


def has_effort(effort: Effort) -> bool:
    return effort.hours is not None or effort.cost is not None


def when(item: ConsequenceItem) -> date | str:
    return item.due or (NOTHING if item.is_nothing else NO_DATE)


def nothing_follows(block: Consequences) -> str:
    """Give the reasons, if nothing at all follows."""
    reasons = [item.text for item in block.items if item.is_nothing]
    return " ".join(reasons) if len(reasons) == len(block.items) else ""


def about(figure: KeyFigure) -> str:
    """Say where a figure comes from and what it counts, one sentence each."""
    parts = (figure.source, figure.definition, figure.population)
    return " ".join(f"{part.rstrip('.')}." for part in parts if part)


def effect(said: Effect) -> str:
    """Say who assessed an effect, when, and on what indicators."""
    words = f"{said.body}, {day_short(said.day)}"
    return f"{words}, anhand von {', '.join(said.indicators)}" if said.indicators else words


def as_table(block: Consequences | FollowUps | Needs | Decisions) -> Table:
    """Lay out the lists that a committee works through, each with its own columns."""
    titles: dict[str, int]
    rows: list[tuple[Cell, ...]]
    match block:
        case Consequences():
            several = any(i.field for i in block.items)
            titles = {"Feld": 1} if several else {}
            titles |= {"Was": 6, "Wer": 4, WHEN: 2, "Art": 2}
            rows = [
                (*([i.field] if several else []), i.text, office(i), when(i), i.kind)
                for i in block.items
            ]
        case FollowUps():
            titles = {"Was beschlossen war": 5, "Wer": 3, WHEN: 2, "Was daraus wurde": 5}
            rows = [(i.text, i.office, i.due or NO_DATE, i.outcome) for i in block.items]
        case Needs():
            titles = {"Bedarf": 6, "Woher": 3, "Was daraus wurde": 4}
            rows = [(i.text, i.source, i.outcome) for i in block.items]
        case Decisions():
            titles = {"Zu entscheiden": 6, "Zuständig": 3, "Begründung": 5}
            rows = [(i.text, i.competent, i.reason) for i in block.items]
        case _:
            assert_never(block)
    columns = tuple(
        Column(title, CellKind.DAY if title == WHEN else CellKind.TEXT, share)
        for title, share in titles.items()
    )
    refs = [item.ref for item in block.items]
    made = tuple(Row(cells, ref) for cells, ref in zip(rows, refs, strict=True))
    return Table(block.caption, columns, made)
