"""The annex: figures of every measure as they were reported, and the rounds they come from."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from wirkungskreis.kernel.formats import day
from wirkungskreis.reports.outputs.document import (
    Block,
    CellKind,
    Column,
    Heading,
    MeasureCard,
    Row,
    Section,
    SectionKind,
    Source,
    Span,
    Table,
)
from wirkungskreis.reports.outputs.phrases import NOT_PUBLIC, NOT_REPORTED, has_effort
from wirkungskreis.rounds.models import Round

REACHED = (
    Column("Maßnahme", share=11),
    Column("Stand", share=6),
    Column("Erreicht", CellKind.REACH, share=5),
)
SPENT = (Column("Stunden", CellKind.COUNT, share=5), Column("Kosten", CellKind.MONEY, share=5))
AS_REPORTED = "Wie gemeldet. Die Einheiten sind verschieden, darum steht hier keine Summe."
NO_EFFORT = "Arbeitsstunden und Kosten hat keine Stelle gemeldet."


def annex(cards: Sequence[MeasureCard], rounds: Iterable[Round], *, spends: bool) -> Section:
    """List the measures; ``spends`` says that these readers may see what was spent."""
    columns: tuple[Column, ...] = REACHED
    note, caption = AS_REPORTED, "Erreichte je Maßnahme"
    if spends and any(each.effort and has_effort(each.effort) for each in cards):
        columns, caption = (*REACHED, *SPENT), "Personal, Kosten und Erreichte je Maßnahme"
    elif spends:
        note = f"{AS_REPORTED} {NO_EFFORT}"
    rows = tuple(_line(each, len(columns)) for each in cards)
    table = Table(caption, columns, rows, note)
    head = Heading("Woher die Angaben kommen", ref="rounds")
    blocks: tuple[Block, ...] = (table, head, *map(_seal, rounds))
    return Section("annex", "Anhang", SectionKind.ANNEX, blocks)


def _seal(rnd: Round) -> Source:
    ref = f"round:{rnd.public_id}"
    closed = f": geschlossen am {day(rnd.closed_on)}, Prüfsumme {rnd.hash}."
    return Source((Span(rnd.title, ref=ref), Span(closed)), ref)


def _line(each: MeasureCard, width: int) -> Row:
    unknown = NOT_PUBLIC if each.withheld else NOT_REPORTED
    reached: int | str = unknown
    if each.reach and each.reach.reached is not None:
        reached = each.reach.reached
    hours: int | str = unknown
    cost: Decimal | str = unknown
    if each.effort and each.effort.hours is not None:
        hours = each.effort.hours
    if each.effort and each.effort.cost is not None:
        cost = each.effort.cost
    name = f"{each.code} {each.title}"
    return Row((name, each.standing, reached, hours, cost)[:width], ref=each.ref)
