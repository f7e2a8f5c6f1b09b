"""The shape of what people enter about definitions of who is counted and about code lists."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkungskreis.desk.entries import EditionForm, Line, Text
from wirkungskreis.desk.web import OnceForm
from wirkungskreis.indicators.models import PopulationConcept
from wirkungskreis.ui.forms import DayField

FIELDS = ("name", "text", "basis", "limits", "source")
COLUMNS = {"basis": "data"}


class PopulationFields(forms.Form):
    name = Line(label=_("Bezeichnung"), max_length=200)
    text = Text(label=_("Wer gezählt wird"), max_length=4000)
    basis = Line(label=_("Woraus gezählt wird"), max_length=200, required=False)
    limits = Text(label=_("Grenzen"), max_length=4000, required=False)
    source = Line(
        label=_("Quelle"), max_length=500, help_text=_("Ein Gesetz, ein Merkblatt, eine Adresse.")
    )

    @staticmethod
    def initial_of(population: PopulationConcept) -> dict[str, Any]:
        """Fill the fields with what is known; ``data`` is a word that forms keep for themselves."""
        return {name: getattr(population, COLUMNS.get(name, name)) for name in FIELDS}

    def facts(self) -> dict[str, Any]:
        return {COLUMNS.get(name, name): self.cleaned_data[name] for name in FIELDS}


class NewPopulationForm(PopulationFields, OnceForm):
    code = Line(label=_("Kürzel"), max_length=20, help_text=_("Bleibt für immer, etwa MIGRAPRO."))
    valid_from = DayField(label=_("Gilt ab"), required=False)
    field_order = ["code", "name", "text"]


class PopulationForm(PopulationFields, EditionForm):
    pass


class NextPopulationForm(PopulationFields, EditionForm):
    valid_from = DayField(label=_("Gilt ab"))
    field_order = ["valid_from"]


class EndForm(EditionForm):
    last = DayField(label=_("Gilt bis einschließlich"))


class NameFields(forms.Form):
    name = Line(label=_("Bezeichnung"), max_length=100)


class DimensionForm(NameFields, OnceForm):
    code = Line(label=_("Kürzel"), max_length=40, help_text=_("Bleibt für immer, etwa SEX."))
    field_order = ["code"]


class NameForm(NameFields, EditionForm):
    pass


class LabelFields(forms.Form):
    label = Line(label=_("Bezeichnung"), max_length=100)


class CategoryForm(LabelFields, OnceForm):
    code = Line(
        label=_("Kürzel"),
        max_length=60,
        help_text=_("Bleibt für immer, am besten wie in der Lieferung."),
    )
    valid_from = DayField(label=_("Gilt ab"), required=False)
    field_order = ["code"]


class LabelForm(LabelFields, EditionForm):
    pass


class MoveForm(EditionForm):
    category = forms.UUIDField(widget=forms.HiddenInput)
    direction = forms.ChoiceField(
        choices=[("up", "up"), ("down", "down")], widget=forms.HiddenInput
    )
