"""The shape of what people enter about measures; the verbs know the rules."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkungskreis.measures.states import LIFE


class EditionForm(forms.Form):
    """``edition`` is the one the person has read; templates write the present one beside it."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class StepForm(EditionForm):
    step = forms.ChoiceField(
        choices=[(step.name, step.label) for step in LIFE.steps.values()], widget=forms.HiddenInput
    )
    reason = forms.CharField(label=_("Begründung"), required=False, max_length=500)


class MeasureForm(EditionForm):
    title = forms.CharField(label=_("Titel"), max_length=200)
