"""The whole report as a plain document: facts from frozen rounds, texts and consequences."""

from collections import Counter
from datetime import timedelta
from decimal import Decimal

from django.conf import settings

from wirkungskreis.concept.models import Kind, Wording
from wirkungskreis.concept.queries import wordings_in_force
from wirkungskreis.kernel.formats import day
from wirkungskreis.reports.composing import charts, follow
from wirkungskreis.reports.composing.cards import card
from wirkungskreis.reports.facts import FieldFacts, fields_of, rounds_of
from wirkungskreis.reports.models import Consequence, Report
from wirkungskreis.reports.outputs.document import (
    Block,
    CellKind,
    ChartBlock,
    Column,
    CorrectionNote,
    Fact,
    Facts,
    GoalFigures,
    Heading,
    KeyFigure,
    Level,
    MeasureCard,
    Paragraph,
    ReportDocument,
    Row,
    Section,
    SectionKind,
    Span,
    Table,
)
from wirkungskreis.reports.outputs.levels import at_level

NO_FIGURE = "zu diesem Ziel noch keine Kennzahl eingetragen ist"


class Composer:
    """Holds what the sections of one report share while it is put together."""

    def __init__(self, report: Report, level: Level) -> None:
        self.report, self.level = report, level
        self.on = report.reference_date
        self.rounds = rounds_of(report)
        self.fields = fields_of(self.rounds)
        self.blocks = {block.slot: block for block in report.blocks.all()}
        self.edited = {slot: b.text for slot, b in self.blocks.items() if b.is_edited}
        self.wordings = list(wordings_in_force(self.on).select_related("parent"))
        self.by_field = {w.code: w for w in self.wordings if w.element.kind == Kind.FIELD}
        self.consequences = _with_offices(report)
        self.earlier = _with_offices(report.predecessor) if report.predecessor else []

    def document(self) -> ReportDocument:
        return ReportDocument(
            label=self.report.label,
            title=self.report.title,
            municipality=settings.CITY,
            first_day=self.report.period_start,
            last_day=self.report.period_before - timedelta(days=1),
            reference_day=self.on,
            level=Level.INTERNAL,
            prepared_by=self.report.prepared_by.name if self.report.prepared_by else "",
            sections=tuple(self._sections()),
            number=self.report.number,
            released_on=self.report.released_on,
            journal_head=self.rounds[-1].journal_head,
            corrections=tuple(
                CorrectionNote(c.number, c.on, c.text) for c in self.report.corrections.all()
            ),
        )

    def _sections(self) -> list[Section]:
        found = [self._glance(), self._text("foreword", "Vorwort"), self._procedure()]
        found += [self._field(field) for field in self.fields]
        found += [self._decisions(), self._conditions(), self._annex()]
        return [section for section in found if section]

    def _paragraphs(self, slot: str) -> list[Block]:
        block = self.blocks.get(slot)
        if block is None:
            return []
        ref = f"block:{block.public_id}"
        parts = [part.strip() for part in block.shown.split("\n\n") if part.strip()]
        return [Paragraph((Span(part),), generated=not block.is_edited, ref=ref) for part in parts]

    def _text(self, slot: str, title: str) -> Section | None:
        blocks = self._paragraphs(slot)
        return Section(slot, title, SectionKind.TEXT, tuple(blocks)) if blocks else None

    def _procedure(self) -> Section:
        blocks = self._paragraphs("procedure")
        if line := charts.rate_line(self.rounds):
            blocks.append(ChartBlock(line, with_table=True))
        title = "Verfahren und Zeitraum"
        return Section("procedure", title, SectionKind.TEXT, tuple(blocks))

    def _glance(self) -> Section:
        counts: Counter[str] = sum((field.counts for field in self.fields), Counter())
        asked = counts.total()
        answered = sum(field.answered for field in self.fields)
        ending = charts.ending(self.fields, self.on)
        facts = (
            Fact(asked, "Maßnahmen abgefragt", f"round:{self.rounds[-1].public_id}"),
            Fact(answered, "mit Meldung"),
            Fact(counts["silent"], "ohne Meldung"),
            Fact(len(ending), "mit Geld, das endet"),
        )
        blocks: list[Block] = [Facts(facts)]
        if asked:
            bar = charts.state_bar("stand", counts, self.on)
            blocks.append(ChartBlock(bar, with_table=True))
        if line := charts.money_line("geld", ending, self.on):
            blocks += [Heading("Geld, das endet"), ChartBlock(line, with_table=True)]
        if self.consequences:
            blocks.append(Heading("Was folgt"))
            blocks.append(follow.consequences("Alle Konsequenzen", self.consequences, self.on))
        return Section("glance", "Auf einen Blick", SectionKind.GLANCE, tuple(blocks))

    def _field(self, field: FieldFacts) -> Section:
        wording = self.by_field.get(field.code)
        element = wording.element_id if wording else 0
        blocks: list[Block] = []
        if earlier := [c for c in self.earlier if c.field_id == element]:
            blocks += [Heading("Seit dem letzten Bericht"), follow.follow_ups(earlier, self.on)]
        blocks.append(Heading("Stand der Maßnahmen"))
        blocks += self._paragraphs(f"field:{field.code}")
        bar = charts.state_bar(f"stand-{field.code.lower()}", field.counts, self.on)
        blocks.append(ChartBlock(bar))
        blocks += self._goals(wording)
        blocks.append(Heading("Was ist geschehen?"))
        made = [card(measure, self.edited, self.level) for measure in field.measures]
        blocks += [each for each in made if each]
        if needs := follow.needs(element, self.report):
            blocks += [Heading("Bedarfe"), needs]
        blocks += self._what_follows(element)
        title = field.title or "Ohne Handlungsfeld"
        return Section(f"field:{field.code}", title, SectionKind.FIELD, tuple(blocks), field.code)

    def _what_follows(self, element: int) -> list[Block]:
        found = [c for c in self.consequences if c.field_id == element]
        head = Heading("Konsequenzen und nächste Schritte")
        if found:
            return [head, follow.consequences("Konsequenzen", found, self.on)]
        text = "Für dieses Handlungsfeld ist noch keine Konsequenz benannt."
        return [head, Paragraph((Span(text),), generated=True)]

    def _goals(self, field: Wording | None) -> list[Block]:
        goals = [w for w in self.wordings if w.element.kind == Kind.GOAL and w.parent == field]
        if field is None or not goals:
            return []
        figures = list(self.report.figures.all())
        notes = {note.goal_id: note for note in self.report.goal_notes.all()}
        blocks: list[Block] = [Heading("Ziele und Kennzahlen")]
        for goal in sorted(goals, key=lambda wording: wording.code):
            found = tuple(
                KeyFigure(
                    label=figure.label,
                    value=figure.value,
                    day=figure.on,
                    source=figure.source,
                    definition=figure.definition,
                    population=figure.population,
                    ref=f"figure:{figure.public_id}",
                )
                for figure in figures
                if figure.goal_id == goal.element_id
            )
            note = notes.get(goal.element_id)
            reason = "" if found else (note.not_assessable if note else NO_FIGURE)
            blocks.append(
                GoalFigures(
                    code=goal.code,
                    text=goal.text,
                    figures=found,
                    not_assessable=reason.rstrip("."),
                    ref=f"element:{goal.element.public_id}",
                )
            )
        return blocks

    def _decisions(self) -> Section | None:
        asked = follow.decisions(self.report)
        title = "Erbetene Entscheidungen"
        return Section("decisions", title, SectionKind.TEXT, (asked,)) if asked else None

    def _conditions(self) -> Section | None:
        table = follow.conditions(self.on)
        return Section("conditions", "Ratsaufträge", SectionKind.TEXT, (table,)) if table else None

    def _annex(self) -> Section:
        columns = (
            Column("Maßnahme", share=6),
            Column("Stand", share=3),
            Column("Erreicht", CellKind.REACH, share=2),
            Column("Arbeitsstunden", CellKind.COUNT, share=2),
            Column("Kosten", CellKind.MONEY, share=2),
        )
        made = [card(m, {}, self.level) for field in self.fields for m in field.measures]
        rows = tuple(_line(each) for each in made if each)
        note = "Wie gemeldet. Die Einheiten sind verschieden, darum steht hier keine Summe."
        table = Table("Personal, Kosten und Erreichte je Maßnahme", columns, rows, note)
        seals = [
            f"{rnd.title}: geschlossen am {day(rnd.closed_on)}, Prüfsumme {rnd.hash}."
            for rnd in self.rounds
        ]
        seal = tuple(Paragraph((Span(text),)) for text in seals)
        blocks: tuple[Block, ...] = (table, Heading("Woher die Angaben kommen"), *seal)
        return Section("annex", "Anhang", SectionKind.ANNEX, blocks)


def _line(each: MeasureCard) -> Row:
    unknown = "nicht gemeldet"
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
    return Row((name, each.standing, reached, hours, cost), ref=each.ref)


def _with_offices(report: Report) -> list[Consequence]:
    found = report.consequences.select_related("office", "owner", "field")
    return list(found.prefetch_related("office__former_names"))


def compose(report: Report, level: Level = Level.INTERNAL) -> ReportDocument:
    """Put a report together for readers of a level, from frozen facts and present texts."""
    return at_level(Composer(report, level).document(), level)


def fields_without_consequence(report: Report) -> list[str]:
    """Name the fields for which nothing is said to follow yet; a release needs one each."""
    named = set(report.consequences.values_list("field__wordings__code", flat=True))
    fields = fields_of(rounds_of(report))
    return [field.code for field in fields if field.code and field.code not in named]
