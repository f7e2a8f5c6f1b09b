"""Ten indicators to begin with: short sheets of what most cities can obtain from official sources.

The codes are the same in every city, so that cities that begin with them can be compared. Whoever
takes one over corrects its sheet as any other; "Welcher Entscheidung dient er?" says the city.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypedDict

from wirkungskreis.indicators.models import (
    Direction,
    Disclosure,
    Influence,
    Kind,
    OverArea,
    OverTime,
    ValueType,
)

CATALOGUE = "Wirkungskreis"
AS_SUPPLIED = "Wie von der Quelle veröffentlicht."
COUNT: Mapping[str, object] = {
    "unit": "Personen",
    "value_type": ValueType.COUNT,
    "over_area": OverArea.SUM,
}
SHARE: Mapping[str, object] = {
    "unit": "Prozent",
    "value_type": ValueType.SHARE,
    "decimals": 1,
    "over_time": OverTime.NEVER,
    "over_area": OverArea.FROM_PARTS,
    "min_denominator": 100,
}


class Counted(TypedDict):
    """The words of a definition."""

    text: str
    numerator: str
    denominator: str


@dataclass(frozen=True, slots=True)
class Starter:
    """A short sheet with its first definition; ``sheet`` are columns of the indicator."""

    code: str
    name: str
    source: str
    text: str
    sheet: Mapping[str, object]
    numerator: str = ""
    denominator: str = ""

    def facts(self) -> dict[str, object]:
        """Give the data sheet; what is not said is as most of them are."""
        usual: dict[str, object] = {
            "kind": Kind.CONTEXT,
            "direction": Direction.NEUTRAL,
            "periodicity": "year",
            "reference_day": "31.12.",
            "influence": Influence.HARDLY,
            "disclosure": Disclosure.PROTECTED,
            "disclosure_note": AS_SUPPLIED,
        }
        named = {"code": self.code, "name": self.name, "source": self.source}
        named |= {"catalogue": CATALOGUE, "catalogue_code": self.code}
        return usual | dict(self.sheet) | named

    def definition(self) -> Counted:
        """Give what is counted."""
        return {"text": self.text, "numerator": self.numerator, "denominator": self.denominator}


STARTERS = (
    Starter(
        "IM-01",
        "Einwohnerinnen und Einwohner",
        "Melderegister",
        "Personen mit Hauptwohnung in der Stadt.",
        {
            **COUNT,
            "over_time": OverTime.LAST,
            "limits": "Die Fortschreibung des Landes nach dem Zensus weicht davon ab.",
        },
    ),
    Starter(
        "IM-02",
        "Anteil der Ausländerinnen und Ausländer",
        "Melderegister",
        "Personen ohne deutsche Staatsangehörigkeit je 100 Personen mit Hauptwohnung.",
        {**SHARE, "limits": "Einbürgerungen senken den Wert, ohne dass jemand fortzieht."},
        numerator="Personen ohne deutsche Staatsangehörigkeit",
        denominator="Personen mit Hauptwohnung",
    ),
    Starter(
        "IM-03",
        "Anteil der Menschen mit Migrationshintergrund",
        "Melderegister mit Ableitung",
        "Personen mit aus dem Melderegister abgeleitetem Migrationshintergrund je 100 Personen mit "
        "Hauptwohnung.",
        {
            **SHARE,
            "limits": "Nach Einbürgerung und Umzug fehlen im Register oft Angaben; der Wert ist "
            "dann zu klein. Mit dem Mikrozensus nicht vergleichbar.",
        },
        numerator="Personen mit abgeleitetem Migrationshintergrund",
        denominator="Personen mit Hauptwohnung",
    ),
    Starter(
        "IM-04",
        "Zuzüge aus dem Ausland",
        "Wanderungsstatistik der statistischen Ämter",
        "Zuzüge in die Stadt über die Grenze Deutschlands im Kalenderjahr.",
        {
            **COUNT,
            "unit": "Zuzüge",
            "over_time": OverTime.SUM,
            "reference_day": "Kalenderjahr",
            "limits": "Gezählt werden Fälle. Wer zweimal im Jahr zuzieht, zählt zweimal.",
        },
    ),
    Starter(
        "IM-05",
        "Einbürgerungen",
        "Einbürgerungsstatistik der statistischen Ämter",
        "Im Kalenderjahr eingebürgerte Personen mit Wohnort in der Stadt.",
        {
            **COUNT,
            "over_time": OverTime.SUM,
            "reference_day": "Kalenderjahr",
            "direction": Direction.UP,
            "influence": Influence.INDIRECT,
            "limits": "Das Recht des Bundes und die Dauer der Verfahren wirken mit.",
        },
    ),
    Starter(
        "IM-06",
        "Betreuungsquote der Kinder von 3 bis 5 Jahren mit ausländischer Herkunft der Eltern",
        "Kinder- und Jugendhilfestatistik, Bevölkerung aus dem Melderegister",
        "Kinder von 3 bis 5 Jahren in Tagesbetreuung mit mindestens einem Elternteil "
        "ausländischer Herkunft je 100 dieser Kinder in der Bevölkerung.",
        {
            **SHARE,
            "kind": Kind.EFFECT,
            "reference_day": "01.03.",
            "direction": Direction.UP,
            "influence": Influence.INDIRECT,
            "limits": "Zähler und Nenner stammen aus verschiedenen Quellen mit verschiedener "
            "Definition der Herkunft.",
        },
        numerator="Betreute Kinder von 3 bis 5 Jahren, mindestens ein Elternteil "
        "ausländischer Herkunft",
        denominator="Kinder von 3 bis 5 Jahren mit Migrationshintergrund",
    ),
    Starter(
        "IM-07",
        "Schulabgänge ohne Schulabschluss, nichtdeutsche Jugendliche",
        "Schulstatistik des Landes",
        "Nichtdeutsche Jugendliche, die die Schule ohne ersten Schulabschluss verlassen, je 100 "
        "nichtdeutsche Schulabgängerinnen und Schulabgänger.",
        {
            **SHARE,
            "kind": Kind.EFFECT,
            "reference_day": "Ende des Schuljahres",
            "direction": Direction.DOWN,
            "influence": Influence.INDIRECT,
            "limits": "Gezählt wird am Ort der Schule. Abschlüsse der Förderschule zählen nicht.",
        },
        numerator="Nichtdeutsche Abgänge ohne ersten Schulabschluss",
        denominator="Nichtdeutsche Abgänge",
    ),
    Starter(
        "IM-08",
        "Beschäftigungsquote der Ausländerinnen und Ausländer",
        "Beschäftigungsstatistik der Bundesagentur für Arbeit",
        "Sozialversicherungspflichtig beschäftigte Ausländerinnen und Ausländer am Wohnort je 100 "
        "ausländische Personen von 15 bis 64 Jahren.",
        {
            **SHARE,
            "kind": Kind.EFFECT,
            "reference_day": "30.06.",
            "direction": Direction.UP,
            "influence": Influence.INDIRECT,
            "limits": "Selbstständige, Beamtinnen und Beamte sowie Minijobs fehlen.",
        },
        numerator="Beschäftigte Ausländerinnen und Ausländer am Wohnort",
        denominator="Ausländische Bevölkerung von 15 bis 64 Jahren",
    ),
    Starter(
        "IM-09",
        "SGB-II-Quote der Ausländerinnen und Ausländer",
        "Grundsicherungsstatistik der Bundesagentur für Arbeit",
        "Ausländische Leistungsberechtigte nach dem SGB II je 100 ausländische Personen unter der "
        "Altersgrenze.",
        {
            **SHARE,
            "kind": Kind.EFFECT,
            "reference_day": "Dezember",
            "direction": Direction.DOWN,
            "influence": Influence.HARDLY,
            "limits": "Wer aus dem Asylbewerberleistungsgesetz wechselt, erhöht den Wert.",
        },
        numerator="Ausländische Leistungsberechtigte",
        denominator="Ausländische Bevölkerung unter der Altersgrenze",
    ),
    Starter(
        "IM-10",
        "Neue Teilnehmende an Integrationskursen",
        "Integrationskursstatistik des Bundesamtes für Migration und Flüchtlinge",
        "Personen aus der Stadt, die im Kalenderjahr einen Integrationskurs begonnen haben.",
        {
            **COUNT,
            "kind": Kind.OUTPUT,
            "over_time": OverTime.SUM,
            "reference_day": "Kalenderjahr",
            "direction": Direction.NEUTRAL,
            "influence": Influence.INDIRECT,
            "limits": "Sagt nichts darüber, wer einen Kurs sucht und wer ihn abschließt.",
        },
    ),
)
