"""The annex as XLSX: what a council's staff wants to sort and filter, in typed cells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from wirkungskreis.reports.outputs.display import clean, meta
from wirkungskreis.reports.outputs.document import (
    Cell,
    Consequences,
    GoalFigures,
    Level,
    MeasureCard,
    Needs,
    ReportDocument,
    Section,
)
from wirkungskreis.reports.outputs.phrases import NO_DATE, NOT_PUBLIC, NOT_REPORTED, UNDER_FIVE

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


def xlsx(report: ReportDocument) -> bytes:
    """Give the annex; the same report always gives the same bytes."""
    target = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(target, options)
    day = report.released_on or report.reference_day
    created = datetime.combine(day, time(12), tzinfo=UTC).replace(tzinfo=None)
    title = f"{report.title}: Tabellenanhang"
    book.set_properties({"title": title, "author": report.municipality, "created": created})
    styles = {
        "head": book.add_format({"bold": True, "bottom": 2, "text_wrap": True, "valign": "top"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "day": book.add_format({"num_format": "dd.mm.yyyy", "align": "left", "valign": "top"}),
        "count": book.add_format({"num_format": "#,##0", "valign": "top"}),
        "money": book.add_format({"num_format": "#,##0.00", "valign": "top"}),
    }
    for sheet in sheets(report):
        write(book, sheet, styles)
    book.close()
    return target.getvalue()


def write(book: Workbook, sheet: Sheet, styles: dict[str, Format]) -> None:
    page = book.add_worksheet(sheet.name)
    for column, (title, width) in enumerate(sheet.columns.items()):
        page.set_column(column, column, width)
        page.write_string(0, column, title, styles["head"])
    for line, row in enumerate(sheet.rows, 1):
        for column, value in enumerate(row):
            if value == "":
                continue
            if isinstance(value, str):
                page.write_string(line, column, clean(value), styles["text"])
            elif isinstance(value, date):
                page.write_datetime(line, column, datetime.combine(value, time()), styles["day"])
            else:
                look = styles["money" if isinstance(value, Decimal) else "count"]
                page.write_number(line, column, float(value), look)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.columns) - 1)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)


def sheets(report: ReportDocument) -> list[Sheet]:
    cards = [block for block in report.blocks() if isinstance(block, MeasureCard)]
    return [
        measures(cards),
        returns(cards, report.level),
        consequences(report),
        figures(report),
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
    return Sheet("Meldungen", columns | guarded, rows)


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
        (name, item.text, item.office, item.due or NO_DATE, item.kind)
        + ((item.post,) if shows_posts else ())
        for name, section in fields_of(report)
        for block in section.blocks
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
