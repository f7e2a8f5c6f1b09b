"""The shape of what people enter about a change: one form per kind of change."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkungskreis.changes.domain.wish import Target, Why
from wirkungskreis.changes.states import OF_CONCEPT, OF_INDICATOR, Kind
from wirkungskreis.concept.models import Kind as ElementKind
from wirkungskreis.concept.models import Wording
from wirkungskreis.concept.queries import wordings_in_force
from wirkungskreis.concept.states import FROZEN
from wirkungskreis.desk.entries import EditionForm, Line, Text
from wirkungskreis.desk.fields import NumberField
from wirkungskreis.desk.web import OnceForm
from wirkungskreis.indicators.codes import code_of
from wirkungskreis.indicators.models import Indicator, TargetKind
from wirkungskreis.indicators.models import Target as IndicatorTarget
from wirkungskreis.indicators.states import IndicatorState
from wirkungskreis.indicators.wanted import Wanted
from wirkungskreis.mandates.models import Decision, Level
from wirkungskreis.measures.models import Measure
from wirkungskreis.measures.states import LIFE
from wirkungskreis.people.models import Organisation
from wirkungskreis.ui.forms import DayField

TO_SERVE = (Kind.SERVE, Kind.UNSERVE)
PRIORITIES = [("1", "1"), ("2", "2"), ("3", "3")]


class ChangeForm(OnceForm):
    """What changes, into what, and why; the fields of the new value follow the kind."""

    reason = Text(label=_("Begründung"), max_length=2000)
    time_effect = Line(label=_("Folgen für den Zeitplan"), required=False, max_length=300)
    money_effect = Line(label=_("Folgen für das Geld"), required=False, max_length=300)
    needs_council = forms.BooleanField(label=_("Braucht einen Beschluss des Rates"), required=False)

    def __init__(self, kind: Kind, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        if kind in OF_CONCEPT:
            words = Wording.objects.exclude(version__state__in=FROZEN).select_related("version")
            label = _("Eintrag im Entwurf")
            if kind == Kind.GOAL_ORDER:
                words = words.filter(element__kind=ElementKind.FIELD)
                label = _("Handlungsfeld im Entwurf")
            self.fields["wording"] = forms.ModelChoiceField(words, label=label)
            del self.fields["needs_council"]
        elif kind in OF_INDICATOR:
            self.fields |= aim_fields()
        else:
            self.fields["measure"] = forms.ModelChoiceField(
                Measure.objects.order_by("code"), label=_("Maßnahme"), to_field_name="code"
            )
        if new := self._new():
            self.fields["new"] = new
        if kind in TO_SERVE:
            self.fields["element"] = forms.ModelChoiceField(
                wordings_in_force().order_by("code"), label=_("Ziel oder Ansatz")
            )
        if kind == Kind.LEAD:
            self.fields["organisation"] = forms.ModelChoiceField(
                Organisation.objects.filter(valid_before=None),
                label=_("Neue Federführung"),
                to_field_name="code",
            )
        if kind == Kind.MERGE:
            self.fields["other"] = forms.ModelChoiceField(
                Measure.objects.filter(merged_into=None).order_by("code"),
                label=_("Geht auf in"),
                to_field_name="code",
            )
        first = [
            "indicator",
            "aim",
            "aim_kind",
            "low",
            "high",
            "due",
            "measure",
            "wording",
            "element",
            "organisation",
            "other",
            "new",
        ]
        self.order_fields(first)

    def _new(self) -> forms.Field | None:
        steps = [(step.name, step.label) for step in LIFE.steps.values()]
        makers: dict[Kind, forms.Field] = {
            Kind.END: DayField(label=_("Neues Ende")),
            Kind.STEP: forms.ChoiceField(label=_("Schritt"), choices=steps),
            Kind.PRIORITY: forms.ChoiceField(label=_("Priorität"), choices=PRIORITIES),
            Kind.ORDER: forms.IntegerField(
                label=_("Platz in der Reihenfolge"),
                min_value=1,
                max_value=999,
                help_text=_("1 steht am Anfang."),
            ),
            Kind.GOAL_PRIORITY: forms.ChoiceField(label=_("Priorität"), choices=PRIORITIES),
            Kind.GOAL_ORDER: Line(
                label=_("Reihenfolge der Leitziele"),
                max_length=400,
                help_text=_("Kürzel mit Komma, das wichtigste zuerst, zum Beispiel: B.2, B.1, B.3"),
            ),
            Kind.TITLE: Line(label=_("Neuer Titel"), max_length=200),
            Kind.DESCRIPTION: Text(label=_("Neue Beschreibung"), max_length=4000),
            Kind.WORDING: Text(label=_("Neuer Wortlaut"), max_length=4000),
            Kind.SERVE: Text(label=_("Wie sie dem Ziel dient"), max_length=500),
        }
        return makers.get(self.kind)

    def target_and_why(self, data: dict[str, Any]) -> tuple[Target, Why]:
        """Give what the verb takes."""
        wording = data.get("wording")
        served = data.get("element")
        target = Target(
            self.kind,
            measure=data.get("measure"),
            element=wording.element if wording else served.element if served else None,
            version=wording.version if wording else None,
            other=data.get("other"),
            organisation=data.get("organisation"),
            indicator=data.get("indicator"),
            aim=data.get("aim"),
            new=_new_value(self.kind, data),
        )
        why = Why(
            data["reason"],
            data["time_effect"],
            data["money_effect"],
            needs_council=data.get("needs_council", False),
        )
        return target, why


def aim_fields() -> dict[str, forms.Field]:
    """Give the fields for a target: which one it replaces, its shape, its bounds and its day."""
    decided = IndicatorTarget.objects.filter(decided_by__isnull=False, replaced_on=None)
    return {
        "indicator": forms.ModelChoiceField(
            Indicator.objects.filter(state=IndicatorState.ACTIVE),
            label=_("Indikator"),
            to_field_name="code",
        ),
        "aim": forms.ModelChoiceField(
            decided.select_related("indicator", "subgroup"),
            label=_("Ersetzt das Ziel"),
            required=False,
            to_field_name="public_id",
            empty_label=_("keines: ein weiteres Ziel"),
        ),
        "aim_kind": forms.ChoiceField(label=_("Art"), choices=TargetKind.choices),
        "low": NumberField(label=_("Wert oder untere Grenze"), required=False),
        "high": NumberField(label=_("Obere Grenze (nur Korridor)"), required=False),
        "due": DayField(label=_("Bis zum")),
    }


def _new_value(kind: Kind, data: dict[str, Any]) -> str:
    """Write the new value as changes store it."""
    if kind in OF_INDICATOR:
        return code_of(Wanted(data["aim_kind"], data["due"], data["low"], data["high"]))
    new = data.get("new", "")
    return new.isoformat() if kind == Kind.END else str(new)


class ConfirmForm(EditionForm):
    """Who confirmed it, and by which decision of the council where it takes one."""

    told_by = Line(
        label=_("Bestätigt durch"),
        required=False,
        max_length=200,
        help_text=_("Funktion und Weg, zum Beispiel: Geschäftsführung der AWO, telefonisch"),
    )
    settled_by = forms.ModelChoiceField(
        Decision.objects.filter(body__level=Level.POLITICAL),
        label=_("Beschluss des Rates"),
        required=False,
        to_field_name="number",
    )


class RefuseForm(EditionForm):
    answer = Text(label=_("Warum nicht?"), max_length=2000)


class DecideForm(EditionForm):
    decision = forms.ModelChoiceField(
        Decision.objects.all(), label=_("Beschluss"), to_field_name="number"
    )
