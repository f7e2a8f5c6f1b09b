"""Which column of a table holds what: by names that are in use, or as somebody said for a city."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrPromise

NAMES: dict[str, tuple[str, ...]] = {
    "code": ("indikator", "indicator", "indikator_code", "indicator_code", "code", "kennzahl"),
    "catalogue": ("katalog", "catalogue", "catalog"),
    "catalogue_code": ("katalog_kuerzel", "catalogue_code", "catalog_code"),
    "version": ("fassung", "version"),
    "area": ("gebiet", "area", "region", "ags", "geo", "gebiet_code", "area_code"),
    "level": ("ebene", "level", "area_level"),
    "rest": ("nicht_zuordenbar",),
    "group": ("gruppe", "group", "subgroup"),
    "start": ("von", "start", "period_start", "beginn"),
    "end": ("bis", "end", "period_end", "ende"),
    "period": ("jahr", "year", "zeit", "zeitraum", "period", "time", "stichtag", "datum", "date"),
    "value": ("wert", "value", "obs_value"),
    "unit": ("einheit", "unit", "unit_measure"),
    "population": ("personenkreis", "population", "grundgesamtheit"),
    "reason": ("grund", "reason"),
    "source": ("quelle", "source"),
    "licence": ("lizenz", "licence", "license"),
}
SAYABLE: dict[str, StrPromise] = {
    "code": _("Spalte mit dem Kürzel"),
    "area": _("Spalte mit dem Gebiet"),
    "period": _("Spalte mit dem Zeitraum"),
    "value": _("Spalte mit dem Wert"),
    "unit": _("Spalte mit der Einheit"),
    "group": _("Spalte mit der Gruppe"),
    "population": _("Spalte mit dem Personenkreis"),
}
"""What can be said for a city whose columns have other names."""
NOT_A_LETTER = re.compile(r"[\s.-]+")


class Field(NamedTuple):
    """A column as its description has it: what it is called, and how its cells are written."""

    name: str
    titles: tuple[str, ...] = ()
    is_number: bool = False
    decimal: str = "."
    group: str = ""
    missing: tuple[str, ...] = ("",)


def plain_name(text: str) -> str:
    return NOT_A_LETTER.sub("_", text.strip().casefold())


def places(fields: Sequence[Field], said: Mapping[str, str]) -> dict[str, int]:
    """Give the place of each part that a table has; ``said`` goes before names in use."""
    called: dict[str, int] = {}
    for titled in (False, True):
        for place, field in enumerate(fields):
            for name in field.titles if titled else (field.name,):
                called.setdefault(plain_name(name), place)
    found: dict[str, int] = {}
    for part, names in NAMES.items():
        wanted: Iterable[str] = [plain_name(said[part])] if said.get(part) else names
        for name in wanted:
            if name in called:
                found.setdefault(part, called[name])
    if "value" in found and not fields[found["value"]].is_number and not said.get("value"):
        del found["value"]  # words beside a judgement are no values
    return found
