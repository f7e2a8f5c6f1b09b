"""The shape of what is said about a list that is being read."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkungskreis.desk.fields import LineField
from wirkungskreis.measures.models import Decision, Kind
from wirkungskreis.measures.reading.rules import TITLES
from wirkungskreis.measures.reading.sheet import Table, heads

Leads = list[tuple[str, str]]
KINDS = [(str(label), str(label)) for label in Kind.labels]


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Liste"), help_text=_("Excel (XLSX) oder CSV, höchstens 20 MB und 2.000 Zeilen")
    )


class SheetForm(forms.Form):
    """Which sheet and which row of it holds the heads; 0 means that there are none."""

    blatt = forms.ChoiceField(label=_("Tabellenblatt"), required=False)
    kopf = forms.IntegerField(label=_("Kopfzeile"), min_value=0, max_value=2000, required=False)

    def __init__(self, *args: Any, sheets: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["blatt"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(name, name) for name in sheets]


class ColumnsForm(forms.Form):
    """One choice for each column of the sheet."""

    edition = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, table: Table, head: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        found = heads(table, head)
        width = max((len(row) for row in table), default=0)
        choices = [("", _("nicht einlesen")), *((c.value, title) for c, title in TITLES.items())]
        for number in range(width):
            rest = [row[number] for row in table[head:] if number < len(row) and row[number]]
            name = (found[number] if number < len(found) else "") or letters(number)
            if rest or name != letters(number):
                self.fields[f"spalte_{number}"] = forms.ChoiceField(
                    label=f"{letters(number)}: {name}" if name != letters(number) else name,
                    choices=choices,
                    required=False,
                    help_text=" · ".join(text[:40] for text in rest[:3]),
                )

    def columns(self) -> dict[str, str]:
        """Give what was assigned, by column number."""
        said = self.cleaned_data
        names = [name for name in said if name.startswith("spalte_") and said[name]]
        return {name.removeprefix("spalte_"): said[name] for name in names}


class RowForm(forms.Form):
    """What a person says about a row; an empty field leaves what the list says."""

    edition = forms.IntegerField(widget=forms.HiddenInput)
    title = LineField(label=_("Titel"), required=False, max_length=200)
    code = LineField(label=_("Kürzel"), required=False, max_length=20)
    field = LineField(label=_("Handlungsfeld"), required=False, max_length=200)
    kind = forms.ChoiceField(
        label=_("Art"),
        required=False,
        choices=[("", "–"), *((label, label) for label in Kind.labels)],
    )
    lead = forms.ChoiceField(label=_("Federführung"), required=False)
    start = LineField(label=_("Beginn"), required=False, max_length=40)
    end = LineField(label=_("Ende"), required=False, max_length=40)
    is_new = forms.BooleanField(label=_("Ist eine eigene, neue Maßnahme"), required=False)
    decision = forms.ChoiceField(label=_("Was damit geschieht"), choices=Decision.choices)

    def __init__(self, *args: Any, leads: Leads, asked: set[str], **kwargs: Any) -> None:
        """Ask only what is unclear; ``asked`` are the names of the fields."""
        super().__init__(*args, **kwargs)
        lead = self.fields["lead"]
        if isinstance(lead, forms.ChoiceField):
            lead.choices = [("", _("bitte wählen")), *leads]
        for name in list(self.fields):
            if name not in asked | {"edition", "decision"}:
                del self.fields[name]

    def said(self) -> dict[str, str]:
        return {
            name: ("ja" if value is True else str(value))
            for name, value in self.cleaned_data.items()
            if value and name not in {"edition", "decision"}
        }


def letters(number: int) -> str:
    """Name a column as spreadsheets do: A, B, ... Z, AA."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name
