"""What stands in the annex: its sheets, their columns and rows, from the report's blocks."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from wirkungskreis.charts.values import ValueLine
from wirkungskreis.reports.outputs.display import meta
from wirkungskreis.reports.outputs.document import (
    Cell,
    ChartBlock,
    Consequences,
    GoalFigures,
    IndicatorFigure,
    Level,
    MeasureCard,
    Needs,
    ReportDocument,
    Section,
    SectionKind,
)
from wirkungskreis.reports.outputs.phrases import (
    NO_DATE,
    NOT_PUBLIC,
    NOT_REPORTED,
    UNDER_FIVE,
    when,
)

LEGEND = (
    ("im Plan, verzögert, gefährdet, entfällt", "Angabe der verantwortlichen Stelle zum Zeitplan"),
    ("läuft weiter, läuft eingeschränkt, ruht, endet", "Angabe zu Angeboten und Strukturen"),
    ("keine Meldung", "Die Anfrage kam an, es wurde erinnert, es kam keine Antwort"),
    ("noch nicht bestätigt", "Die Stelle hat die Maßnahme noch nicht als ihre eigene bestätigt"),
    (NOT_REPORTED, "Es gibt eine Meldung, aber keine Angabe zu dieser Frage"),
    (
        f"nur Titel öffentlich, {NOT_PUBLIC}",
        "Es gibt eine Meldung; die Stelle hat nur dem Titel zur Veröffentlichung zugestimmt",
    ),
    (UNDER_FIVE, "Sehr kleine Zahlen von Menschen stehen nur in der internen Fassung"),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its columns with their widths in characters, and its rows."""

    name: str
    columns: dict[str, int]
    rows: Sequence[Sequence[Cell]]


def sheets(report: ReportDocument) -> list[Sheet]:
    cards = [block for block in report.blocks() if isinstance(block, MeasureCard)]
    return [
        measures(cards),
        returns(cards, report.level),
        consequences(report),
        figures(report),
        indicators(report),
        values(report),
        needs(report),
        legend(report),
    ]


def measures(cards: Iterable[MeasureCard]) -> Sheet:
    columns = {
        "Code": 8,
        "Maßnahme": 40,
        "Handlungsfeld": 14,
        "Verantwortlich": 36,
        "Art": 12,
        "Umsetzung": 18,
        "dient den Zielen": 16,
    }
    rows = [
        (c.code, c.title, c.field, c.lead, c.kind, c.lifecycle, ", ".join(c.goals)) for c in cards
    ]
    return Sheet("Maßnahmen", columns, rows)


def returns(cards: Iterable[MeasureCard], level: Level) -> Sheet:
    """List what was reported; columns that a level never shows are left out whole."""
    columns = {
        "Code": 8,
        "Maßnahme": 36,
        "Stand": 18,
        "Begründung": 36,
        "Was geschehen ist": 60,
        "Was folgt": 40,
        "Bis wann": 12,
        "Erreicht": 12,
        "Geplant": 12,
        "Einheit": 18,
        "Angabe": 12,
        "Meldung": 30,
    }
    if level is Level.PUBLIC:
        return Sheet("Meldungen", columns, [answer(card) for card in cards])
    guarded = {
        "Arbeitsstunden": 14,
        "Kosten in Euro": 14,
        "Hemmnis": 40,
        "Gebraucht wird": 40,
        "Prüfvermerk": 40,
    }
    rows = [(*answer(card), *effort(card), *trouble(card)) for card in cards]
    return without_empty(Sheet("Meldungen", columns | guarded, rows), guarded)


def without_empty(sheet: Sheet, guarded: Container[str]) -> Sheet:
    """Leave out guarded columns in which nothing stands at all."""
    kept = [
        place
        for place, title in enumerate(sheet.columns)
        if title not in guarded or any(row[place] != "" for row in sheet.rows)
    ]
    columns = [pair for place, pair in enumerate(sheet.columns.items()) if place in kept]
    rows = [tuple(row[place] for place in kept) for row in sheet.rows]
    return Sheet(sheet.name, dict(columns), rows)


def answer(card: MeasureCard) -> tuple[Cell, ...]:
    if card.withheld:
        return (card.code, card.title, card.standing, *(NOT_PUBLIC,) * 9)
    reach: tuple[Cell, ...] = (NOT_REPORTED, NOT_REPORTED, "", "")
    if card.reach:
        reached = UNDER_FIVE if card.reach.small else known(card.reach.reached)
        way = "geschätzt" if card.reach.estimated else "gezählt"
        reach = (reached, known(card.reach.planned), card.reach.unit, way)
    happened = "".join(span.text for span in card.happened)
    due = card.next_due or NO_DATE if card.next_step else ""
    story = (card.standing, card.reason, happened, card.next_step, due)
    return (card.code, card.title, *story, *reach, card.provenance)


def effort(card: MeasureCard) -> tuple[Cell, ...]:
    if card.effort is None:
        return (NOT_REPORTED, NOT_REPORTED)
    return (known(card.effort.hours), known(card.effort.cost))


def trouble(card: MeasureCard) -> tuple[Cell, ...]:
    return (card.obstacle, card.help, card.remark)


def known(value: int | Decimal | None) -> Cell:
    return NOT_REPORTED if value is None else value


def fields_of(report: ReportDocument) -> Iterable[tuple[str, Section]]:
    for section in report.sections:
        yield f"{section.code} {section.title}".strip(), section


def consequences(report: ReportDocument) -> Sheet:
    columns = {"Handlungsfeld": 30, "Was": 60, "Wer": 36, "Bis wann": 12, "Art": 18}
    shows_posts = report.level is not Level.PUBLIC
    rows: list[tuple[Cell, ...]] = [
        (name, item.text, item.office, when(item), item.kind)
        + ((item.post,) if shows_posts else ())
        for name, section in fields_of(report)
        for block in section.blocks
        if section.kind is not SectionKind.GLANCE  # it only repeats what the fields say
        if isinstance(block, Consequences)
        for item in block.items
    ]
    posts = {"Funktion": 24} if shows_posts else {}
    return Sheet("Konsequenzen", columns | posts, rows)


def figures(report: ReportDocument) -> Sheet:
    columns = {
        "Handlungsfeld": 30,
        "Ziel": 8,
        "Wortlaut": 50,
        "Kennzahl": 36,
        "Wert": 14,
        "Stand": 12,
        "Quelle": 30,
        "Definition": 40,
        "Grundgesamtheit": 30,
        "Wirkung nicht beurteilbar, weil": 40,
    }
    rows: list[tuple[Cell, ...]] = []
    for name, section in fields_of(report):
        for goal in (block for block in section.blocks if isinstance(block, GoalFigures)):
            head = (name, goal.code, goal.text)
            rows += [
                (*head, f.label, f.value, f.day, f.source, f.definition, f.population, "")
                for f in goal.figures
            ]
            if not goal.figures:
                rows.append((*head, "", "", "", "", "", "", goal.not_assessable))
    return Sheet("Kennzahlen", columns, rows)


def indicators(report: ReportDocument) -> Sheet:
    columns = {
        "Handlungsfeld": 30,
        "neben": 12,
        "Kürzel": 10,
        "Indikator": 40,
        "Neuester Wert": 20,
        "Zeitraum": 14,
        "Ziel": 40,
        "Status": 24,
        "Wie bekannt am": 14,
        "Warum?": 70,
        "Quelle": 30,
        "Lizenz": 20,
    }
    rows = [
        (
            name,
            ", ".join(i.beside),
            *facts_of(i),
            i.known_on or "",
            " ".join(i.why),
            i.source,
            i.licence,
        )
        for name, section in fields_of(report)
        for i in section.blocks
        if isinstance(i, IndicatorFigure)
    ]
    return Sheet("Indikatoren", columns, rows)


def facts_of(found: IndicatorFigure) -> tuple[str, ...]:
    value = (found.value, found.period, found.target, found.status)
    return (found.code, found.name, *value)


def values(report: ReportDocument) -> Sheet:
    """List every value that a chart of an indicator shows, or why there is none."""
    columns = {"Indikator": 50, "Zeitraum": 24, "Wert": 16, "Hinweis": 40, "Herkunft": 60}
    rows: list[tuple[Cell, ...]] = [
        (chart.subtitle, point.label, exact(point.value, point.shown), point.notes, point.origin)
        for chart in (b.chart for b in report.blocks() if isinstance(b, ChartBlock))
        if isinstance(chart, ValueLine)
        for point in chart.points
    ]
    return Sheet("Werte der Indikatoren", columns, rows)


def exact(value: Decimal | None, shown: str) -> Cell:
    """Give a number that can be reckoned with, or the words that stand for it."""
    if value is None:
        return shown
    return int(value) if value == value.to_integral_value() else value


def needs(report: ReportDocument) -> Sheet:
    columns = {"Handlungsfeld": 30, "Bedarf": 60, "Woher": 36, "Was daraus wurde": 40}
    rows = [
        (name, item.text, item.source, item.outcome)
        for name, section in fields_of(report)
        for block in section.blocks
        if isinstance(block, Needs)
        for item in block.items
    ]
    return Sheet("Bedarfe", columns, rows)


def legend(report: ReportDocument) -> Sheet:
    about = [(report.label, report.title), ("Kommune", report.municipality)]
    about += [(fact["label"], fact["value"]) for fact in meta(report)["facts"]]
    return Sheet("Legende", {"Begriff": 44, "Bedeutung": 80}, [*about, *LEGEND])
