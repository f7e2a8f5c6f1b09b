"""The shape of what people enter about bodies, decisions and the council's conditions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkungskreis.desk.entries import EditionForm, Line, Text
from wirkungskreis.desk.mandates.fields import (
    clock_time,
    evidence_choice,
    organisation_choice,
    precision_choice,
    votes_number,
)
from wirkungskreis.desk.web import OnceForm
from wirkungskreis.mandates.models import Body, Decision, Kind, Recurrence, Sitting
from wirkungskreis.ui.forms import DayField, EuroField

STANDS = [
    ("", _("alle")),
    ("offen", _("offen oder in Umsetzung")),
    ("ueberfaellig", _("überfällig")),
    ("erfuellt", _("erfüllt (Nachweis)")),
    ("aufgehoben", _("aufgehoben")),
    ("nicht-nachvollziehbar", _("öffentlich nicht nachvollziehbar")),
]


class SittingFacts(forms.Form):
    number = Line(label=_("Nummer"), required=False, max_length=20)
    on = DayField(label=_("Tag"))
    starts = clock_time(_("Beginn"))
    ends = clock_time(_("Ende"))
    invited_on = DayField(label=_("Eingeladen am"), required=False)
    place = Line(label=_("Ort"), required=False, max_length=200)


class NewSittingForm(SittingFacts, OnceForm):
    code = Line(label=_("Kürzel"), max_length=30, help_text=_("Zum Beispiel CG-2026-2"))
    field_order = ["code"]


class SittingForm(SittingFacts, EditionForm):
    pass


class DecisionFacts(forms.Form):
    """The sittings on offer are those of the body; ``body`` is set by the page."""

    kind = forms.ChoiceField(label=_("Art"), choices=Kind.choices)
    subject = Line(label=_("Gegenstand"), required=False, max_length=300)
    text = Text(label=_("Wortlaut"), max_length=6000)
    sitting = forms.ModelChoiceField(
        Sitting.objects.none(),
        label=_("Sitzung"),
        required=False,
        to_field_name="code",
        empty_label=_("nicht erfasst"),
    )
    on = DayField(label=_("Tag"), required=False)
    precision = precision_choice()
    paper = Line(label=_("Nummer der Vorlage"), required=False, max_length=40)
    agenda_item = forms.IntegerField(
        label=_("Tagesordnungspunkt"), required=False, min_value=1, max_value=999
    )
    votes_for = votes_number(_("Ja"))
    votes_against = votes_number(_("Nein"))
    votes_abstained = votes_number(_("Enthaltungen"))
    amount = EuroField(label=_("Betrag in Euro"), required=False)
    about = Line(
        label=_("Betrifft (Kürzel)"),
        required=False,
        max_length=40,
        help_text=_("Kürzel einer Maßnahme, eines Ziels oder einer Abfrage."),
    )
    binding_from = DayField(label=_("Gilt ab"), required=False)
    evidence = evidence_choice()
    caveat = Text(label=_("Vorbehalt"), required=False, max_length=2000)
    note = Text(label=_("Anmerkung"), required=False, max_length=2000)
    source = Line(label=_("Quelle"), required=False, max_length=500)

    def __init__(self, body: Body | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sitting = self.fields["sitting"]
        if isinstance(sitting, forms.ModelChoiceField):
            sitting.queryset = Sitting.objects.filter(body=body).select_related("body")


class NewDecisionForm(DecisionFacts, OnceForm):
    number = Line(label=_("Nummer"), max_length=40)
    field_order = ["number"]


class DecisionForm(DecisionFacts, EditionForm):
    pass


class ConditionFacts(forms.Form):
    text = Text(
        label=_("Ratsauftrag"),
        max_length=2000,
        help_text=_("In eigenen Worten: was der Rat verlangt."),
    )
    decision = forms.ModelChoiceField(
        Decision.objects.all(),
        label=_("Aus dem Beschluss"),
        required=False,
        to_field_name="public_id",
        empty_label=_("nicht erfasst"),
    )
    field = Line(label=_("Handlungsfeld"), required=False, max_length=20)
    measure = Line(label=_("Maßnahme (Kürzel)"), required=False, max_length=20)
    owner = organisation_choice(_("Zuständig"))
    due = DayField(label=_("Fällig am"), required=False)
    recurrence = forms.ChoiceField(label=_("Wie oft?"), choices=Recurrence.choices)
    note = Text(label=_("Anmerkung"), required=False, max_length=2000)
    caveat = Text(label=_("Vorbehalt"), required=False, max_length=2000)
    source = Line(label=_("Quelle"), required=False, max_length=500)


class NewConditionForm(ConditionFacts, OnceForm):
    number = Line(label=_("Nummer"), max_length=40)
    field_order = ["number"]


class ConditionForm(ConditionFacts, EditionForm):
    pass


class EvidenceForm(EditionForm):
    on = DayField(label=_("Vom"))
    evidence = Line(
        label=_("Nachweis"),
        max_length=500,
        help_text=_("So, dass man ihn findet: Vorlage 2025/0571, Bericht 2024, Seite 12."),
    )


class StepForm(EditionForm):
    step = forms.CharField(widget=forms.HiddenInput)
    reason = Line(label=_("Begründung"), required=False, max_length=500)


class SittingStepForm(EditionForm):
    step = forms.ChoiceField(
        choices=[("hold", "hold"), ("cancel", "cancel")], widget=forms.HiddenInput
    )


class FilterForm(forms.Form):
    stand = forms.ChoiceField(label=_("Stand"), choices=STANDS, required=False)
    zustaendig = organisation_choice(_("Zuständig"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = self.fields["zustaendig"]
        if isinstance(owner, forms.ModelChoiceField):
            owner.empty_label = str(_("alle"))
