"""What the rows and columns of a table can be: periods, areas of a level, groups of a dimension."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from wirkungskreis.indicators.grid import Entry, Group, Part
from wirkungskreis.indicators.models import Dimension, ValueType
from wirkungskreis.indicators.periods import Period
from wirkungskreis.vocab.models import Area
from wirkungskreis.vocab.models.area import Level

TIME, AREA, GROUP = "zeit", "gebiet", "gruppe"
VALUE, PARTS = "wert", "teile"
WITHOUT_PARTS = {ValueType.COUNT, ValueType.MEAN, ValueType.AMOUNT}


@dataclass(frozen=True, slots=True)
class Offer:
    """The areas and dimensions in force from which rows and columns are made."""

    areas: Sequence[Area]
    dimensions: Sequence[Dimension]

    @property
    def city(self) -> Area | None:
        return next((one for one in self.areas if one.level == Level.CITY), None)


def everybody() -> Group:
    return Group("", _("insgesamt"))


def choices(offer: Offer) -> list[tuple[str, StrOrPromise]]:
    """Name what rows can be; columns can be these, too."""
    levels = [level for level in Level if level != Level.CITY]
    used = [level for level in levels if any(one.level == level for one in offer.areas)]
    return [
        (TIME, _("Zeiträume")),
        *[(f"{AREA}-{one}", _("Gebiete: {level}").format(level=one.label)) for one in used],
        *[
            (f"{GROUP}-{one.code}", _("Gruppen: {name}").format(name=one.name))
            for one in offer.dimensions
        ],
    ]


def columns(offer: Offer, value_type: str) -> list[tuple[str, StrOrPromise]]:
    """Name what columns can be: the value alone or in its parts, or another breakdown."""
    parts = [] if value_type in WITHOUT_PARTS else [(PARTS, _("Zähler und Nenner"))]
    return [(VALUE, _("Wert")), *parts, *choices(offer)]


def clash(row: str, column: str) -> bool:
    """Say whether rows and columns break down by the same thing."""
    return row.partition("-")[0] == column.partition("-")[0]


def entries(code: str, offer: Offer, periods: Sequence[Period]) -> list[Entry]:
    """Give the rows or columns of a choice; the whole comes before its parts."""
    kind, _dash, which = code.partition("-")
    if kind == TIME:
        return [Entry(one.key, one.label, period=one) for one in periods]
    if kind == AREA:
        areas = [one for one in offer.areas if one.level in {Level.CITY, which}]
        areas.sort(key=lambda one: one.level != Level.CITY)
        return [Entry(one.code, one.name, area=one) for one in areas]
    if kind == GROUP:
        return [Entry("alle", everybody().label, group=everybody()), *_groups(offer, which)]
    parts = [Part.NUMERATOR, Part.DENOMINATOR] if kind == PARTS else [Part.VALUE]
    return [Entry(one.value, str(one.label), part=one) for one in parts]


def _groups(offer: Offer, code: str) -> list[Entry]:
    dimension = next(one for one in offer.dimensions if one.code == code)
    made = []
    for one in dimension.categories.all():
        group = Group(f"{code}:{one.code}", one.label, (one,))
        made.append(Entry(f"{code}-{one.code}", one.label, group=group))
    return made
