"""The shape of what people enter about measures; the verbs know the rules."""

from typing import TYPE_CHECKING, Any
from uuid import uuid4

from django import forms
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.concept.models import Element
from wirkungskreis.concept.models import Kind as ElementKind
from wirkungskreis.concept.queries import named
from wirkungskreis.desk.fields import LineField, TextField
from wirkungskreis.journal.clock import today
from wirkungskreis.measures.models import Finance, Kind, Measure, Origin
from wirkungskreis.measures.states import LIFE
from wirkungskreis.meetings.queries.seats import steering_members
from wirkungskreis.people.models import Organisation
from wirkungskreis.people.models.spans import valid_on
from wirkungskreis.ui.forms import DayField
from wirkungskreis.vocab.models import Area, TargetGroup, Word
from wirkungskreis.vocab.queries import offered

if TYPE_CHECKING:
    Choice = forms.ModelChoiceField[Element]
else:  # generic for the type checker only
    Choice = forms.ModelChoiceField


class ElementChoice(Choice):
    """An element of the concept by its code and words."""

    def __init__(self, *kinds: ElementKind, **kwargs: Any) -> None:
        super().__init__(Element.objects.none(), **kwargs)
        self.kinds = kinds

    def label_from_instance(self, obj: Element) -> str:
        return f"{obj.code} {obj.title}"

    def offer(self) -> None:
        """Read the words when the form is made, not when the program starts."""
        worded = Q(("code__isnull", False))  # as a pair: the type checker knows columns only
        self.queryset = named().filter(worded, kind__in=self.kinds).order_by(F("code"))


class EditionForm(forms.Form):
    """``edition`` is the one the person has read; templates write the present one beside it."""

    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, ElementChoice):
                field.offer()


class StepForm(EditionForm):
    step = forms.ChoiceField(
        choices=[(step.name, step.label) for step in LIFE.steps.values()], widget=forms.HiddenInput
    )
    reason = TextField(label=_("Begründung"), required=False, max_length=500)
    lesson = TextField(label=_("Was ist daraus zu lernen?"), required=False, max_length=1000)


class FactsForm(EditionForm):
    """What the lead organisation keeps up to date."""

    title = LineField(label=_("Titel"), max_length=200)
    description = TextField(label=_("Beschreibung"), required=False, max_length=3000)
    kind = forms.ChoiceField(label=_("Art"), choices=Kind.choices)
    target_groups = forms.ModelMultipleChoiceField(
        TargetGroup.objects.none(),
        label=_("Zielgruppen"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    areas = forms.ModelMultipleChoiceField(
        Area.objects.none(), label=_("Gebiete"), required=False, widget=forms.CheckboxSelectMultiple
    )
    planned_start = DayField(label=_("Geplanter Beginn"), required=False)
    planned_end = DayField(label=_("Geplantes Ende"), required=False)
    actual_start = DayField(label=_("Tatsächlicher Beginn"), required=False)
    actual_end = DayField(label=_("Tatsächliches Ende"), required=False)
    finance_group = forms.ChoiceField(
        label=_("Finanzierung"), required=False, choices=[("", _("unbekannt")), *Finance.choices]
    )
    reach_unit = LineField(label=_("Was wird gezählt?"), required=False, max_length=100)
    reach_plan = forms.IntegerField(
        label=_("Geplant je Halbjahr"), required=False, min_value=0, max_value=1_000_000
    )
    lesson = TextField(label=_("Was ist daraus zu lernen?"), required=False, max_length=3000)
    note = TextField(label=_("Anmerkung"), required=False, max_length=3000)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the words of today and those that the measure carries already."""
        super().__init__(*args, **kwargs)
        kinds: dict[str, type[Word]] = {"target_groups": TargetGroup, "areas": Area}
        for name, kind in kinds.items():
            field, carried = self.fields[name], self.initial.get(name, ())
            if isinstance(field, forms.ModelMultipleChoiceField):
                field.queryset = offered(kind, today(), kept=[word.pk for word in carried])


class SteeringForm(FactsForm):
    """The same with what orders the whole register."""

    code = LineField(label=_("Kürzel"), max_length=20)
    field = ElementChoice(ElementKind.FIELD, label=_("Handlungsfeld"), required=False)
    remit = forms.ModelChoiceField(
        Organisation.objects.all(),
        label=_("Zuständiger Sitz der Steuerung"),
        required=False,
        empty_label=_("keiner"),
        help_text=_("Mitglied der Steuerung, in dessen Bereich die Maßnahme liegt."),
    )
    priority = forms.TypedChoiceField(
        label=_("Priorität"),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("keine")), (1, "1"), (2, "2"), (3, "3")],
    )
    order = forms.IntegerField(label=_("Reihenfolge"), required=False, min_value=0, max_value=9999)
    origin = forms.ChoiceField(label=_("Herkunft"), choices=Origin.choices)
    origin_note = LineField(label=_("Herkunft im Einzelnen"), required=False, max_length=300)
    registered_on = DayField(label=_("Aufgenommen am"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer who has a seat in a steering body, and whom the measure names already."""
        super().__init__(*args, **kwargs)
        remit = self.fields["remit"]
        if isinstance(remit, forms.ModelChoiceField):
            remit.queryset = steering_members(today(), kept=self.initial.get("remit"))


class NewForm(forms.Form):
    """The little that makes a measure; everything else follows on its pages."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    code = LineField(label=_("Kürzel"), max_length=20, help_text=_("Zum Beispiel A-11"))
    title = LineField(label=_("Titel"), max_length=200)
    description = TextField(label=_("Beschreibung"), required=False, max_length=3000)
    kind = forms.ChoiceField(label=_("Art"), choices=Kind.choices)
    lead = forms.ModelChoiceField(Organisation.objects.none(), label=_("Federführung"))
    field = ElementChoice(ElementKind.FIELD, label=_("Handlungsfeld"), required=False)

    def __init__(self, *args: Any, leads: frozenset[int] | None, **kwargs: Any) -> None:
        """``leads`` are the organisations one may propose for; None means any."""
        super().__init__(*args, **kwargs)
        field, lead = self.fields["field"], self.fields["lead"]
        if isinstance(field, ElementChoice) and isinstance(lead, forms.ModelChoiceField):
            field.offer()
            lead.queryset = Organisation.objects.filter(valid_on(today()))
            if leads is not None:
                lead.queryset = lead.queryset.filter(pk__in=leads)


def facts_of(measure: Measure, form: type[FactsForm]) -> dict[str, Any]:
    """Read from a measure what the form shows."""
    sets = {name: list(getattr(measure, name).all()) for name in ("target_groups", "areas")}
    names = [name for name in form.base_fields if name not in {"edition", *sets}]
    return {**sets, **{name: getattr(measure, name) for name in names}}
