"""The indicators beside the goals of a report, as they were known when its data were frozen."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from wirkungskreis.concept.models import Wording
from wirkungskreis.indicators import grounds as reasons
from wirkungskreis.indicators.pictures import line_of
from wirkungskreis.indicators.queries.standing import Standing, standings, watched_on
from wirkungskreis.indicators.sheet import licence_of
from wirkungskreis.indicators.status import Status
from wirkungskreis.kernel.actor import SYSTEM, VISITOR
from wirkungskreis.kernel.formats import day
from wirkungskreis.reports import sentences
from wirkungskreis.reports.models import KeyFigure, TakenFigure
from wirkungskreis.reports.outputs.document import (
    Block,
    BulletList,
    ChartBlock,
    Heading,
    IndicatorFigure,
    Level,
    Paragraph,
    Section,
    SectionKind,
    Span,
)
from wirkungskreis.rounds.models import Round

SITUATION = "situation"


class Watched:
    """All indicators of a report for readers of a level, judged once."""

    def __init__(self, rounds: Sequence[Round], level: Level) -> None:
        newest, self.level = rounds[-1], level
        self.on = newest.frozen_on or newest.reference_date
        actor = VISITOR if level is Level.PUBLIC else SYSTEM
        rows = watched_on(self.on, actor)
        self.standings = standings([row for row, _elements in rows], self.on, known_on=self.on)
        self.elements = {row.pk: elements for row, elements in rows}
        self.beside: dict[int, list[Standing]] = defaultdict(list)
        for one in self.standings:
            for element in self.elements[one.indicator.pk]:
                self.beside[element].append(one)

    def of(self, elements: Iterable[int]) -> list[Standing]:
        """Give those beside any of these goals or fields, each once, in the order of the goals."""
        found = {one.indicator.pk: one for each in elements for one in self.beside.get(each, ())}
        return list(found.values())

    def without_goal(self, goals: Iterable[int]) -> list[Standing]:
        """Give those that describe the situation and stand beside no goal of the concept."""
        told = {one.indicator.pk for one in self.of(goals)}
        return [one for one in self.standings if one.indicator.pk not in told]

    def codes(self, element: int) -> tuple[str, ...]:
        return tuple(one.indicator.code for one in self.beside.get(element, ()))

    def tells(self, figure: KeyFigure) -> bool:
        """Whether a figure entered by hand is said by an indicator beside its goal.

        The indicator takes over once its value of that day was known on the day of the freeze.
        """
        taken: TakenFigure | None = getattr(figure, "taken", None)
        return taken is not None and any(
            point.start <= figure.on < point.before
            for one in self.beside.get(figure.goal_id, ())
            if one.indicator.pk == taken.indicator_id
            for point in one.points
        )

    def counted(self, found: Sequence[Standing], place: str) -> Paragraph:
        """Say first how many of them can be judged at all."""
        counts = Counter(one.finding.status for one in found)
        told = [(str(each.label), counts[each]) for each in Status if counts[each]]
        assessable = sum(one.finding.is_assessable for one in found)
        text = sentences.assessable(assessable, len(found), told, day(self.on))
        return Paragraph((Span(text),), generated=True, ref=place)

    def blocks(self, found: Iterable[Standing], names: Mapping[int, str]) -> Iterator[Block]:
        """Show each with its chart; ``names`` are the codes of the goals by element."""
        for one in found:
            elements = self.elements[one.indicator.pk]
            beside = sorted(names[each] for each in elements if each in names)
            yield figure(one, beside, self.on, outside=self.level is Level.PUBLIC)
            code = one.indicator.code.lower().replace(".", "-")
            line = line_of(one, {}, f"werte-{code}")
            if line and line.has_numbers:
                yield ChartBlock(line, ref=ref_of(one))

    def situation(self, goals: Iterable[int]) -> Section | None:
        """Show what describes the city beside all fields."""
        found = self.without_goal(goals)
        if not found:
            return None
        lead = Paragraph((Span(sentences.SITUATION),), generated=True)
        blocks: list[Block] = [lead, self.counted(found, SITUATION)]
        blocks += [*self.blocks(found, {}), *listed(found, 2)]
        return Section(SITUATION, "Lage der Stadt", SectionKind.TEXT, tuple(blocks))


def figure(
    one: Standing, beside: Iterable[str], known_on: date, *, outside: bool = False
) -> IndicatorFigure:
    """Put an indicator into words, by the same rules as its own page."""
    indicator, finding, target = one.indicator, one.finding, one.target
    latest = finding.latest or (one.points[-1] if one.points else None)
    kinds = [indicator.get_kind_display(), indicator.get_periodicity_display()]
    return IndicatorFigure(
        code=indicator.code,
        name=indicator.name,
        kind=" · ".join(str(kind) for kind in kinds),
        value=reasons.cell(indicator, latest) if latest else "kein Wert",
        period=reasons.period(latest.start, latest.before) if latest else "",
        target=reasons.target_words(indicator, target, outside=outside) if target else "",
        status=str(finding.status.label),
        is_assessable=finding.is_assessable,
        why=tuple(reasons.why(indicator, finding, target, outside=outside)),
        source=indicator.source,
        licence=licence_of(indicator),
        beside=tuple(beside),
        ref=ref_of(one),
        known_on=known_on,
    )


def listed(found: Iterable[Standing], rank: int = 3) -> list[Block]:
    """List where their values come from, and under which licence."""
    rows = tuple(source(one) for one in found)
    return [Heading("Quellen der Indikatoren", rank), BulletList(rows)] if rows else []


def source(one: Standing) -> tuple[Span, ...]:
    used = dict.fromkeys(point.source_title or point.source for point in one.points)
    told = "; ".join(used) or one.indicator.source or "keine Quelle genannt"
    licence = licence_of(one.indicator) or "nicht angegeben"
    words = f": {told}. Lizenz: {licence}."
    return Span(one.indicator.code, ref=ref_of(one)), Span(words)


def ref_of(one: Standing) -> str:
    return f"indicator:{one.indicator.public_id}"


def goals_of(wordings: Iterable[Wording]) -> dict[int, str]:
    """Give the codes of fields and goals by element."""
    return {each.element_id: each.code for each in wordings}
