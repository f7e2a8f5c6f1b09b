"""What of a file is assigned: the sheet, the content and the dimension that names the areas."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirkungskreis.indicators.domain.official.outline import (
    Content,
    Part,
    Sheet,
    contents_in,
    parts_in,
    sheet_in,
    sheets_in,
)


class Choices(NamedTuple):
    """What is in a sheet of a file; ``sheets`` is empty where there is one at most."""

    sheets: list[Sheet]
    sheet: str
    contents: list[Content]
    parts: list[Part]
    signs: list[str]


def choices_in(outline: Mapping[str, Any], sheet: str) -> Choices:
    """Give what can be chosen in a sheet; an unknown one, or none, is the first with figures."""
    sheets = sheets_in(outline)
    own = sheet_in(outline, sheet)
    own = own if contents_in(own) else outline
    name = sheet if own is not outline else str(outline.get("sheet", ""))
    several = sheets if len(sheets) > 1 else []
    return Choices(
        several,
        name if several else "",
        contents_in(own),
        parts_in(own),
        [*own.get("signs", []), *own.get("marks", [])],
    )


class ChoiceForm(forms.Form):
    """Which sheet and content of the file is meant and which dimension names the areas."""

    blatt = forms.ChoiceField(label=_("Tabellenblatt"), required=False)
    inhalt = forms.ChoiceField(label=_("Inhalt der Datei"), required=False)
    gebiet = forms.ChoiceField(label=_("Merkmal der Gebiete"), required=False)

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        contents, parts = choices.contents, choices.parts
        if choices.sheets:
            choose(self, "blatt", [(one.name, one.words) for one in choices.sheets])
        else:
            del self.fields["blatt"]
        choose(self, "inhalt", [(one.key, one.words) for one in contents])
        areas = [(one.code, one.label) for one in parts]
        choose(self, "gebiet", [("", _("keines: alles gilt für die Stadt")), *areas])


def choose(form: forms.Form, name: str, choices: Sequence[tuple[str, StrOrPromise]]) -> None:
    """Give a field its choices."""
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)
