"""A table to fill in: what its rows and columns are, and what is known for each cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkungskreis.indicators.cells import Cell
from wirkungskreis.indicators.models import Category, Indicator, IndicatorVersion, Observation
from wirkungskreis.indicators.periods import Period
from wirkungskreis.vocab.models import Area

MOST_CELLS = 1500


class Part(models.TextChoices):
    """What of a value a column holds."""

    VALUE = "wert", _("Wert")
    NUMERATOR = "zaehler", _("Zähler")
    DENOMINATOR = "nenner", _("Nenner")


@dataclass(frozen=True, slots=True)
class Group:
    """Whom a row or column is about; without categories it is everybody."""

    key: str
    label: str
    categories: tuple[Category, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One row or column: a period, an area, a group or a part of the value."""

    key: str
    label: str
    area: Area | None = None
    group: Group | None = None
    period: Period | None = None
    part: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """What one value is about."""

    area: Area
    group: Group
    period: Period

    @property
    def key(self) -> tuple[int, str, date, date]:
        return (self.area.pk, self.group.key, self.period.start, self.period.before)


Known = Mapping[tuple[int, str, date, date], Observation]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows and columns, and what holds for all cells where neither of them says it."""

    indicator: Indicator
    version: IndicatorVersion
    rows: list[Entry]
    columns: list[Entry]
    area: Area
    group: Group
    period: Period
    known: Known = field(default_factory=dict)

    @property
    def has_parts(self) -> bool:
        return any(column.part == Part.NUMERATOR for column in self.columns)

    def place(self, row: Entry, column: Entry) -> Place:
        return Place(
            row.area or column.area or self.area,
            row.group or column.group or self.group,
            row.period or column.period or self.period,
        )

    def values(self, row: Entry) -> Iterator[tuple[Place, list[Entry]]]:
        """Give the places of a row, each with its columns: two where a value has two parts."""
        if self.has_parts:
            yield self.place(row, self.columns[0]), self.columns
            return
        for column in self.columns:
            yield self.place(row, column), [column]

    def written(self, place: Place, column: Entry) -> Cell:
        """Give what stands there now."""
        known = self.known.get(place.key)
        if known is None:
            return Cell()
        if column.part == Part.DENOMINATOR:
            return Cell(known.denominator)
        number = known.numerator if column.part == Part.NUMERATOR else known.value
        return Cell(number, known.reason, known.statuses)


def name(row: Entry, column: Entry) -> str:
    """Name the field of a cell; the names stay if rows or columns come or go."""
    return f"z.{row.key}.{column.key}"
