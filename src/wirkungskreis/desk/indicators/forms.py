"""The shape of what people enter about indicators, their values and targets."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkungskreis.concept.models import Element
from wirkungskreis.concept.models import Kind as ElementKind
from wirkungskreis.concept.queries import wordings_in_force
from wirkungskreis.desk.entries import EditionForm, Line, Text
from wirkungskreis.desk.fields import NumberField
from wirkungskreis.desk.web import OnceForm
from wirkungskreis.indicators.models import (
    Direction,
    Disclosure,
    Grade,
    Indicator,
    Influence,
    Kind,
    Level,
    OverArea,
    OverTime,
    Periodicity,
    PopulationConcept,
    Reason,
    TargetKind,
    ValueType,
)
from wirkungskreis.indicators.queries.lists import offered_groups
from wirkungskreis.mandates.models import Decision
from wirkungskreis.people.models import Organisation
from wirkungskreis.ui.forms import DayField
from wirkungskreis.vocab.models import Area

EMPTY = [("", _("keine Angabe"))]


class SheetFields(forms.Form):
    """The data sheet; only what makes a number readable is required."""

    name = Line(label=_("Bezeichnung"), max_length=200)
    question = Line(label=_("Welche Frage beantwortet er?"), max_length=300, required=False)
    kind = forms.ChoiceField(label=_("Art"), choices=Kind.choices)
    level = forms.ChoiceField(label=_("Ebene"), choices=EMPTY + Level.choices, required=False)
    unit = Line(label=_("Einheit"), max_length=40)
    value_type = forms.ChoiceField(label=_("Wertart"), choices=ValueType.choices)
    decimals = forms.IntegerField(label=_("Nachkommastellen"), min_value=0, max_value=3, initial=0)
    direction = forms.ChoiceField(label=_("Richtung"), choices=Direction.choices)
    periodicity = forms.ChoiceField(
        label=_("Rhythmus"), choices=Periodicity.choices, initial=Periodicity.YEAR
    )
    reference_day = Line(label=_("Stichtag oder Zeitraum"), max_length=60, required=False)
    lag_months = forms.IntegerField(
        label=_("Liegt vor nach (Monate)"), min_value=0, max_value=60, initial=6
    )
    source = Line(label=_("Datenquelle"), max_length=300, required=False)
    licence = Line(label=_("Lizenz"), max_length=100, required=False)
    owner = forms.ModelChoiceField(
        Organisation.objects.filter(valid_before=None),
        label=_("zuständig"),
        required=False,
        to_field_name="code",
        empty_label=_("keine Angabe"),
    )
    influence = forms.ChoiceField(
        label=_("Einfluss der Stadt"), choices=EMPTY + Influence.choices, required=False
    )
    over_time = forms.ChoiceField(
        label=_("Zusammenfassen über die Zeit"), choices=EMPTY + OverTime.choices, required=False
    )
    over_area = forms.ChoiceField(
        label=_("Zusammenfassen über Gebiete"), choices=EMPTY + OverArea.choices, required=False
    )
    relevance = Text(label=_("Warum er wichtig ist"), max_length=2000, required=False)
    limits = Text(label=_("Was er nicht sagt"), max_length=2000, required=False)
    purpose = Text(label=_("Welcher Entscheidung dient er?"), max_length=2000, required=False)
    disclosure = forms.ChoiceField(
        label=_("Schutz"), choices=Disclosure.choices, initial=Disclosure.PROTECTED
    )
    disclosure_note = Line(label=_("Schutzregel"), max_length=300, required=False)
    min_denominator = forms.IntegerField(
        label=_("Kleinste Bezugsgröße"), min_value=1, required=False
    )
    catalogue = Line(
        label=_("Gemeinsamer Katalog"),
        max_length=100,
        required=False,
        help_text=_("Den auch andere Städte benutzen, etwa Integrationsmonitoring der Länder."),
    )
    catalogue_code = Line(
        label=_("Kürzel im Katalog"),
        max_length=60,
        required=False,
        help_text=_("Nur über Katalog und Kürzel wird mit anderen Städten verglichen."),
    )
    note = Text(label=_("Anmerkung"), max_length=2000, required=False)
    is_public = forms.BooleanField(label=_("öffentlich"), required=False)


class DefinitionFields(forms.Form):
    """What is counted."""

    text = Text(label=_("Was genau gezählt wird"), max_length=2000)
    numerator = Line(label=_("Zähler"), max_length=300, required=False)
    denominator = Line(label=_("Nenner"), max_length=300, required=False)
    population = forms.ModelChoiceField(
        PopulationConcept.objects.filter(valid_before=None),
        label=_("Wer gezählt wird"),
        required=False,
        to_field_name="public_id",
        empty_label=_("eigene Worte"),
    )
    population_words = Line(
        label=_("Wer gezählt wird, in eigenen Worten"), max_length=200, required=False
    )
    valid_from = DayField(label=_("Gilt ab"), required=False)


class NewIndicatorForm(SheetFields, DefinitionFields, OnceForm):
    code = Line(label=_("Kürzel"), max_length=20, help_text=_("Bleibt für immer, etwa A.1-i."))
    field_order = ["code", "name", "text", "unit", "value_type", "kind", "direction"]

    def first(self) -> list[forms.BoundField]:
        """Give the fields without which no number can be read."""
        return [self[name] for name in self.field_order]

    def later(self) -> list[forms.BoundField]:
        """Give what the sheet can still do without."""
        return [one for one in self.visible_fields() if one.name not in self.field_order]

    @property
    def is_open(self) -> bool:
        """Whether one of the later fields has something to say."""
        return any(one.errors for one in self.later())

    def facts(self) -> dict[str, Any]:
        names = ["code", *SheetFields.base_fields]
        return {name: self.cleaned_data[name] for name in names}

    def definition(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in DefinitionFields.base_fields}


class SheetForm(SheetFields, EditionForm):
    pass


class DefinitionForm(DefinitionFields, EditionForm):
    change_reason = Text(label=_("Warum neu gefasst?"), max_length=2000)
    breaks_series = forms.BooleanField(
        label=_("Unterbricht die Reihe: frühere Werte sind nicht vergleichbar"),
        required=False,
        initial=True,
    )


class RetireForm(EditionForm):
    reason = Text(label=_("Warum wird er nicht mehr beobachtet?"), max_length=2000)


class GoalForm(EditionForm):
    goal = forms.ModelChoiceField(
        wordings_in_force().filter(element__kind=ElementKind.GOAL).order_by("code"),
        label=_("Ziel"),
        to_field_name="code",
    )
    mechanism = Text(label=_("Wie beides zusammenhängen kann"), max_length=2000)
    doubts = Text(label=_("Was daran zweifelhaft ist"), max_length=2000, required=False)


class ValueForm(EditionForm):
    """One value by hand: the number or the reason, never neither."""

    first = DayField(label=_("Stichtag oder erster Tag des Zeitraums"))
    last = DayField(label=_("Letzter Tag des Zeitraums"), required=False)
    area = forms.ModelChoiceField(
        Area.objects.filter(valid_before=None), label=_("Gebiet"), to_field_name="code"
    )
    subgroup = forms.ModelChoiceField(
        offered_groups(),
        label=_("Gruppe"),
        required=False,
        to_field_name="key",
        empty_label=_("insgesamt"),
    )
    value = NumberField(label=_("Wert"), required=False)
    numerator = NumberField(label=_("Zähler"), required=False)
    denominator = NumberField(label=_("Nenner"), required=False)
    reason = forms.ChoiceField(
        label=_("Warum es keine Zahl gibt"),
        choices=[("", _("es gibt eine Zahl")), *Reason.choices],
        required=False,
    )
    is_provisional = forms.BooleanField(label=_("vorläufig"), required=False)
    is_break = forms.BooleanField(label=_("Bruch in der Reihe"), required=False)
    is_estimated = forms.BooleanField(label=_("geschätzt"), required=False)
    note = Line(label=_("Hinweis"), max_length=300, required=False)
    source_ref = Line(label=_("Quelle"), max_length=300)
    supplier = Line(label=_("Geliefert von"), max_length=200)
    published_on = DayField(label=_("Stand vom"))

    def __init__(self, indicator: Indicator, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if indicator.value_type in {ValueType.COUNT, ValueType.MEAN, ValueType.AMOUNT}:
            del self.fields["numerator"]
            del self.fields["denominator"]

    def statuses(self) -> str:
        letters = {"is_break": "b", "is_estimated": "e", "is_provisional": "p"}
        return "".join(letter for name, letter in letters.items() if self.cleaned_data[name])


class EffectForm(OnceForm):
    """What a body decided about the effect at a goal."""

    decision = forms.ModelChoiceField(
        Decision.objects.exclude(body=None).exclude(on=None),
        label=_("Beschluss, Empfehlung oder Verabredung"),
        to_field_name="number",
    )
    grade = forms.ChoiceField(
        label=_("Was das Gremium sieht"), choices=Grade.choices, widget=forms.RadioSelect
    )
    indicators = forms.ModelMultipleChoiceField(
        Indicator.objects.none(),
        label=_("Woran es das sieht"),
        to_field_name="public_id",
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reason = Text(
        label=_("Begründung"),
        max_length=2000,
        help_text=_(
            "Ein Indikator bewegt sich nicht nur wegen einer Maßnahme. Schreiben Sie, was Sie "
            "sehen und was noch dagegen spricht."
        ),
    )
    is_public = forms.BooleanField(label=_("Im öffentlichen Bericht zeigen"), required=False)

    def __init__(self, goal: Element, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        beside = Indicator.objects.filter(goal_links__element=goal).distinct()
        field = self.fields["indicators"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101  for the type checker
        field.queryset = beside


class ProposalForm(EditionForm):
    """What became of a proposed target; with neither or both there is something to say."""

    decided_by = forms.ModelChoiceField(
        Decision.objects.all(),
        label=_("Beschlossen mit"),
        required=False,
        to_field_name="number",
        empty_label=_("kein Beschluss"),
    )
    is_over = forms.BooleanField(label=_("Vorschlag zurückziehen"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if bool(data.get("decided_by")) == bool(data.get("is_over")):
            raise forms.ValidationError(
                _("Bitte wählen Sie den Beschluss, oder ziehen Sie den Vorschlag zurück.")
            )
        return data


class TargetForm(OnceForm):
    kind = forms.ChoiceField(label=_("Art"), choices=TargetKind.choices)
    low = NumberField(label=_("Wert oder untere Grenze"), required=False)
    high = NumberField(label=_("Obere Grenze (nur Korridor)"), required=False)
    due = DayField(label=_("Bis zum"))
    base_on = DayField(label=_("Veränderung gezählt ab"), required=False)
    subgroup = forms.ModelChoiceField(
        offered_groups(),
        label=_("Gruppe"),
        required=False,
        to_field_name="key",
        empty_label=_("insgesamt"),
    )
    decided_by = forms.ModelChoiceField(
        Decision.objects.all(),
        label=_("Beschlossen mit"),
        required=False,
        to_field_name="number",
        empty_label=_("noch kein Beschluss: Vorschlag"),
    )
    rationale = Text(label=_("Warum dieser Wert"), max_length=2000, required=False)
