"""The shape of what people enter about papers, their way, their costs, facts and documents."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.desk.entries import EditionForm, Line, Text
from wirkungskreis.desk.mandates.fields import (
    evidence_choice,
    organisation_choice,
    precision_choice,
    votes_number,
)
from wirkungskreis.desk.web import OnceForm
from wirkungskreis.mandates.models import Body, Paper, Role
from wirkungskreis.ui.forms import DayField, EuroField


class PaperFacts(forms.Form):
    kind = Line(
        label=_("Art"), max_length=60, help_text=_("Zum Beispiel Beschlussvorlage oder Antrag")
    )
    subject = Line(label=_("Gegenstand"), max_length=300)
    lead = organisation_choice(_("Federführung"))
    outcome = Line(
        label=_("Stand"),
        required=False,
        max_length=100,
        help_text=_("Zum Beispiel Entwurf, in Beratung oder beschlossen"),
    )
    amends = forms.ModelChoiceField(
        Paper.objects.all(),
        label=_("Ändert die Vorlage"),
        required=False,
        to_field_name="code",
        empty_label=_("keine andere"),
    )
    report_label = Line(
        label=_("Name des Berichts"),
        required=False,
        max_length=100,
        help_text=_("Nur, wenn die Vorlage einen Bericht einbringt."),
    )
    reasoning = Text(label=_("Begründung"), required=False, max_length=6000)
    staff = Text(label=_("Personelle Auswirkungen"), required=False, max_length=2000)
    alternatives = Text(label=_("Alternativen"), required=False, max_length=2000)
    if_rejected = Text(label=_("Folgen einer Ablehnung"), required=False, max_length=2000)
    is_path_complete = forms.BooleanField(
        label=_("Die Beratungsfolge ist vollständig bekannt."), required=False, initial=True
    )
    caveat = Text(label=_("Vorbehalt"), required=False, max_length=2000)
    note = Text(label=_("Anmerkung"), required=False, max_length=2000)
    source = Line(label=_("Quelle"), required=False, max_length=500)


class NewPaperForm(PaperFacts, OnceForm):
    code = Line(label=_("Nummer"), max_length=40, help_text=_("Zum Beispiel 2026/0123"))
    field_order = ["code"]


class PaperForm(PaperFacts, EditionForm):
    pass


class StopFields(forms.Form):
    """One stop of a paper; ``result`` stays empty as long as it is planned."""

    body = forms.ModelChoiceField(
        Body.objects.all(), label=_("Gremium"), to_field_name="code", empty_label=_("bitte wählen")
    )
    on = DayField(
        label=_("Tag"), required=False, help_text=_("Geplant oder gewesen, etwa 31.12.2026")
    )
    precision = precision_choice()
    role = forms.ChoiceField(label=_("Was tut das Gremium?"), choices=Role.choices)
    is_authoritative = forms.BooleanField(label=_("Dieses Gremium entscheidet."), required=False)
    result = Line(
        label=_("Ergebnis"),
        required=False,
        max_length=200,
        help_text=_("Leer, solange die Beratung aussteht."),
    )
    votes_for = votes_number(_("Ja"))
    votes_against = votes_number(_("Nein"))
    votes_abstained = votes_number(_("Enthaltungen"))
    votes_by_group = Line(
        label=_("Stimmen der Fraktionen"),
        required=False,
        max_length=300,
        help_text=_("Nur, wenn sie öffentlich sind."),
    )
    text = Text(
        label=_("Wortlaut, wie beschlossen"),
        required=False,
        max_length=6000,
        help_text=_("Nur, wenn er von der Vorlage abweicht."),
    )


class NewStopForm(StopFields, EditionForm, OnceForm):
    pass


class StopForm(StopFields, EditionForm):
    pass


class CostFields(forms.Form):
    year = forms.IntegerField(label=_("Jahr"), min_value=1990, max_value=2100)
    amount = EuroField(label=_("Betrag in Euro"))


class NewCostForm(CostFields, EditionForm, OnceForm):
    pass


class CostForm(CostFields, EditionForm):
    pass


class FactFields(forms.Form):
    topic = Line(label=_("Thema"), required=False, max_length=100)
    text = Text(label=_("Angabe"), max_length=2000)
    amount = EuroField(label=_("Betrag in Euro"), required=False)
    is_inside = forms.NullBooleanField(
        label=_("Teil der Verwaltung?"),
        required=False,
        widget=forms.Select(
            choices=[("unknown", _("keine Angabe")), ("true", _("ja")), ("false", _("nein"))]
        ),
    )
    on = DayField(label=_("Tag"), required=False)
    precision = precision_choice()
    evidence = evidence_choice()
    source = Line(
        label=_("Quelle"),
        required=False,
        max_length=500,
        help_text=_("Kürzel einer Quelle oder Adresse im Netz."),
    )
    caveat = Text(label=_("Vorbehalt"), required=False, max_length=2000)


class NewFactForm(FactFields, EditionForm, OnceForm):
    pass


class FactForm(FactFields, EditionForm):
    pass


class AttachForm(EditionForm, OnceForm):
    title = Line(
        label=_("Bezeichnung"),
        required=False,
        max_length=200,
        help_text=_("Zum Beispiel Vorlage oder Anlage 1; leer gilt der Name der Datei."),
    )
    file = forms.FileField(label=_("Datei (PDF, Word oder Excel)"))


class ScheduleForm(OnceForm):
    """Choose a paper that is to be dealt with in a sitting."""

    paper = forms.ModelChoiceField(
        Paper.objects.none(),
        label=_("Vorlage"),
        to_field_name="code",
        empty_label=_("bitte wählen"),
    )
    role = forms.ChoiceField(label=_("Was tut das Gremium?"), choices=Role.choices)
    is_authoritative = forms.BooleanField(label=_("Dieses Gremium entscheidet."), required=False)

    def __init__(self, *args: Any, papers: Q, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        paper = self.fields["paper"]
        if isinstance(paper, forms.ModelChoiceField):
            paper.queryset = Paper.objects.filter(papers)


class ReleaseForm(EditionForm):
    is_public = forms.BooleanField(required=False)


class MoveForm(EditionForm):
    stop = forms.UUIDField(widget=forms.HiddenInput)
    direction = forms.ChoiceField(
        choices=[("up", "up"), ("down", "down")], widget=forms.HiddenInput
    )
