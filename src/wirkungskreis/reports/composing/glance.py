"""The first page: how many there are, who is silent, what ends, what follows."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date

from wirkungskreis.kernel.formats import day
from wirkungskreis.measures.finance import WARN_MONTHS, months_later
from wirkungskreis.reports import sentences
from wirkungskreis.reports.composing import charts, follow
from wirkungskreis.reports.composing.cards import is_shown, is_told
from wirkungskreis.reports.composing.grounds import BY_FIELD, MONEY, NEXT, WITHOUT
from wirkungskreis.reports.facts import LOOKS, FieldFacts, MeasureFacts
from wirkungskreis.reports.models import Consequence
from wirkungskreis.reports.outputs.document import (
    Block,
    Cell,
    CellKind,
    ChartBlock,
    Column,
    Fact,
    Facts,
    Heading,
    Level,
    Paragraph,
    Row,
    Section,
    SectionKind,
    Span,
    Table,
)
from wirkungskreis.reports.states import ConsequenceKind

STEADY = ("on_plan", "continues")
LATE = ("delayed", "limited")
WORRYING = ("at_risk", "paused")
OVER = ("void", "ends")
MISSING = ("silent", "undeliverable", "unanswered", "unconfirmed")
COLUMNS = (
    ("Handlungsfeld", 13),
    ("gefragt", 3),
    ("gemeldet", 4),
    ("im Plan", 3),
    ("verzögert", 4),
    ("gefährdet", 4),
    ("entfällt", 3),
    ("ohne Meldung", 5),
)
NOTE = (
    "„im Plan“ zählt auch, was weiterläuft, „verzögert“ auch, was eingeschränkt läuft, "
    "„gefährdet“ auch, was ruht, „entfällt“ auch, was endet."
)


def glance(
    fields: list[FieldFacts],
    found: list[Consequence],
    names: tuple[Mapping[int, str], Mapping[int, str]],
    level: Level,
    on: date,
) -> Section:
    """Answer the four questions that are asked first; figures lead to where they come from.

    ``names`` are the letters of the fields by element and the posts by consequence.
    """
    counts: Counter[str] = sum((field.counts for field in fields), Counter())
    ending = charts.ending(fields, on)
    missing = sum(counts[code] for code in MISSING)
    facts = (
        Fact(counts.total(), "Maßnahmen abgefragt", BY_FIELD),
        Fact(sum(field.answered for field in fields), "mit Meldung", BY_FIELD),
        Fact(missing, "ohne Meldung", WITHOUT if missing else BY_FIELD),
        Fact(len(ending), "mit Geld, das endet", MONEY),
        Fact(len(real(found)), "Konsequenzen", NEXT),
    )
    blocks: list[Block] = [Facts(facts)]
    if counts.total():
        bar = charts.state_bar("stand", counts, on)
        blocks.append(ChartBlock(bar, ref=BY_FIELD))
    blocks += hidden(fields, level)
    blocks += silence(fields, level)
    blocks += money(fields, level, on)
    blocks += what_follows(found, *names, on)
    if fields:
        blocks += [Heading("Je Handlungsfeld", ref=BY_FIELD), by_field(fields)]
    return Section("glance", "Auf einen Blick", SectionKind.GLANCE, tuple(blocks))


def by_field(fields: list[FieldFacts]) -> Table:
    rows = [_line(field) for field in fields]
    sums = tuple(sum(int(str(row.cells[n])) for row in rows) for n in range(1, len(COLUMNS)))
    columns = tuple(
        Column(title, CellKind.COUNT if n else CellKind.TEXT, share)
        for n, (title, share) in enumerate(COLUMNS)
    )
    total = Row(("Zusammen", *sums), ref="glance", total=True)
    return Table("Stand der Maßnahmen je Handlungsfeld", columns, (*rows, total), NOTE)


def _line(field: FieldFacts) -> Row:
    counts = field.counts
    groups = (STEADY, LATE, WORRYING, OVER, MISSING)
    name = f"{field.code} {field.title}".strip() or "Ohne Handlungsfeld"
    figures = (sum(counts[code] for code in group) for group in groups)
    cells: tuple[Cell, ...] = (name, len(field.measures), field.answered, *figures)
    return Row(cells, ref=f"list:{field.code}")


def hidden(fields: list[FieldFacts], level: Level) -> list[Block]:
    """Say that the figures count measures which this release does not show."""
    count = sum(not is_shown(measure, level) for field in fields for measure in field.measures)
    if not count:
        return []
    return [Paragraph((Span(sentences.including(count)),), ref=BY_FIELD)]


def silence(fields: list[FieldFacts], level: Level) -> list[Block]:
    """Name who has not answered; a measure that is not for these readers is only counted."""
    found = [m for field in fields for m in field.measures if m.newest.code in MISSING]
    rows = tuple(
        Row(
            (ret.organisation, f"{ret.measure_code} {ret.measure_title}", LOOKS[m.newest.code][0]),
            ref=f"return:{ret.key}",
        )
        for m in sorted(found, key=_by_office)
        if is_shown(m, level)
        for ret in [m.newest.ret]
    )
    if not rows:
        return []
    columns = (Column("Stelle", share=4), Column("Maßnahme", share=5), Column("Stand", share=3))
    table = Table("Maßnahmen ohne Meldung zum Stichtag", columns, rows)
    return [Heading("Von wem keine Meldung vorliegt", ref=WITHOUT), table]


def _by_office(measure: MeasureFacts) -> tuple[str, str]:
    return measure.newest.ret.organisation, measure.newest.ret.measure_code


def money(fields: list[FieldFacts], level: Level, on: date) -> list[Block]:
    ending = charts.ending(fields, on)
    shown = [measure for measure in ending if is_told(measure, level)]
    head = Heading("Geld, das endet", ref=MONEY)
    if line := charts.money_line("geld", shown, on):
        refs = charts.money_refs(shown, on)
        return [head, ChartBlock(line, with_table=True, ref=MONEY, refs=refs)]
    text = sentences.money_of_all(len(ending), day(months_later(on, WARN_MONTHS)))
    return [head, Paragraph((Span(text),), ref=BY_FIELD)]


def what_follows(
    found: list[Consequence], letters: Mapping[int, str], posts: Mapping[int, str], on: date
) -> Iterator[Block]:
    """List what is to be done; of the fields with "keine – weil" only the letters."""
    yield Heading("Was folgt", ref=NEXT)
    if todo := real(found):
        ordered = sorted(todo, key=lambda each: (letters.get(each.field_id, ""), each.pk))
        caption = "Konsequenzen aller Handlungsfelder"
        yield follow.consequences(caption, ordered, on, posts, letters)
    else:
        yield Paragraph((Span("Noch ist keine Konsequenz benannt."),), generated=True)
    none = {letters.get(each.field_id, "") for each in found if each not in todo}
    if none:
        text = sentences.nothing_follows(sorted(none))
        yield Paragraph((Span(text),), ref=BY_FIELD)


def real(found: list[Consequence]) -> list[Consequence]:
    return [each for each in found if each.kind != ConsequenceKind.NONE]
