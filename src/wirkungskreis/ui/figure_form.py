"""The form in which somebody gives a value or says why there is none: by link and at the desk."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from wirkungskreis.kernel.texts import clean_line
from wirkungskreis.ui.forms import DayField

Choice = tuple[str, StrOrPromise]


@dataclass(frozen=True, slots=True)
class Column:
    """One thing asked of every area; with ``choices`` it is a list to choose from."""

    key: str
    label: str
    choices: Sequence[Choice] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One area asked about."""

    key: str
    label: str


class LineField(forms.CharField):
    """One line: no line ends, no control or direction characters."""

    def to_python(self, value: Any) -> str:
        return clean_line(super().to_python(value) or "")


class FigureForm(forms.Form):
    """One field per column and row, named ``column.row``, and where the numbers come from."""

    edition = forms.IntegerField(widget=forms.HiddenInput)
    is_provisional = forms.BooleanField(
        label=gettext_lazy("Die Zahlen sind vorläufig."), required=False
    )
    source_ref = LineField(
        label=gettext_lazy("Quelle"),
        max_length=300,
        help_text=gettext_lazy("Woher die Zahl kommt, zum Beispiel das Melderegister."),
    )
    published_on = DayField(
        label=gettext_lazy("Stand vom"),
        help_text=gettext_lazy("An welchem Tag das bekannt war, zum Beispiel 31.12.2026"),
    )
    note = LineField(
        label=gettext_lazy("Hinweis"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Was man beim Lesen wissen muss. Bitte keine Namen."),
    )

    def __init__(
        self, columns: Iterable[Column], rows: Iterable[Row], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.columns, self.rows = list(columns), list(rows)
        self.cells = [f"{column.key}.{row.key}" for row in self.rows for column in self.columns]
        for row in self.rows:
            for column in self.columns:
                field = _field(column)
                if len(self.rows) > 1:
                    field.label = _("{area}: {part}").format(area=row.label, part=column.label)
                self.fields[f"{column.key}.{row.key}"] = field
        self.order_fields([*self.cells, *type(self).base_fields])

    def table(self) -> list[tuple[Row, list[BoundField]]]:
        """Give the fields of the numbers, row by row."""
        return [
            (row, [self[f"{column.key}.{row.key}"] for column in self.columns]) for row in self.rows
        ]

    def others(self) -> list[BoundField]:
        """Give the visible fields that hold for all rows."""
        return [field for field in self.visible_fields() if field.name not in self.cells]

    def said(self) -> dict[str, Any]:
        """Give what was typed into the table by the names of its fields, and the rest by name."""
        data = self.cleaned_data
        given = {name: data[name] for name in ("source_ref", "published_on", "note")}
        texts = {name: data.get(name, "") for name in self.cells}
        return {**given, "texts": texts, "is_provisional": data["is_provisional"]}


def _field(column: Column) -> forms.Field:
    if column.choices:
        choices = [("", _("es gibt eine Zahl")), *column.choices]
        return forms.ChoiceField(label=column.label, choices=choices, required=False)
    return LineField(
        label=column.label,
        max_length=40,
        required=False,
        widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
    )
