"""The tables that are published: their columns, and one row of cells per thing.

A column is described once; CSV, Table Schema, CSVW and XLSX are written from it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, TypeAlias

from wirkungskreis.indicators import grounds
from wirkungskreis.indicators.models import Indicator, Reason, Target
from wirkungskreis.indicators.queries.standing import Standing
from wirkungskreis.indicators.queries.stored import Stored
from wirkungskreis.indicators.signs import MARKS, SIGNS
from wirkungskreis.mandates.policy import is_public
from wirkungskreis.vocab.models.area import Level

Cell: TypeAlias = str | int | bool | Decimal | date | None
EVERYBODY = "insgesamt"


@dataclass(frozen=True, slots=True)
class Column:
    """``name`` is for programs and stays for ever; ``title`` and ``about`` are for people."""

    name: str
    title: str
    kind: Literal["string", "integer", "number", "boolean", "date", "uri"] = "string"
    about: str = ""
    is_needed: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    name: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    points_to: tuple[tuple[tuple[str, ...], str], ...] = ()
    """Columns that name a row of another table by its key."""


INDICATORS = Table(
    "indikatoren",
    "Indikatoren mit ihren Datenblättern",
    (
        Column("indikator", "Kürzel", is_needed=True),
        Column("bezeichnung", "Bezeichnung", is_needed=True),
        Column("frage", "Welche Frage er beantwortet"),
        Column("art", "Art", about="Kontext, Wirkung oder Leistung"),
        Column("einheit", "Einheit", is_needed=True),
        Column("wertart", "Wertart"),
        Column("richtung", "Gewünschte Richtung"),
        Column("rhythmus", "Rhythmus"),
        Column("stichtag", "Stichtag oder Zeitraum"),
        Column("quelle", "Datenquelle"),
        Column("lizenz", "Lizenz"),
        Column("zustaendig", "Zuständige Stelle"),
        Column("grenzen", "Was er nicht sagt"),
        Column("schutz", "Wie kleine Zahlen geschützt sind"),
        Column("beendet", "Nicht mehr beobachtet seit", "date"),
        Column("katalog", "Gemeinsamer Katalog", about="den auch andere Städte benutzen"),
        Column("katalog_kuerzel", "Kürzel im gemeinsamen Katalog"),
    ),
    ("indikator",),
)
DEFINITIONS = Table(
    "fassungen",
    "Definitionen der Indikatoren",
    (
        Column("indikator", "Kürzel", is_needed=True),
        Column("fassung", "Fassung", "integer", is_needed=True),
        Column("definition", "Was genau gezählt wird", is_needed=True),
        Column("zaehler", "Zähler"),
        Column("nenner", "Nenner"),
        Column("personenkreis", "Wer gezählt wird"),
        Column("gilt_ab", "Gilt ab", "date"),
        Column("anlass", "Warum neu gefasst"),
        Column("bricht", "Frühere Werte sind nicht vergleichbar", "boolean", is_needed=True),
    ),
    ("indikator", "fassung"),
    ((("indikator",), "indikatoren"),),
)
VALUES = Table(
    "werte",
    "Werte nach Gebiet, Gruppe und Zeitraum",
    (
        Column("indikator", "Kürzel", is_needed=True),
        Column("fassung", "Fassung der Definition", "integer", is_needed=True),
        Column("gebiet", "Kürzel des Gebiets", is_needed=True),
        Column("gebiet_name", "Gebiet", is_needed=True),
        Column("ebene", "Ebene", is_needed=True),
        Column(
            "nicht_zuordenbar",
            "Ohne Zuordnung",
            "boolean",
            "wahr: liegt im Gebiet, aber in keinem seiner Teile",
            is_needed=True,
        ),
        Column("gruppe", "Kürzel der Gruppe", about=f"{EVERYBODY}: alle", is_needed=True),
        Column("gruppe_name", "Gruppe", is_needed=True),
        Column("von", "Erster Tag", "date", is_needed=True),
        Column("bis", "Letzter Tag", "date", "bei einem Stichtag derselbe", is_needed=True),
        Column("wert", "Wert", "number", "leer: siehe zeichen und grund"),
        Column("einheit", "Einheit", is_needed=True),
        Column("zeichen", "Zeichen", about="wie in den Tabellen der statistischen Ämter"),
        Column("grund", "Warum es keine Zahl gibt"),
        Column("zaehler", "Zähler", "number"),
        Column("nenner", "Nenner", "number"),
        Column("stand", "Stand vom", "date", is_needed=True),
        Column("geliefert_von", "Geliefert von", is_needed=True),
        Column("quelle", "Quelle", is_needed=True),
        Column("hinweis", "Hinweis"),
    ),
    ("indikator", "fassung", "gebiet", "nicht_zuordenbar", "gruppe", "von", "bis"),
    ((("indikator",), "indikatoren"), (("indikator", "fassung"), "fassungen")),
)
JUDGED = Table(
    "bewertungen",
    "Wo die Indikatoren zu ihrem Ziel stehen",
    (
        Column("indikator", "Kürzel", is_needed=True),
        Column("bewertung", "Stand gegenüber dem Ziel", is_needed=True),
        Column("bewertbar", "Lässt sich bewerten", "boolean", is_needed=True),
        Column("ziel", "Ziel"),
        Column("ziel_bis", "Ziel bis", "date"),
        Column("beschluss", "Mit welchem Beschluss"),
        Column("gruppe_name", "Gruppe", about=f"{EVERYBODY}: alle", is_needed=True),
        Column("zeitraum", "Zeitraum des neuesten Wertes"),
        Column("wert", "Neuester Wert", about="mit Einheit, oder warum es keine Zahl gibt"),
        Column("warum", "Warum?", about="die Regel, was einging, Lieferung und Tag"),
        Column("geprueft", "Geprüft am", "date", is_needed=True),
    ),
    ("indikator",),
    ((("indikator",), "indikatoren"),),
)
TABLES = {table.name: table for table in (VALUES, INDICATORS, DEFINITIONS, JUDGED)}


def sign_of(row: Stored) -> str:
    """Write the sign instead of a number, or the signs beside it."""
    if row.reason:
        return SIGNS[row.reason]
    return "".join(MARKS.get(letter, letter) for letter in row.statuses)


def value_rows(rows: Iterable[Stored], sources: Mapping[str, str]) -> Iterator[list[Cell]]:
    """Give the cells of ``VALUES``; ``sources`` are titles by code."""
    for row in rows:
        yield [
            row.code,
            row.number,
            row.area_code,
            row.area_name,
            str(Level(row.area_level).label),
            row.is_remainder,
            row.group or EVERYBODY,
            row.group_label,
            row.period_start,
            row.period_before - timedelta(days=1),
            row.value,
            row.unit,
            sign_of(row),
            str(Reason(row.reason).label) if row.reason else "",
            row.numerator,
            row.denominator,
            row.known_on,
            row.supplier,
            sources.get(row.source_ref, row.source_ref),
            row.note,
        ]


def indicator_rows(indicators: Iterable[Indicator], licence: str) -> Iterator[list[Cell]]:
    """Give the cells of ``INDICATORS``; ``licence`` is that of the city where none is named."""
    for one in indicators:
        yield [
            one.code,
            one.name,
            one.question,
            one.get_kind_display(),
            one.unit,
            one.get_value_type_display(),
            one.get_direction_display(),
            one.get_periodicity_display(),
            one.reference_day,
            one.source,
            one.licence or licence,
            one.owner.name if one.owner else "",
            one.limits,
            ": ".join(filter(None, [one.get_disclosure_display(), one.disclosure_note])),
            one.retired_on,
            one.catalogue,
            one.catalogue_code,
        ]


def definition_rows(indicators: Sequence[Indicator]) -> Iterator[list[Cell]]:
    """Give the cells of ``DEFINITIONS``; needs ``versions`` prefetched."""
    for one in indicators:
        for version in one.versions.all():
            yield [
                one.code,
                version.number,
                version.text,
                version.numerator,
                version.denominator,
                version.counted,
                version.valid_from,
                version.change_reason,
                version.number > 1 and version.breaks_series,
            ]


def _number_of(target: Target | None) -> str:
    """Give the number of a decision that anybody may know."""
    decision = target.decided_by if target else None
    return decision.number if decision is not None and is_public(decision) else ""


def judged_rows(found: Iterable[Standing]) -> Iterator[list[Cell]]:
    """Give the cells of ``JUDGED``: the same finding and the same "Warum?" as page and report."""
    for one in found:
        target, latest = one.target, one.finding.latest
        yield [
            one.indicator.code,
            str(one.finding.status.label),
            one.finding.is_assessable,
            grounds.goal(one.indicator, target) if target else "",
            target.due if target else None,
            _number_of(target),
            target.subgroup.label if target else EVERYBODY,
            grounds.period(latest.start, latest.before) if latest else "",
            grounds.cell(one.indicator, latest) if latest else "",
            " ".join(grounds.why(one.indicator, one.finding, target, outside=True)),
            one.finding.on,
        ]
