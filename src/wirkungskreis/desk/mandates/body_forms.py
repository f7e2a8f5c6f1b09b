"""The shape of what people enter about a body: who it is, how often it meets, by which days."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from wirkungskreis.desk.entries import EditionForm, Line, Text
from wirkungskreis.desk.mandates.fields import (
    days_number,
    evidence_choice,
    organisation_choice,
    precision_choice,
)
from wirkungskreis.desk.web import OnceForm
from wirkungskreis.mandates.models import Approval, Body, Level
from wirkungskreis.ui.forms import DayField

GROUPS = (
    (_("Wer das ist"), "", ("code", "name", "level", "purpose", "is_public", "organisation")),
    (
        _("Wer führt"),
        _("Drei Aufgaben, oft an drei Stellen: Bitte nennen Sie jede für sich."),
        ("chair", "lead", "lead_note", "office", "office_note"),
    ),
    (
        _("Wie oft es tagt"),
        _("Daraus werden Termine für ein Jahr vorgeschlagen."),
        ("per_year", "months"),
    ),
    (
        _("Fristen"),
        _("In Kalendertagen. Leer heißt: keine Frist."),
        ("topics_days", "invite_days", "papers_days"),
    ),
    (
        _("Niederschrift und Beschluss"),
        "",
        ("minutes_days", "approval", "objection_days", "minutes_rule", "quorum"),
    ),
    (_("Seit wann, und was davor war"), "", ("valid_from", "valid_to", "precision", "predecessor")),
    (_("Woher die Angaben stammen"), "", ("evidence", "source", "note")),
)
APPROVALS = [
    ("", _("nicht festgelegt: die Geschäftsführung genehmigt von Hand")),
    *Approval.choices,
]


class MonthsField(forms.TypedMultipleChoiceField):
    """The usual months; kept as numbers in a line, "5, 11"."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.CheckboxSelectMultiple(attrs={"class": "wk-short"}))
        super().__init__(choices=list(MONTHS.items()), coerce=int, required=False, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return value.replace(",", " ").split() if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        return ", ".join(str(month) for month in sorted(super().clean(value)))


class BodyFacts(forms.Form):
    """In groups, as the page shows them."""

    name = Line(label=_("Name"), max_length=200)
    level = forms.ChoiceField(label=_("Ebene"), choices=Level.choices)
    purpose = Text(label=_("Auftrag"), required=False, max_length=2000)
    organisation = organisation_choice(_("Im Verzeichnis als"))
    per_year = forms.IntegerField(
        label=_("Sitzungen im Jahr"), required=False, min_value=1, max_value=60
    )
    months = MonthsField(label=_("Übliche Monate"))
    office = organisation_choice(_("Geschäftsführung"))
    office_note = Line(
        label=_("Geschäftsführung, genauer"),
        required=False,
        max_length=300,
        help_text=_("Sie lädt ein und führt die Niederschrift. Zum Beispiel die Stelle im Haus."),
    )
    lead = organisation_choice(_("Federführung"))
    lead_note = Line(
        label=_("Federführung, genauer"),
        required=False,
        max_length=300,
        help_text=_("Sie verantwortet die Sache fachlich."),
    )
    chair = Line(
        label=_("Vorsitz"),
        required=False,
        max_length=300,
        help_text=_("Funktion, kein Name: wer den Sitz ausfüllt, steht bei den Sitzen."),
    )
    predecessor = forms.ModelChoiceField(
        Body.objects.all(),
        label=_("Vorgänger"),
        required=False,
        to_field_name="code",
        empty_label=_("keiner"),
    )
    is_public = forms.BooleanField(label=_("tagt öffentlich"), required=False)
    valid_from = DayField(label=_("Besteht seit"), required=False)
    valid_to = DayField(label=_("Besteht bis"), required=False)
    precision = precision_choice(_("Wie genau sind die Tage bekannt?"))
    topics_days = days_number(
        _("Themen bis (Tage vorher)"), _("So lange schlagen Mitglieder Themen vor.")
    )
    invite_days = days_number(
        _("Einladung (Tage vorher)"), _("Wer später einlädt, muss einen Grund nennen.")
    )
    papers_days = days_number(_("Unterlagen (Tage vorher)"))
    minutes_days = days_number(_("Niederschrift (Tage danach)"))
    approval = forms.ChoiceField(
        label=_("Genehmigung der Niederschrift"),
        choices=APPROVALS,
        required=False,
        widget=forms.RadioSelect,
        help_text=_("Bis dahin sind Beschlüsse vorläufig."),
    )
    objection_days = days_number(
        _("Einwände (Tage)"), _("So lange kann widersprechen, wer dabei war.")
    )
    minutes_rule = Line(
        label=_("Genehmigung, genauer"),
        required=False,
        max_length=200,
        help_text=_("Wortlaut der Geschäftsordnung, nur zum Nachlesen."),
    )
    quorum = Line(label=_("Beschlussfähigkeit"), required=False, max_length=200)
    evidence = evidence_choice()
    note = Text(label=_("Anmerkung"), required=False, max_length=2000)
    source = Line(label=_("Quelle"), required=False, max_length=500)

    def clean(self) -> dict[str, Any]:
        """Give the last day as the first one after it; name the field that does not fit."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        last, first = data.pop("valid_to", None), data.get("valid_from")
        data["valid_before"] = last + timedelta(days=1) if last else None
        if first and last and last < first:
            self.add_error(
                "valid_to", _("Das Ende liegt vor dem Anfang. Bitte prüfen Sie beide Tage.")
            )
        if data.get("approval") == Approval.SILENCE and not data.get("objection_days"):
            self.add_error(
                "objection_days",
                _("Bitte nennen Sie, wie viele Tage für Einwände bleiben, bevor Schweigen gilt."),
            )
        return data

    @property
    def groups(self) -> Iterator[tuple[Any, Any, list[forms.BoundField]]]:
        """Give the fields in groups with title and hint."""
        for title, hint, names in GROUPS:
            yield title, hint, [self[name] for name in names if name in self.fields]


class NewBodyForm(BodyFacts, OnceForm):
    code = Line(label=_("Kürzel"), max_length=20, help_text=_("Kurz und fest, zum Beispiel CG."))
    field_order = ["code"]

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if Body.objects.filter(code=code).exists():
            raise forms.ValidationError(_("Dieses Kürzel ist vergeben."))
        return code


class BodyForm(BodyFacts, EditionForm):
    """The same for a body that is there; it does not follow itself."""

    def __init__(self, body: Body, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        predecessor = self.fields["predecessor"]
        if isinstance(predecessor, forms.ModelChoiceField):
            predecessor.queryset = Body.objects.exclude(pk=body.pk)
