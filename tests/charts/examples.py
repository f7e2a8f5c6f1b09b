"""One chart of each kind, from Rheinaue."""

from datetime import date
from decimal import Decimal

from wirkungskreis.charts.bars import Bar, OrderedBars
from wirkungskreis.charts.rates import RateLine, RatePoint
from wirkungskreis.charts.states import StateBar, StateCount, Tone
from wirkungskreis.charts.timelines import MilestoneTimeline, Money, MoneyState, MoneyTimeline, Step

WHERE = "Rheinaue, Stichtag 31. Dezember 2025"
SOURCE = "Quelle: Sachstandsabfrage zum 31.12.2025"
STATES = StateBar(
    key="stand",
    title="Mehr als die Hälfte der Maßnahmen liegt im Plan, zu 10 fehlt die Meldung",
    subtitle=f"Stand der Maßnahmen, {WHERE}",
    source=SOURCE,
    counts=(
        StateCount("im Plan", 41, Tone.STEADY),
        StateCount("verzögert", 13, Tone.LATE),
        StateCount("gefährdet", 6, Tone.RISK),
        StateCount("ruht", 2, Tone.RESTING),
        StateCount("entfällt", 3, Tone.ENDED),
        StateCount("keine Meldung", 10, Tone.SILENT),
        StateCount("noch nicht bestätigt", 2, Tone.UNCONFIRMED),
    ),
)
MONEY = MoneyTimeline(
    key="geld",
    title="Für zwei Maßnahmen endet das Geld in den nächsten sechs Monaten",
    subtitle=f"Förderung nach Laufzeit, {WHERE}",
    source=SOURCE,
    today=date(2025, 12, 31),
    rows=(
        Money(
            "B-04 Bildungslotsen",
            "Landesprogramm Bildungswege",
            date(2023, 8, 1),
            date(2026, 1, 31),
            MoneyState.APPROVED,
            Decimal(38000),
            ends_soon=True,
        ),
        Money(
            "A-08 Abendkurse für Beschäftigte im Schichtdienst",
            "Jobcenter",
            date(2025, 1, 1),
            date(2026, 6, 30),
            MoneyState.APPLIED,
            ends_soon=True,
        ),
        Money(
            "A-01 Zentrale Kurs-Lotsenstelle",
            "Kommunaler Haushalt",
            date(2024, 1, 1),
            date(2027, 12, 31),
            MoneyState.APPROVED,
            Decimal("20500.50"),
        ),
    ),
)
MILESTONES = MilestoneTimeline(
    key="meilensteine",
    title="Ein Meilenstein ist erledigt, einer wurde verschoben",
    subtitle="Meilensteine der Maßnahme A-03",
    source=SOURCE,
    today=date(2025, 12, 31),
    rows=(
        Step("Vereinbarung unterschrieben", date(2025, 3, 1), date(2025, 3, 1), date(2025, 4, 9)),
        Step("Erprobung in zwei Kitas", date(2026, 9, 1), date(2025, 10, 1)),
        Step("Auswertung", date(2026, 12, 1), date(2026, 12, 1)),
    ),
)
RATES = RateLine(
    key="ruecklauf",
    title="87 von 100 Abfragen wurden zuletzt beantwortet",
    subtitle="Beantwortete Abfragen je Runde, Rheinaue",
    source=SOURCE,
    part_title="beantwortet",
    whole_title="zugestellt",
    points=(
        RatePoint("2023-2", 52, 59),
        RatePoint("2024-1", 61, 69),
        RatePoint("2024-2", 0, 0),
        RatePoint("2025-1", 68, 80),
        RatePoint("2025-2", 67, 77),
    ),
)
BARS = OrderedBars(
    key="hemmnisse",
    title="Am häufigsten fehlt Personal",
    subtitle=f"Genannte Hemmnisse, {WHERE}",
    source=SOURCE,
    label_title="Hemmnis",
    unit="Nennungen",
    bars=(
        Bar("Mittel fehlen oder laufen aus", 7),
        Bar("Personal fehlt oder ist gebunden", 12),
        Bar("Rechtliche oder förderrechtliche Klärung offen", 1),
    ),
)
EXAMPLES = (STATES, MONEY, MILESTONES, RATES, BARS)
