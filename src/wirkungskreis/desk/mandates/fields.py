"""Fields that several forms about bodies, papers and decisions share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkungskreis.kernel.days import Precision
from wirkungskreis.people.models import Organisation
from wirkungskreis.vocab.models import Evidence

PRECISIONS = [
    (Precision.DAY.value, _("auf den Tag")),
    (Precision.MONTH.value, _("nur der Monat")),
    (Precision.YEAR.value, _("nur das Jahr")),
]
EVIDENCE = [("", _("keine Angabe")), *Evidence.choices]


def organisation_choice(label: Any) -> forms.ModelChoiceField[Organisation]:
    return forms.ModelChoiceField(
        Organisation.objects.all(),
        label=label,
        required=False,
        to_field_name="code",
        empty_label=_("nicht bekannt"),
    )


def precision_choice(label: Any = None) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label or _("Wie genau ist der Tag bekannt?"),
        choices=PRECISIONS,
        required=False,
        empty_value=Precision.DAY.value,
    )


def evidence_choice() -> forms.ChoiceField:
    return forms.ChoiceField(label=_("Beleg"), choices=EVIDENCE, required=False)


def days_number(label: Any, hint: Any = "") -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=365, help_text=hint
    )


def votes_number(label: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=999)


def clock_time(label: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        required=False,
        input_formats=["%H:%M", "%H.%M", "%H"],
        widget=forms.TimeInput(format="%H:%M"),
        help_text=_("Zum Beispiel 17:00"),
        error_messages={"invalid": _("Bitte schreiben Sie die Uhrzeit so: 17:00.")},
    )
