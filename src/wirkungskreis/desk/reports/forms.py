"""The shape of what people enter about reports; the verbs know the rules."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkungskreis.desk.entries import EditionForm, Line, Text
from wirkungskreis.desk.web import OnceForm
from wirkungskreis.mandates.models import Body
from wirkungskreis.measures.models import Measure
from wirkungskreis.people.models import Organisation, Person
from wirkungskreis.reports.models import Report
from wirkungskreis.reports.states import ConsequenceKind, Outcome
from wirkungskreis.rounds.models import Round
from wirkungskreis.ui.forms import DayField

LABELS = ("Umsetzungsbericht", "Sachstandsbericht", "Statusbericht")
LITTLE_MARKDOWN = _("Absätze durch eine Leerzeile, Aufzählungen mit - am Anfang der Zeile.")


def long_text(label: Any, *, rows: int = 6, **more: Any) -> Text:
    more.setdefault("max_length", 8000)
    return Text(label=label, widget=forms.Textarea(attrs={"rows": rows}), **more)


class BeginForm(OnceForm):
    rounds = forms.ModelMultipleChoiceField(
        Round.objects.none(),
        label=_("Worauf er beruht"),
        widget=forms.CheckboxSelectMultiple,
        to_field_name="code",
        help_text=_("Geschlossene Abfragen. Ihre eingefrorenen Angaben ändern sich nicht mehr."),
    )
    label = forms.ChoiceField(label=_("Wie er heißt"), choices=[(each, each) for each in LABELS])
    title = Line(label=_("Titel"), max_length=200)
    code = forms.RegexField(
        r"^[A-Za-z0-9-]{2,30}$",
        label=_("Kürzel"),
        help_text=_("Zum Beispiel UB-2026. Es bleibt für immer."),
        error_messages={"invalid": _("Bitte nur Buchstaben, Ziffern und Bindestriche.")},
    )
    prepared_by = forms.ModelChoiceField(
        Organisation.objects.all(),
        label=_("Erstellt von"),
        required=False,
        to_field_name="code",
        empty_label=_("keine Angabe"),
    )

    def __init__(self, *args: Any, rounds: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["rounds"]
        assert isinstance(field, forms.ModelMultipleChoiceField)  # noqa: S101  for the type checker
        field.queryset = rows = rounds
        field.choices = [(rnd.code, rnd.title) for rnd in rows]


def sources_field() -> Text:
    return long_text(
        _("Quelle weiterer Zahlen"),
        rows=2,
        required=False,
        max_length=500,
        help_text=_(
            "Woher Zahlen kommen, die weder im Vorschlag noch bei den Kennzahlen stehen. "
            "Sie wird unter dem Text gedruckt."
        ),
    )


class TextForm(EditionForm):
    text = long_text(_("Text"), rows=14, required=False, help_text=LITTLE_MARKDOWN)
    sources = sources_field()


class PrintForm(EditionForm):
    text = long_text(
        _("So wird es gedruckt"),
        rows=8,
        required=False,
        max_length=2000,
        help_text=_("Leer heißt: Gedruckt wird der gemeldete Text."),
    )
    sources = sources_field()


class ConsequenceForm(forms.Form):
    """What, who, until when, in which form; the text of "keine" is its reason."""

    kind = forms.ChoiceField(
        label=_("Art"), choices=ConsequenceKind.choices, widget=forms.RadioSelect
    )
    text = long_text(
        _("Was folgt"),
        rows=3,
        max_length=1000,
        help_text=_("Ein Satz. Bei „keine“ steht hier der Grund."),
    )
    office = forms.ModelChoiceField(
        Organisation.objects.all(),
        label=_("Zuständige Stelle"),
        required=False,
        to_field_name="code",
        empty_label=_("noch niemand"),
    )
    owner = forms.ModelChoiceField(
        Person.objects.filter(redacted_at=None),
        label=_("Verantwortlich"),
        required=False,
        to_field_name="public_id",
        empty_label=_("keine Person genannt"),
        help_text=_("Gedruckt wird nur die Funktion; den Namen zeigt allein die Werkbank."),
    )
    due = DayField(label=_("Bis wann"), required=False)


class ConsequenceNewForm(OnceForm, ConsequenceForm):
    pass


class ConsequenceEditForm(ConsequenceForm, EditionForm):
    pass


class FollowUpForm(EditionForm):
    outcome = forms.ChoiceField(
        label=_("Was daraus wurde"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    text = long_text(_("In einem Satz"), rows=3, max_length=1000, required=False)
    on = DayField(label=_("Seit wann"), required=False)


class FigureForm(OnceForm):
    label = Line(label=_("Kennzahl"), max_length=200)
    value = Line(label=_("Wert mit Einheit"), max_length=60, help_text=_("Zum Beispiel 64 Prozent"))
    on = DayField(label=_("Stand vom"))
    source = Line(label=_("Quelle"), max_length=300)
    definition = Line(label=_("Was genau gezählt wird"), max_length=500)
    population = Line(
        label=_("Wer gezählt wird"),
        max_length=300,
        help_text=_("Zum Beispiel: Ausländerinnen und Ausländer mit Hauptwohnung"),
    )


class GoalNoteForm(EditionForm):
    reason = long_text(
        _("Wirkung nicht beurteilbar, weil"),
        rows=3,
        max_length=500,
        help_text=_("Der Satz geht so weiter: … weil es noch keine Zahlen gibt."),
    )


class AskForm(OnceForm):
    body = forms.ModelChoiceField(
        Body.objects.all(),
        label=_("Wer entscheidet"),
        to_field_name="code",
        help_text=_("Nur ein zuständiges Gremium kann entscheiden; andere können empfehlen."),
    )
    measure = forms.ModelChoiceField(
        Measure.objects.order_by("code"),
        label=_("Maßnahme"),
        required=False,
        to_field_name="code",
        empty_label=_("keine bestimmte"),
    )
    text = long_text(_("Was zu entscheiden ist"), rows=3, max_length=1000)
    reason = long_text(_("Warum"), rows=3, max_length=1000, required=False)


class StepForm(EditionForm):
    step = forms.ChoiceField(
        choices=[(step.name, step.label) for step in Report.life.steps.values()],
        widget=forms.HiddenInput,
    )
    note = long_text(
        _("Anmerkung"),
        rows=2,
        max_length=1000,
        required=False,
        help_text=_("Wer den Bericht zurückgibt, schreibt hier, was zu überarbeiten ist."),
    )


class SkipForm(EditionForm):
    reason = long_text(_("Grund"), rows=3, max_length=500)


class ReleaseForm(EditionForm):
    number = Line(label=_("Nummer"), max_length=30, help_text=_("Zum Beispiel 2026/0412"))


class CorrectForm(OnceForm):
    text = long_text(
        _("Was falsch ist und wie es richtig heißt"),
        rows=4,
        max_length=2000,
        help_text=_("Auch die Öffentlichkeit liest das. Bitte keine Namen von Menschen."),
    )
