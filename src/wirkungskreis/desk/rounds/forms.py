"""The shape of what the coordination enters about rounds and returns."""

from datetime import date
from typing import Any

from django import forms
from django.forms.models import fields_for_model
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.texts import clean
from wirkungskreis.mandates.models import Sitting
from wirkungskreis.measures.models import Kind, Measure
from wirkungskreis.measures.states import State
from wirkungskreis.people.models import Person
from wirkungskreis.rounds.models import Return
from wirkungskreis.rounds.states import RoundKind, Schedule
from wirkungskreis.ui.forms import DayField
from wirkungskreis.vocab.models import Obstacle
from wirkungskreis.vocab.queries import offered

ANSWERS = (
    "schedule",
    "continuation",
    "schedule_reason",
    "done",
    "next_step",
    "next_step_due",
    "help_kind",
    "help_text",
    "lifecycle",
    "obstacle",
    "obstacle_text",
    "releases_obstacle",
    "reach_unit",
    "reach_planned",
    "reach_actual",
    "reach_kind",
    "effort_hours",
    "effort_cost",
    "what_is_missing",
)


class Text(forms.CharField):
    """Some sentences without control characters."""

    def __init__(self, *, rows: int = 3, max_length: int = 2000, **kwargs: Any) -> None:
        area = forms.Textarea(attrs={"rows": rows})
        super().__init__(widget=area, max_length=max_length, **kwargs)

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "").strip()


class EditionForm(forms.Form):
    """``edition`` is the one the person has read; templates write the present one beside it."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class WindowForm(forms.Form):
    title = forms.CharField(label=_("Titel"), max_length=200)
    period_start = DayField(label=_("Berichtszeitraum von"))
    period_last = DayField(label=_("Berichtszeitraum bis"))
    reference_date = DayField(label=_("Stichtag"))
    opens = DayField(label=_("Abfrage ab"))
    closes = DayField(label=_("Abfrage bis (letzter Tag)"))
    sitting = forms.ModelChoiceField(
        Sitting.objects.select_related("body"),
        label=_("Für welche Sitzung?"),
        required=False,
        empty_label=_("keine"),
    )
    note = Text(label=_("Hinweis an die Befragten"), required=False)


class PlanForm(WindowForm):
    kind = forms.ChoiceField(
        label=_("Was wird gefragt?"), choices=RoundKind.choices, widget=forms.RadioSelect
    )
    key = forms.UUIDField(widget=forms.HiddenInput)
    field_order = ["kind", "title"]


class ReviseForm(WindowForm, EditionForm):
    pass


class ChooseForm(EditionForm):
    """The rule, and what is added or left out by hand; nothing chosen in the rule means all."""

    states = forms.MultipleChoiceField(
        label=_("Stand der Maßnahmen"),
        choices=State.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Nichts ausgewählt: alle, die geplant sind oder laufen."),
    )
    kinds = forms.MultipleChoiceField(
        label=_("Art"),
        choices=Kind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Nichts ausgewählt: alle."),
    )
    fields_of_action = forms.TypedMultipleChoiceField(
        label=_("Handlungsfeld"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Nichts ausgewählt: alle."),
    )
    included = forms.ModelMultipleChoiceField(
        Measure.objects.order_by("code"), label=_("Außerdem fragen"), required=False
    )
    excluded = forms.ModelMultipleChoiceField(
        Measure.objects.order_by("code"), label=_("Nicht fragen"), required=False
    )

    def __init__(self, *args: Any, names: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["fields_of_action"].choices = list(names.items())  # type: ignore[attr-defined]


class ProlongForm(EditionForm):
    closes = DayField(label=_("Neuer letzter Tag für alle"))


class RemindersForm(EditionForm):
    days = Text(
        label=_("Erinnerungen am"),
        rows=2,
        required=False,
        help_text=_(
            "Ein Tag je Zeile. Gesendet wird an Werktagen außerhalb der Schulferien, nur an wer "
            "noch fehlt."
        ),
    )

    def clean_days(self) -> list[date]:
        return [DayField().clean(line) for line in self.cleaned_data["days"].split("\n") if line]


class CheckForm(EditionForm):
    remark = Text(label=_("Eigene Anmerkung"), required=False, rows=2)
    own_schedule = forms.ChoiceField(
        label=_("Eigene Einschätzung"),
        choices=[("", _("wie gemeldet")), *Schedule.choices],
        required=False,
    )


class SendBackForm(EditionForm):
    comment = Text(label=_("Rückfrage"), rows=2, help_text=_("Liest die befragte Person."))


class ExtendForm(EditionForm):
    until = DayField(label=_("Neue Frist"))
    reason = forms.CharField(label=_("Grund"), max_length=300)


class HandOnForm(EditionForm):
    person = forms.ModelChoiceField(
        Person.objects.filter(redacted_at=None), label=_("Es antwortet")
    )
    deputy = forms.ModelChoiceField(
        Person.objects.filter(redacted_at=None), label=_("Vertretung"), required=False
    )


class SupplementForm(forms.Form):
    text = Text(label=_("Nachtrag"), rows=3)


def _widgets(form: forms.Form) -> None:
    """Turn days, long texts and choices into this product's fields."""
    for name, field in list(form.fields.items()):
        if isinstance(field, forms.DateField):
            form.fields[name] = DayField(label=field.label, required=False)
        elif isinstance(field.widget, forms.Textarea):
            form.fields[name] = Text(label=field.label, required=False, rows=2)


class ToldForm(EditionForm):
    """An answer as told on the telephone, or entered by a lead who signed in."""

    def __init__(self, *args: Any, ret: Return, told: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        other = "continuation" if ret.measure.has_schedule else "schedule"
        names = [name for name in ANSWERS if name != other]
        self.fields |= fields_for_model(Return, fields=names)
        _widgets(self)
        obstacle, carried = self.fields["obstacle"], self.initial.get("obstacle")
        if isinstance(obstacle, forms.ModelChoiceField):
            kept = [carried.pk] if isinstance(carried, Obstacle) else []
            obstacle.queryset = offered(Obstacle, today(), kept=kept)
        for field in self.fields.values():
            field.required = False
        if told:
            self.fields["told_by"] = forms.ModelChoiceField(
                Person.objects.filter(redacted_at=None), label=_("Mitgeteilt von")
            )
            self.fields["told_on"] = DayField(label=_("Mitgeteilt am"))
            self.order_fields(["told_by", "told_on", *names])


class SettleForm(EditionForm):
    person = forms.ModelChoiceField(
        Person.objects.filter(redacted_at=None),
        label=_("Es antwortet künftig"),
        required=False,
        empty_label=_("bleibt wie im Register"),
    )
