"""The shape of what people enter about a city whose published indicators are read."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkungskreis.desk.entries import EditionForm, Line
from wirkungskreis.desk.web import OnceForm
from wirkungskreis.indicators.models import PeerCity
from wirkungskreis.indicators.neighbours.roles import SAYABLE

FACTS = ("name", "address", "source", "licence", "catalogue", "area", "population")
PLAIN = ("name", "address", "source", "licence")
COLUMN = "column_"


class CityFields(forms.Form):
    """Name and address are enough for a package that says the rest itself."""

    name = Line(label=_("Stadt"), max_length=100)
    address = Line(
        label=_("Adresse des Pakets"),
        max_length=500,
        help_text=_(
            "datapackage.json, eine CSVW-Beschreibung oder JSON-stat 2.0, mit https://. Bei "
            "Städten mit diesem Programm genügt https://…/daten/indikatoren."
        ),
    )
    source = Line(
        label=_("Quelle"),
        max_length=300,
        required=False,
        help_text=_("Steht neben dem Band. Leer: wie im Paket."),
    )
    licence = Line(
        label=_("Lizenz"), max_length=100, required=False, help_text=_("Leer: wie im Paket.")
    )
    catalogue = Line(
        label=_("Katalog ihrer Kürzel"),
        max_length=100,
        required=False,
        help_text=_("Nur nötig, wenn das Paket ihn nicht nennt; genau wie in Ihren Datenblättern."),
    )
    area = Line(
        label=_("Kürzel der ganzen Stadt"),
        max_length=60,
        required=False,
        help_text=_("Nur nötig, wenn das Paket auch Stadtteile enthält und keine Ebene nennt."),
    )
    population = Line(
        label=_("Wer gezählt wird"),
        max_length=200,
        required=False,
        help_text=_(
            "Nur nötig, wenn das Paket ihn nicht nennt: der Personenkreis mit Namen oder Kürzel "
            "wie in Ihren Definitionen."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for part, label in SAYABLE.items():
            self.fields[f"{COLUMN}{part}"] = Line(label=label, max_length=60, required=False)

    def plain_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in PLAIN]

    def rare_fields(self) -> list[forms.BoundField]:
        """Give what a package mostly says itself."""
        return [field for field in self.visible_fields() if field.name not in PLAIN]

    def has_rare(self) -> bool:
        """Say whether somebody has filled any of these, or filled it wrongly."""
        return any(field.value() or field.errors for field in self.rare_fields())

    @staticmethod
    def initial_of(city: PeerCity) -> dict[str, Any]:
        columns = {f"{COLUMN}{part}": name for part, name in city.columns.items()}
        return {name: getattr(city, name) for name in FACTS} | columns

    def facts(self) -> dict[str, Any]:
        """Give what the verb takes; columns that nobody named are left out."""
        found = {part: self.cleaned_data[f"{COLUMN}{part}"] for part in SAYABLE}
        columns = {part: name for part, name in found.items() if name}
        return {name: self.cleaned_data[name] for name in FACTS} | {"columns": columns}


class NewCityForm(CityFields, OnceForm):
    pass


class CityForm(CityFields, EditionForm):
    pass
