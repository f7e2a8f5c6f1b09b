"""Mappings of small files about the people of a place."""

from datetime import date
from typing import Any

from tests.indicators import making
from wirkungskreis.indicators.domain.official import taking
from wirkungskreis.indicators.domain.official.report import Report
from wirkungskreis.indicators.domain.official.taking import Reading
from wirkungskreis.indicators.domain.values import Delivery
from wirkungskreis.indicators.models import Dimension, Indicator, Mapping
from wirkungskreis.indicators.reading.records import Source
from wirkungskreis.kernel.actor import SYSTEM

TODAY = date(2026, 10, 9)
SEXES = {"": "", "GESM": "sex:m", "GESW": "sex:w"}


def sexes() -> Dimension:
    """Find or make the dimension of sexes with women and men."""
    sex = Dimension.objects.get_or_create(code="sex", defaults={"name": "Geschlecht"})[0]
    sex.categories.get_or_create(code="w", defaults={"label": "Frauen"})
    sex.categories.get_or_create(code="m", defaults={"label": "Männer"})
    return sex


def people(**fields: Any) -> Indicator:
    facts = {"name": "Einwohner", "unit": "Personen", "kind": "context", "direction": "neutral"}
    return making.indicator("K.1", **(facts | fields))


def mapping(indicator: Indicator, **fields: Any) -> Mapping:
    """Remember what the rows of the table 12411-01-01-4 mean, by sex."""
    making.city()
    sexes()
    facts: dict[str, Any] = {
        "name": f"Einwohner {indicator.code}",
        "table": "12411-01-01-4",
        "version": indicator.versions.order_by("number").last(),
        "value_code": "BEVSTD",
        "unit": "Anzahl",
        "area_dimension": "KREISE",
        "areas": {"05999": "RA"},
        "categories": {"GES": SEXES},
        "supplier": "Statistische Ämter des Bundes und der Länder",
        "source_ref": "Regionaldatenbank, Tabelle 12411-01-01-4",
    }
    return Mapping.objects.create(**(facts | fields))


def look(source: Source, *mappings: Mapping, on: date = TODAY) -> Report:
    return taking.look([Reading(source, mappings)], Delivery("", on), on=TODAY)


def take(source: Source, *mappings: Mapping, on: date = TODAY) -> Report:
    delivery = Delivery("", on, file_hash="ab" * 32)
    return taking.take([Reading(source, mappings)], delivery, actor=SYSTEM, on=TODAY)


def sentences(report: Report) -> list[tuple[int, str]]:
    return [(one.row, one.sentence) for one in report.refused]
