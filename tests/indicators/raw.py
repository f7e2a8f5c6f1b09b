"""Raw counts of invented advice cases, made the short way, and who may read them."""

from datetime import date

from tests.indicators import making
from wirkungskreis.indicators.domain import publishing, raw
from wirkungskreis.indicators.models import (
    Category,
    Dimension,
    Indicator,
    Observation,
    RawTable,
    Release,
)
from wirkungskreis.indicators.rawtext import read
from wirkungskreis.kernel.actor import Actor, Kind, Role
from wirkungskreis.vocab.models import Area

ON = date(2026, 10, 9)
OFFICE = Actor(Kind.USER, user_id=1, roles=frozenset({Role.STATISTICS}), name="Simone Zahl")
HEADER = raw.Header(date(2025, 1, 1), date(2026, 1, 1), "Statistikstelle", "Beratungsdatenbank")
GROUPS = ("Ukraine", "Syrien", "Türkei", "Polen")


def places() -> list[Area]:
    """Find or make a city of three districts."""
    city = making.city()
    made = [
        Area.objects.get_or_create(
            code=f"B{at}", defaults={"name": name, "level": "district", "parent": city}
        )[0]
        for at, name in enumerate(("Mitte", "Nord", "Süd"), 1)
    ]
    return [city, *made]


def origins() -> list[Category]:
    """Find or make groups of origin."""
    origin = Dimension.objects.get_or_create(code="origin", defaults={"name": "Herkunft"})[0]
    for at, label in enumerate(GROUPS):
        origin.categories.get_or_create(code=label.lower(), defaults={"label": label, "order": at})
    return list(Category.objects.select_related("dimension"))


def allowed(code: str = "B.1-i", **fields: object) -> Indicator:
    """Make an indicator for which the statistics office keeps raw counts."""
    facts = {"name": "Beratungsfälle", "unit": "Fälle", "disclosure": "protected"} | fields
    made = making.indicator(code, **facts)
    raw.allow(made, actor=OFFICE, decided_by="Statistikstelle", reason="Auswertung", on=ON)
    return made


def taken(indicator: Indicator, text: str, header: raw.Header = HEADER) -> RawTable:
    """Take in the lines of a text."""
    lines = read(text, places(), origins())
    return raw.take_in(indicator, header, lines, actor=OFFICE, on=ON)


def published(table: RawTable, on: date = ON) -> Release:
    return publishing.publish(table, actor=OFFICE, edition=table.edition, on=on)


def shown(release: Release) -> dict[tuple[str, str], object]:
    """Give what a release shows by area and group: the number, or the reason."""
    rows = Observation.objects.filter(release=release).select_related("area", "subgroup")
    return {
        (one.area.code + ("~" if one.is_remainder else ""), one.subgroup.label): one.reason
        or int(one.value or 0)
        for one in rows
    }


def square(*rows: tuple[int, ...]) -> str:
    """Write a table of districts and groups as it is pasted."""
    lines = [
        f"{area};{group};{count}"
        for area, row in zip(("Mitte", "Nord", "Süd"), rows, strict=False)
        for group, count in zip(GROUPS, row, strict=False)
    ]
    return "\n".join(["Gebiet;Gruppe;Anzahl", *lines])
