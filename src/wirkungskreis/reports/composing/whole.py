"""The whole report as a plain document: facts from frozen rounds, texts and consequences."""

from datetime import timedelta

from django.conf import settings
from django.db.models import OuterRef, Q, Subquery, prefetch_related_objects

from wirkungskreis.concept.models import Kind, Wording
from wirkungskreis.concept.queries import wordings_in_force
from wirkungskreis.people.models import Post
from wirkungskreis.reports.composing import annex as annexes
from wirkungskreis.reports.composing import charts, follow, grounds, texts
from wirkungskreis.reports.composing import glance as glances
from wirkungskreis.reports.composing.cards import card, slot_of
from wirkungskreis.reports.composing.indicators import Watched, goals_of, listed
from wirkungskreis.reports.composing.stated import FieldsSaid
from wirkungskreis.reports.facts import FieldFacts, fields_of, rounds_beside, rounds_of
from wirkungskreis.reports.language import of_reports
from wirkungskreis.reports.models import Consequence, Report
from wirkungskreis.reports.outputs.document import (
    Block,
    ChartBlock,
    GoalFigures,
    Heading,
    KeyFigure,
    Level,
    Paragraph,
    ReportDocument,
    Section,
    SectionKind,
    Span,
)
from wirkungskreis.reports.outputs.levels import at_level
from wirkungskreis.rounds.models import Round

NOT_ASSESSED = "noch kein Gremium sie anhand der Indikatoren beurteilt hat"
NO_FIGURE = "zu diesem Ziel noch keine Kennzahl eingetragen ist"


class Composer:
    """Holds what the sections of one report share while it is put together."""

    def __init__(self, report: Report, level: Level) -> None:
        self.report, self.level = report, level
        self.on = report.reference_date
        self.rounds, closed = rounds_beside(report)
        self.fields = fields_of(self.rounds)
        self.blocks = {block.slot: block for block in report.blocks.all()}
        self.edited = {slot: block for slot, block in self.blocks.items() if block.is_edited}
        self.marks = report.released_on is None
        self.rates = charts.rates(self.rounds, closed)
        self.wordings = list(wordings_in_force(self.on).select_related("parent"))
        self.by_field = {w.code: w for w in self.wordings if w.element.kind == Kind.FIELD}
        self.figures = list(report.figures.select_related("taken"))
        self.watched = Watched(self.rounds, level)
        self.codes = goals_of(self.wordings)
        self.said = FieldsSaid(report, level)
        self.conditions = follow.conditions_until(self.on)
        told = _consequences(report)
        self.posts = {each.pk: post for each, post in told if post}
        found = [each for each, _post in told]
        offices = [each.office for each in found] + [each.owner for each in self.conditions]
        prefetch_related_objects([office for office in offices if office], "former_names")
        self.consequences = [each for each in found if each.report_id == report.pk]
        self.earlier = glances.real([each for each in found if each.report_id != report.pk])

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
        )

    def _sections(self) -> list[Section]:
        found = [self._opening(), self._foreword(), self._procedure()]
        found += [self._field(field) for field in self.fields]
        found += [
            self.watched.situation(self.codes),
            self._decisions(),
            self._conditions(),
            self._annex(),
        ]
        return [section for section in found if section]

    def _opening(self) -> Section:
        letters = {wording.element_id: code for code, wording in self.by_field.items()}
        names = (letters, self.posts)
        return glances.glance(self.fields, self.consequences, names, self.level, self.on)

    def known(self, slot: str) -> grounds.Known:
        """Know what the numbers in the text of a place may rest on."""
        draft = self.blocks[slot].generated if slot in self.blocks else ""
        if slot == "foreword":
            return grounds.in_foreword(self.fields, len(glances.real(self.consequences)), self.on)
        if slot == "procedure":
            return grounds.in_procedure(self.rounds, draft)
        for field in self.fields:
            if slot == f"field:{field.code}":
                goals = {w.element_id for w in self._goals_of(self.by_field.get(field.code))}
                figures = [figure for figure in self.figures if figure.goal_id in goals]
                return grounds.in_field(field, draft, figures, self.on)
            for measure in field.measures:
                if slot == slot_of(measure.newest):
                    return grounds.in_return(measure)
        return {}

    def _paragraphs(self, slot: str, place: str) -> list[Block]:
        block = self.blocks.get(slot)
        if block is None:
            return []
        rests = grounds.of_block(block, self.known(slot), marks=self.marks)
        if block.is_edited:
            return [*texts.written(block.text, rests, place), *texts.named(block)]
        return texts.generated(block.generated, rests, place)

    def _foreword(self) -> Section | None:
        blocks = self._paragraphs("foreword", grounds.BY_FIELD)
        return Section("foreword", "Vorwort", SectionKind.TEXT, tuple(blocks)) if blocks else None

    def _procedure(self) -> Section:
        blocks = self._paragraphs("procedure", "rounds")
        if line := charts.rate_line(tuple(point for _rnd, point in self.rates)):
            refs = tuple(f"round:{rnd.public_id}" for rnd, _point in self.rates)
            blocks.append(ChartBlock(line, with_table=True, ref="rounds", refs=refs))
        title = "Verfahren und Zeitraum"
        return Section("procedure", title, SectionKind.TEXT, tuple(blocks))

    def _field(self, field: FieldFacts) -> Section:
        wording = self.by_field.get(field.code)
        element = wording.element_id if wording else 0
        blocks: list[Block] = []
        if earlier := [c for c in self.earlier if c.field_id == element]:
            blocks += [Heading("Seit dem letzten Bericht"), follow.follow_ups(earlier, self.on)]
        blocks.append(Heading("Stand der Maßnahmen"))
        place = f"list:{field.code}"
        blocks += self._paragraphs(f"field:{field.code}", place)
        blocks += glances.hidden([field], self.level)
        bar = charts.state_bar(f"stand-{field.code.lower()}", field.counts, self.on)
        blocks.append(ChartBlock(bar, ref=place))
        blocks += self._judged(field, element, self._goals_of(wording))
        blocks.append(Heading("Was ist geschehen?", ref=place))
        made = [card(m, self.edited, self.level, marks=self.marks) for m in field.measures]
        blocks += [each for each in made if each]
        if promises := self.said.promises(element):
            blocks += [Heading("Zusagen"), promises]
        if needs := self.said.needs(element):
            blocks += [Heading("Bedarfe"), needs]
        blocks += self._what_follows(element)
        title = field.title or "Ohne Handlungsfeld"
        return Section(f"field:{field.code}", title, SectionKind.FIELD, tuple(blocks), field.code)

    def _what_follows(self, element: int) -> list[Block]:
        found = [c for c in self.consequences if c.field_id == element]
        head = Heading("Konsequenzen und nächste Schritte")
        if found:
            return [head, follow.consequences("Was, wer, bis wann", found, self.on, self.posts)]
        text = "Für dieses Handlungsfeld ist noch keine Konsequenz benannt."
        return [head, Paragraph((Span(text),), generated=True)]

    def _goals_of(self, field: Wording | None) -> list[Wording]:
        if field is None:
            return []
        goals = [w for w in self.wordings if w.element.kind == Kind.GOAL and w.parent == field]
        return sorted(goals, key=lambda wording: (wording.order, wording.code))

    def _judged(self, field: FieldFacts, element: int, goals: list[Wording]) -> list[Block]:
        """Show the goals with what stands beside them; how much can be judged comes first."""
        place = f"indicators:{field.code}"
        found = self.watched.of([element, *(goal.element_id for goal in goals)])
        if not found:
            head = [Heading("Ziele und Kennzahlen")] if goals else []
            return [*head, *(b for g in goals for b in (self._goal(g), *self._claims(g)))]
        blocks: list[Block] = [Heading("Ziele und Indikatoren", ref=place)]
        blocks.append(self.watched.counted(found, place))
        shown: set[int] = set()
        blocks += self._beside(element, shown)
        for goal in goals:
            blocks += [self._goal(goal), *self._claims(goal)]
            blocks += self._beside(goal.element_id, shown)
        return [*blocks, *listed(found)]

    def _claims(self, goal: Wording) -> list[Block]:
        """Say which measures are claimed to serve the goal; only reviewed claims are printed."""
        ref = f"element:{goal.element.public_id}"
        told = self.said.claims(goal.element, goal.code)
        return [Paragraph((Span(text),), generated=True, ref=ref) for text in told]

    def _beside(self, element: int, shown: set[int]) -> list[Block]:
        """Give the indicators of a goal that are not shown above."""
        new = [one for one in self.watched.of([element]) if one.indicator.pk not in shown]
        shown |= {one.indicator.pk for one in new}
        return list(self.watched.blocks(new, self.codes))

    def _goal(self, goal: Wording) -> GoalFigures:
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
            for figure in self.figures
            if figure.goal_id == goal.element_id and not self.watched.tells(figure)
        )
        codes = self.watched.codes(goal.element_id)
        missing = NOT_ASSESSED if codes else NO_FIGURE
        effects = self.said.effects(goal.element)
        is_told = bool(found or effects)
        reason = "" if is_told else self.said.notes.get(goal.element_id, missing)
        return GoalFigures(
            code=goal.code,
            text=goal.text,
            figures=found,
            not_assessable=reason.rstrip("."),
            ref=f"element:{goal.element.public_id}",
            effects=effects,
            indicators=codes,
        )

    def _decisions(self) -> Section | None:
        asked = follow.decisions(self.report)
        title = "Erbetene Entscheidungen"
        return Section("decisions", title, SectionKind.TEXT, (asked,)) if asked else None

    def _conditions(self) -> Section | None:
        table = follow.conditions(self.conditions, self.on)
        return Section("conditions", "Ratsaufträge", SectionKind.TEXT, (table,)) if table else None

    def _annex(self) -> Section:
        made = [card(m, {}, self.level) for field in self.fields for m in field.measures]
        shown = [each for each in made if each]
        return annexes.annex(shown, self._all_rounds(), spends=self.level is not Level.PUBLIC)

    def _all_rounds(self) -> list[Round]:
        """Give the rounds of the report, then the earlier ones that its rates show."""
        earlier = [rnd for rnd, _point in reversed(self.rates) if rnd not in self.rounds]
        return [*self.rounds, *earlier]


def _consequences(report: Report) -> list[tuple[Consequence, str | None]]:
    """Read what follows from a report and from the one before it, with the post that answers."""
    held = Post.objects.filter(
        Q(valid_before=None) | Q(valid_before__gt=report.reference_date),
        person=OuterRef("owner"),
        organisation=OuterRef("office"),
    )
    post = Subquery(held.order_by("-valid_from", "pk").values("function")[:1])
    rows = Consequence.objects.filter(report__in=[report.pk, report.predecessor_id])
    return [(each, each.post) for each in rows.select_related("office").annotate(post=post)]


def compose(report: Report, level: Level = Level.INTERNAL) -> ReportDocument:
    """Put a report together for readers of a level, from frozen facts and present texts."""
    with of_reports():
        return at_level(Composer(report, level).document(), level)


def unproved_in(report: Report, slot: str) -> list[str]:
    """Name the numbers a person has written at a place for which no fact is known."""
    composer = Composer(report, Level.INTERNAL)
    block = composer.edited.get(slot)
    if block is None:
        return []
    return grounds.of_block(block, composer.known(slot), marks=True).unproved(block.text)


def fields_without_consequence(report: Report) -> list[str]:
    """Name the fields for which nothing is said to follow yet; a release needs one each."""
    named = set(report.consequences.values_list("field", flat=True))
    words = wordings_in_force(report.reference_date).filter(element__kind=Kind.FIELD)
    elements = dict(words.values_list("code", "element"))
    fields = [field.code for field in fields_of(rounds_of(report)) if field.code]
    return [code for code in fields if elements.get(code) not in named]
