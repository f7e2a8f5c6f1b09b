"""The shape of what people enter about papers for the council."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkungskreis.concept.models import Version
from wirkungskreis.council.models import DraftKind
from wirkungskreis.desk.entries import EditionForm, Line, Text
from wirkungskreis.desk.web import OnceForm
from wirkungskreis.mandates.models import Body
from wirkungskreis.mandates.models.paper import Role
from wirkungskreis.people.models import Organisation
from wirkungskreis.reports.models import Report
from wirkungskreis.ui.forms import DayField, EuroField


class BeginForm(OnceForm):
    """``basis`` is a report or a version, named by kind and code."""

    basis = forms.ChoiceField(label=_("Grundlage"))
    kind = forms.ChoiceField(
        label=_("Art"),
        choices=DraftKind.choices,
        help_text=_("Über ein Konzept wird immer mit einer Beschlussvorlage entschieden."),
    )
    on = DayField(label=_("Datum der Vorlage"))

    def __init__(
        self, *args: Any, reports: list[Report], versions: list[Version], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        groups = [
            (_("Veröffentlichte Berichte"), [(f"bericht:{r.code}", r.title) for r in reports]),
            (_("Fassungen des Konzepts"), [(f"fassung:{v.code}", str(v)) for v in versions]),
        ]
        field = self.fields["basis"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [group for group in groups if group[1]]


def office(label: Any, *, required: bool) -> forms.ModelChoiceField[Organisation]:
    return forms.ModelChoiceField(
        Organisation.objects.filter(internal=True),
        label=label,
        required=required,
        to_field_name="code",
        empty_label=_("bitte wählen"),
    )


class HeadForm(EditionForm):
    subject = Line(label=_("Betreff"), max_length=300)
    number = Line(
        label=_("Nummer der Vorlage"),
        required=False,
        max_length=40,
        help_text=_("Die Nummer, die das Ratssystem vergibt, zum Beispiel 2026/0817."),
    )
    on = DayField(label=_("Datum der Vorlage"))
    lead = office(_("Federführung"), required=False)
    is_public = forms.BooleanField(
        label=_("öffentlich"),
        required=False,
        help_text=_("Was nicht öffentlich ist, sehen nur Koordination, Leitung und Redaktion."),
    )


class TextForm(EditionForm):
    text = Text(
        label=_("Text"), required=False, max_length=20_000, widget=forms.Textarea({"rows": 14})
    )


class PointForm(EditionForm):
    text = Text(label=_("Beschlusspunkt"), max_length=4000)


class NewPointForm(OnceForm):
    text = Text(label=_("Beschlusspunkt"), max_length=4000)


class EffectForm(OnceForm):
    year = forms.IntegerField(label=_("Jahr"), min_value=1990, max_value=2100)
    cost = EuroField(label=_("Aufwand"), required=False)
    income = EuroField(label=_("Ertrag"), required=False)
    posts = forms.DecimalField(
        label=_("Stellenanteile"),
        required=False,
        min_value=0,
        max_digits=6,
        decimal_places=2,
        localize=True,
    )
    note = Line(label=_("Deckung, Anmerkung"), required=False, max_length=300)


class EnclosureForm(OnceForm):
    title = Line(label=_("Anlage"), max_length=300)


class OfficeForm(OnceForm):
    office = office(_("Stelle"), required=True)


class SignForm(EditionForm):
    on = DayField(label=_("Mitgezeichnet am"))
    remark = Line(label=_("Anmerkung"), required=False, max_length=500)


class StopForm(OnceForm):
    body = forms.ModelChoiceField(
        Body.objects.all(), label=_("Gremium"), to_field_name="code", empty_label=_("bitte wählen")
    )
    role = forms.ChoiceField(label=_("Zuständigkeit"), choices=Role.choices)
    on = DayField(label=_("Tag der Sitzung"), required=False)
    is_authoritative = forms.BooleanField(label=_("entscheidet abschließend"), required=False)


class StepForm(EditionForm):
    step = forms.CharField(widget=forms.HiddenInput)
    reason = Line(
        label=_("Begründung"),
        required=False,
        max_length=500,
        help_text=_("Nötig beim Zurückziehen, Ablehnen und Vertagen."),
    )


class TemplateForm(forms.Form):
    file = forms.FileField(
        label=_("Word-Datei (DOCX)"), help_text=_("Mit den Platzhaltern, die unten stehen.")
    )
