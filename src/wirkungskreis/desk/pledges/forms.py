"""The shape of the filters of promises and needs, and of what is said about one of them."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkungskreis.desk.entries import EditionForm, Line, Text
from wirkungskreis.desk.web import OnceForm
from wirkungskreis.measures.models import Commitment, Need
from wirkungskreis.measures.states import PROMISED, NeedState
from wirkungskreis.people.models import Organisation
from wirkungskreis.ui.forms import DayField

STANDS = [
    ("", _("alle")),
    ("unbestaetigt", _("noch nicht bestätigt")),
    ("offen", _("offen")),
    ("ueberfaellig", _("überfällig")),
    ("eingehalten", _("eingehalten")),
    ("entfallen", _("nicht eingehalten oder zurückgezogen")),
]


class PledgeFilter(forms.Form):
    """What the address chooses; an unknown value chooses nothing."""

    stand = forms.ChoiceField(label=_("Stand"), required=False, choices=STANDS)
    wer = forms.ChoiceField(label=_("Wer"), required=False)

    def __init__(self, rows: Iterable[Commitment], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {row.organisation.code: row.organisation.label for row in rows}
        field = self.fields["wer"]
        if isinstance(field, forms.ChoiceField):
            by_label = sorted(labels.items(), key=lambda pair: pair[1])
            field.choices = [("", _("alle")), *by_label]

    def chosen(self, rows: Iterable[Commitment], on: date) -> list[Commitment]:
        """Give the promises that fit every filter."""
        self.is_valid()
        stand, code = self.cleaned_data.get("stand", ""), self.cleaned_data.get("wer", "")
        fitting = (row for row in rows if code in {"", row.organisation.code})
        return [row for row in fitting if stand in {"", stand_of(row, on)}]

    def chosen_needs(self, needs: Iterable[Need]) -> list[Need]:
        """Give the needs unless promises of one organisation or one state are wanted."""
        is_narrow = self.cleaned_data.get("stand") or self.cleaned_data.get("wer")
        return [] if is_narrow else list(needs)


def stand_of(row: Commitment, on: date) -> str:
    """Name where a promise stands, in the words of the filter."""
    if row.state not in PROMISED:
        return "eingehalten" if row.state == "kept" else "entfallen"
    if row.confirmed_on is None:
        return "unbestaetigt"
    return "ueberfaellig" if row.is_overdue(on) else "offen"


class ConfirmForm(EditionForm):
    told_by = Line(
        label=_("Wer hat für die Organisation bestätigt?"),
        required=False,
        max_length=200,
        help_text=_("Funktion und Weg, zum Beispiel: Geschäftsführung, Mail vom 3. Mai."),
    )


class RemarkForm(EditionForm):
    remark = Text(label=_("Was daraus wurde"), required=False, max_length=1000)


class ReasonForm(EditionForm):
    remark = Text(label=_("Grund"), max_length=1000)


class AmendForm(EditionForm):
    until = DayField(label=_("Bis wann?"), required=False)
    is_public = forms.BooleanField(
        label=_("Darf veröffentlicht werden"),
        required=False,
        help_text=_("Nur, wenn die Organisation zugestimmt hat. Dann steht sie im Bericht."),
    )


class AnswerForm(EditionForm):
    answer = Text(label=_("Wo oder warum?"), max_length=1000)


class PromiseForm(OnceForm):
    organisation = forms.ModelChoiceField(
        Organisation.objects.filter(valid_before=None),
        label=_("Wer sagt zu?"),
        to_field_name="code",
    )
    what = Text(label=_("Was wird zugesagt?"), max_length=1000)
    until = DayField(label=_("Bis wann?"), required=False)
    told_by = Line(
        label=_("Wer hat für die Organisation bestätigt?"),
        required=False,
        max_length=200,
        help_text=_(
            "Leer heißt: Die Organisation wird gefragt. Bis dahin gilt die Zusage als noch nicht"
            " bestätigt."
        ),
    )
    is_public = forms.BooleanField(
        label=_("Die Organisation ist einverstanden, dass die Zusage veröffentlicht wird"),
        required=False,
    )


class NeedForm(OnceForm):
    text = Text(label=_("Was fehlt?"), max_length=1000)


class TakeUpForm(EditionForm):
    need = forms.ModelChoiceField(
        Need.objects.filter(state=NeedState.OPEN),
        to_field_name="public_id",
        widget=forms.HiddenInput,
    )
