"""The shape of what people enter about the concept; the verbs know the rules."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkungskreis.concept.models import Kind, Version, Wording
from wirkungskreis.concept.models.correction import CORRECTABLE
from wirkungskreis.desk.entries import EditionForm, Line, Text
from wirkungskreis.desk.web import OnceForm
from wirkungskreis.kernel.days import Precision
from wirkungskreis.mandates.models import Decision
from wirkungskreis.mandates.models.decision import Kind as DecisionKind
from wirkungskreis.people.models import Organisation
from wirkungskreis.ui.forms import DayField

PRIORITIES = [("", _("ohne")), ("1", _("1 – zuerst")), ("2", "2"), ("3", _("3 – zuletzt"))]
PRECISIONS = [
    (Precision.DAY.value, _("auf den Tag")),
    (Precision.MONTH.value, _("nur der Monat")),
    (Precision.YEAR.value, _("nur das Jahr")),
]


class StepForm(EditionForm):
    step = forms.CharField(widget=forms.HiddenInput)


class ConceptForm(OnceForm):
    """The concept and the name of its first version."""

    code = forms.SlugField(
        label=_("Kürzel"), max_length=16, help_text=_("Steht in der Adresse, zum Beispiel RA-IK.")
    )
    title = Line(label=_("Titel des Konzepts"), max_length=200)
    owner = forms.ModelChoiceField(
        Organisation.objects.all(),
        label=_("Zuständig"),
        required=False,
        to_field_name="code",
        empty_label=_("noch offen"),
    )
    label = Line(
        label=_("Bezeichnung der ersten Fassung"),
        max_length=200,
        help_text=_("Zum Beispiel Integrationskonzept 2017. Auch eine alte Fassung ist recht."),
    )


class VersionForm(EditionForm):
    label = Line(label=_("Bezeichnung"), max_length=200)
    drafted_on = DayField(label=_("Stand des Entwurfs"), required=False)
    changelog = Text(label=_("Was sich ändert"), required=False, max_length=4000)
    note = Text(label=_("Anmerkung"), required=False, max_length=4000)


class NextForm(OnceForm):
    label = Line(label=_("Bezeichnung der neuen Fassung"), max_length=200)


class WordingForm(forms.Form):
    """Words and place of one entry; the parents on offer are those of its version."""

    code = Line(label=_("Kürzel"), max_length=20, help_text=_("Zum Beispiel A, A.1 oder A.1.2"))
    text = Text(label=_("Wortlaut"), max_length=2000)
    description = Text(label=_("Erläuterung"), required=False, max_length=6000)
    parent = forms.ModelChoiceField(
        Wording.objects.none(),
        label=_("Gehört zu"),
        required=False,
        to_field_name="public_id",
        empty_label=_("steht für sich"),
    )
    priority = forms.TypedChoiceField(
        label=_("Priorität"), choices=PRIORITIES, coerce=int, empty_value=None, required=False
    )
    horizon = Line(
        label=_("Zeithorizont"), required=False, max_length=60, help_text=_("Zum Beispiel 2027")
    )
    responsible = forms.ModelChoiceField(
        Organisation.objects.all(),
        label=_("Zuständig"),
        required=False,
        to_field_name="code",
        empty_label=_("noch offen"),
    )
    is_cross_cutting = forms.BooleanField(label=_("Querschnittsfeld"), required=False)

    def __init__(self, version: Version, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parent = self.fields["parent"]
        if isinstance(parent, forms.ModelChoiceField):
            upper = version.wordings.exclude(element__kind=Kind.APPROACH)
            parent.queryset = upper.order_by("code")


class NewWordingForm(WordingForm, OnceForm):
    kind = forms.ChoiceField(label=_("Art"), choices=Kind.choices)
    field_order = ["kind", "parent", "code", "text"]


class ReviseForm(WordingForm, EditionForm):
    pass


class PasteForm(EditionForm):
    text = forms.CharField(
        label=_("Gliederung"),
        strip=False,
        max_length=300_000,
        widget=forms.Textarea(attrs={"class": "wk-outline"}),
        help_text=_("Eine Zeile je Eintrag, mit Nummer davor: A, A.1, A.1.1."),
    )


class AdoptForm(EditionForm):
    decision = forms.ModelChoiceField(
        Decision.objects.filter(kind=DecisionKind.DECISION, on__isnull=False),
        label=_("Beschluss"),
        to_field_name="public_id",
        help_text=_("Steht er noch nicht da, tragen Sie ihn zuerst unter Gremien ein."),
    )
    valid_from = DayField(label=_("Gilt ab"))


class RecordForm(EditionForm):
    adopted_on = DayField(label=_("Beschlossen am"))
    precision = forms.ChoiceField(label=_("Wie genau ist der Tag bekannt?"), choices=PRECISIONS)
    valid_from = DayField(label=_("Galt ab"), required=False)
    valid_to = DayField(
        label=_("Galt bis"), required=False, help_text=_("Letzter Tag; leer, wenn sie noch gilt.")
    )
    paper = Line(label=_("Nummer der Vorlage"), required=False, max_length=40)
    decision = forms.ModelChoiceField(
        Decision.objects.filter(kind=DecisionKind.DECISION),
        label=_("Beschluss"),
        required=False,
        to_field_name="public_id",
        empty_label=_("nicht erfasst"),
    )
    original = forms.FileField(
        label=_("Original als PDF"),
        required=False,
        help_text=_("Das beschlossene Dokument; es lässt sich später nachreichen."),
    )


class OriginalForm(EditionForm):
    original = forms.FileField(label=_("Original als PDF"))


class CorrectForm(EditionForm):
    field = forms.ChoiceField(
        label=_("Was wurde falsch übertragen?"),
        choices=[
            (name, Wording._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
            for name in sorted(CORRECTABLE, reverse=True)
        ],
    )
    new = Text(label=_("So steht es im Original"), required=False, max_length=6000)
    reason = Line(
        label=_("Woher wissen Sie das?"),
        max_length=500,
        help_text=_("Zum Beispiel: Vorlage 2017/1412, Seite 12."),
    )
