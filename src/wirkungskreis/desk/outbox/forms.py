"""The shape of what people enter about mails; the verbs know the rules."""

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkungskreis.outbox.states import LIFE, REASONS, State

BOUNCED = ("bounced", "unknown_mailbox", "mailbox_full")


class FilterForm(forms.Form):
    """Stands in the address; a wrong value shows everything."""

    stand = forms.ChoiceField(
        label=_("Stand"), choices=[("", _("alle")), *State.choices], required=False
    )
    suche = forms.CharField(label=_("Name enthält"), max_length=100, required=False)


class StepForm(forms.Form):
    """``edition`` is the one the person has read."""

    edition = forms.IntegerField(widget=forms.HiddenInput)
    step = forms.ChoiceField(
        choices=[(step.name, step.label) for step in LIFE.steps.values()], widget=forms.HiddenInput
    )
    reason = forms.ChoiceField(
        label=_("Falls sie zurückkam: warum?"),
        choices=[(code, REASONS[code]) for code in BOUNCED],
        required=False,
    )

    def clean_reason(self) -> str:
        return self.cleaned_data["reason"] or BOUNCED[0]
