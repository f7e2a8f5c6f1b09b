"""The shape of what is entered about requests for values."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkungskreis.desk.rounds.forms import EditionForm
from wirkungskreis.indicators.models import Indicator
from wirkungskreis.indicators.states import IndicatorState
from wirkungskreis.people.models import Organisation, Person
from wirkungskreis.ui.figure_form import FigureForm
from wirkungskreis.ui.forms import DayField
from wirkungskreis.vocab.models.area import Level


class AskForm(forms.Form):
    """One more value to ask for."""

    indicator = forms.ModelChoiceField(
        Indicator.objects.filter(state=IndicatorState.ACTIVE, formula=None).order_by("code"),
        label=_("Indikator"),
        to_field_name="code",
    )
    first = DayField(label=_("Stichtag oder erster Tag des Zeitraums"))
    last = DayField(label=_("Letzter Tag des Zeitraums"), required=False)
    level = forms.ChoiceField(
        label=_("Gebiete"),
        choices=[
            (Level.CITY, _("die ganze Stadt")),
            (Level.DISTRICT, _("Stadt und Stadtbezirke")),
            (Level.QUARTER, _("Stadt und Stadtteile")),
        ],
    )


class FigureHandOnForm(EditionForm):
    person = forms.ModelChoiceField(
        Person.objects.filter(redacted_at=None), label=_("Es antwortet")
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.filter(valid_before=None),
        label=_("Stelle, die liefert"),
        required=False,
        empty_label=_("bleibt wie bisher"),
    )
    reason = forms.CharField(label=_("Grund"), max_length=300, required=False)


class DropForm(EditionForm):
    reason = forms.CharField(label=_("Grund"), max_length=300)


class ToldFigureForm(FigureForm):
    """A value as told on the telephone; without a name it is the own answer."""

    told_by = forms.ModelChoiceField(
        Person.objects.filter(redacted_at=None),
        label=_("Mitgeteilt von"),
        required=False,
        empty_label=_("niemandem, ich antworte selbst"),
    )
    told_on = DayField(label=_("Mitgeteilt am"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("told_by") and not data.get("told_on") and "told_on" not in self.errors:
            self.add_error("told_on", _("Bitte geben Sie an, an welchem Tag das mitgeteilt wurde."))
        return data
