"""A short report from Rheinaue with one block of every kind; its figures are all different."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from tests.charts import examples
from wirkungskreis.charts.states import Tone
from wirkungskreis.charts.values import ValueLine, ValuePoint, Wish
from wirkungskreis.reports.outputs.document import (
    Block,
    BulletList,
    CellKind,
    ChartBlock,
    Column,
    ConsequenceItem,
    Consequences,
    CorrectionNote,
    DecisionItem,
    Decisions,
    Effect,
    Effort,
    Fact,
    Facts,
    FollowUpItem,
    FollowUps,
    GoalFigures,
    Heading,
    IndicatorFigure,
    KeyFigure,
    Level,
    MeasureCard,
    NeedItem,
    Needs,
    Paragraph,
    Reach,
    ReportDocument,
    Row,
    Section,
    SectionKind,
    Span,
    Table,
)

CARD = MeasureCard(
    ref="return:a-01",
    code="A-01",
    title="Zentrale Kurs-Lotsenstelle",
    field="A",
    lead="Kommunales Integrationszentrum",
    kind="Angebot",
    lifecycle="laufend",
    standing="verzögert",
    tone=Tone.LATE,
    provenance="geprüft am 05.02.2026",
    reason="Die Räume wurden später fertig.",
    happened=(Span("Die Lotsenstelle hat "), Span("1.157", ref="return:a-01"), Span(" beraten.")),
    next_step="Sprechstunde in der Kupferhütte",
    next_due=date(2026, 5, 16),
    reach=Reach("Vermittlungen", 1157, 1290),
    effort=Effort(640, Decimal("5431.50")),
    obstacle="Personal fehlt: 37 Wochen unbesetzt.",
    help="Eine halbe Stelle bis 2027.",
    remark="Angabe passt zu den 43 Wochenlisten.",
    goals=("A.1", "A.2"),
    generated=True,
)
SMALL = replace(
    CARD,
    ref="return:a-02",
    code="A-02",
    title="Lesekreis",
    standing="im Plan",
    tone=Tone.STEADY,
    happened=(Span("Der Kreis traf sich 19-mal.", emphasis=True),),
    reach=Reach("Menschen", 3, 28, estimated=True),
    effort=Effort(None, None),
    obstacle="Anmeldungen fehlen.",
    disclosed=True,
    generated=False,
)
SILENT = MeasureCard(
    ref="return:a-03",
    code="A-03",
    title="Sprachpaten",
    field="A",
    lead="Volkshochschule",
    kind="Projekt",
    lifecycle="laufend",
    standing="keine Meldung",
    tone=Tone.SILENT,
    provenance="keine Meldung seit zwei Runden",
)
GOALS = (
    GoalFigures(
        "A.1",
        "Wer neu kommt, findet einen Kurs.",
        (
            KeyFigure(
                "Wartezeit bis zum Kursbeginn",
                "11,4 Wochen",
                date(2025, 12, 31),
                "Vormerkliste der Lotsenstelle",
                "Median von Einstufung bis erstem Kurstag",
                "Vorgemerkte Personen",
                ref="figure:1",
            ),
        ),
    ),
    GoalFigures("A.2", "Sprachmittlung ist da.", not_assessable="keine Erhebung vereinbart ist"),
    GoalFigures(
        "A.3",
        "Prüfungen gelingen.",
        effects=(
            Effect(
                "Fortschritt erkennbar",
                "Der Anteil stieg seit 2021 jedes Jahr.",
                "Steuerungsgruppe",
                date(2026, 2, 24),
                ("A.3-i",),
                "effects:a-3",
            ),
        ),
        indicators=("A.3-i",),
    ),
)
INDICATOR = IndicatorFigure(
    code="A.3-i",
    name="Bestandene Prüfungen",
    kind="Wirkung · jährlich",
    value="63 Prozent",
    period="2024",
    target="mindestens 72 Prozent bis zum 31.12.2027, Beschluss R-33",
    status="nähert sich dem Ziel",
    is_assessable=True,
    why=("Der neueste Wert liegt näher am Ziel.", "Schwankungsbereich: 3,9 Prozentpunkte."),
    source="Prüfungsstatistik",
    licence="dl-de/by-2-0",
    beside=("A.2", "A.3"),
    ref="indicator:a-3",
)
LINE = ValueLine(
    key="werte-a-3-i",
    title="2024: 63 Prozent – nähert sich dem Ziel",
    subtitle="Bestandene Prüfungen, Prozent",
    source="Prüfungsstatistik",
    header=("Zeitraum", "Prozent", "Hinweis", "Fassung", "Herkunft"),
    points=(
        ValuePoint(date(2023, 1, 1), "2023", 1, Decimal("57.25"), "57,25", origin="Amt"),
        ValuePoint(date(2024, 1, 1), "2024", 1, Decimal(63), "63p", "vorläufig", origin="Amt"),
        ValuePoint(date(2025, 1, 1), "2025", 1, None, "...", "fällt später an", origin="Amt"),
    ),
    wish=Wish(Decimal(72), None, "Ziel: mindestens 72 Prozent bis 2027"),
)
GLANCE = Section(
    "glance",
    "Auf einen Blick",
    SectionKind.GLANCE,
    (
        Facts((Fact(77, "Maßnahmen abgefragt", "round:1"), Fact(67, "beantwortet"))),
        ChartBlock(examples.STATES, with_table=True),
        ChartBlock(examples.RATES),
        ChartBlock(examples.BARS),
        Heading("Geld, das endet"),
        ChartBlock(examples.MONEY, with_table=True),
        ChartBlock(examples.MILESTONES),
        Table(
            "Erreichte Menschen",
            (
                Column("Angebot", share=3),
                Column("Erreicht", CellKind.REACH),
                Column("Kosten", CellKind.MONEY),
                Column("Anteil", CellKind.DECIMAL),
                Column("Stand", CellKind.DAY),
                Column("Stellen", CellKind.COUNT),
            ),
            (
                Row(
                    ("Beratung", 1157, Decimal(5431), Decimal("88.5"), date(2025, 12, 31), 4), "x:1"
                ),
                Row(("Lesekreis", 3, "nicht gemeldet", ".", date(2025, 11, 30), 1)),
                Row(("Zusammen", 1163, Decimal(5999), Decimal("90.25"), "", 5), total=True),
            ),
            note="Kleine Zahlen stehen nicht in jeder Fassung.",
        ),
        Decisions(
            "Beschlüsse", (DecisionItem("Die Stelle bleibt.", "Rat", "Sie endet am 31.01.2027."),)
        ),
    ),
)
FIELD = Section(
    "field:a",
    "Sprache und Verständigung",
    SectionKind.FIELD,
    (
        Heading("Was wurde aus den Konsequenzen des letzten Berichts?"),
        FollowUps(
            "Konsequenzen von damals",
            (FollowUpItem("Erprobung", "VHS", date(2025, 7, 14), "Erledigt am 28.01.2026"),),
        ),
        Heading("Stand der Maßnahmen"),
        Paragraph((Span("Zum Feld gehören 9 Maßnahmen."),), generated=True),
        ChartBlock(replace(examples.STATES, key="stand-a")),
        Heading("Ziele und Kennzahlen"),
        *GOALS,
        INDICATOR,
        ChartBlock(LINE, ref="indicator:a-3"),
        Heading("Was ist geschehen?"),
        Heading("Beratung", rank=3),
        CARD,
        SMALL,
        SILENT,
        Heading("Bedarfe"),
        Needs("Genannte Bedarfe", (NeedItem("Räume am Nachmittag", "Abfrage", "offen"),)),
        Heading("Konsequenzen und nächste Schritte"),
        Consequences(
            "Konsequenzen",
            (
                ConsequenceItem(
                    "Die Stelle wird besetzt.",
                    "Auftrag",
                    "Kommunales Integrationszentrum",
                    "Fachdienstleitung",
                    date(2026, 5, 31),
                    "consequence:1",
                ),
            ),
        ),
    ),
    "A",
)
FOREWORD = Section(
    "foreword",
    "Vorwort",
    SectionKind.TEXT,
    (
        Paragraph((Span("Dieser Bericht nennt auch, was "), Span("nicht", emphasis=True))),
        BulletList(((Span("Seite der Stadt", link="https://rheinaue.example/"),), (Span("Zwei"),))),
    ),
)
DRAFT = ReportDocument(
    label="Umsetzungsbericht",
    title="Umsetzungsbericht zum Integrationskonzept 2025",
    municipality="Stadt Rheinaue",
    first_day=date(2025, 7, 1),
    last_day=date(2025, 12, 31),
    reference_day=date(2025, 12, 31),
    level=Level.INTERNAL,
    prepared_by="Kommunales Integrationszentrum",
    sections=(GLANCE, FOREWORD, FIELD),
    journal_head="0f" * 32,
)
RELEASED = replace(
    DRAFT,
    number="UB-2026-1",
    released_on=date(2026, 4, 20),
    corrections=(CorrectionNote(1, date(2026, 6, 2), "Auf Seite 4 muss es 58 heißen."),),
)


def long_report(fields: int = 9, cards: int = 38) -> ReportDocument:
    """Make a report of about a hundred pages."""
    parts: list[Section] = []
    for n in range(fields):
        made = tuple(
            replace(CARD, ref=f"return:{n}-{m}", code=f"{chr(65 + n)}-{m:02}") for m in range(cards)
        )
        bar = ChartBlock(replace(examples.STATES, key=f"stand-{n}"))
        money = ChartBlock(replace(examples.MONEY, key=f"geld-{n}"), with_table=True)
        head = (Heading("Stand"), bar, money, *GOALS, Heading("Was ist geschehen?"))
        blocks: tuple[Block, ...] = (*head, *made)
        parts.append(replace(FIELD, ref=f"field:{n}", code=chr(65 + n), blocks=blocks))
    return replace(DRAFT, sections=(GLANCE, FOREWORD, *parts))
