"""The form in which somebody says whom a text reached: the same behind a link and at the desk."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirkungskreis.kernel.texts import clean, clean_line

MANY = 100_000  # more people than anybody reaches with one text
Choice = tuple[str, StrOrPromise]
Grouped = tuple[StrOrPromise, Sequence[Choice]]


class ReportBackForm(forms.Form):
    """Only the group and the way are needed; the hidden key makes sending twice harmless."""

    once_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    group = forms.CharField(
        label=_("Wen haben Sie erreicht?"),
        max_length=200,
        help_text=_("Die Gruppe, keine Namen: zum Beispiel Eltern der Kita."),
    )
    channel = forms.ChoiceField(label=_("Wie?"))
    reached = forms.IntegerField(
        label=_("Ungefähr wie viele?"),
        required=False,
        min_value=0,
        max_value=MANY,
        help_text=_("Eine Schätzung reicht. Leer heißt: nicht gezählt."),
    )
    text = forms.CharField(
        label=_("Was kam zurück?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Bitte keine Namen und nichts, woran man einen Menschen erkennt."),
    )
    kind = forms.ChoiceField(label=_("Was ist es?"), required=False)
    about = forms.ChoiceField(label=_("Worum geht es?"), required=False)

    def __init__(
        self,
        channels: Iterable[Choice],
        kinds: Iterable[Choice],
        subjects: Iterable[Grouped],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offered: dict[str, list[Any]] = {
            "channel": list(channels),
            "kind": [("", _("nichts davon")), *kinds],
            "about": [("", _("um etwas anderes oder alles")), *subjects],
        }
        for name, choices in offered.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def clean_group(self) -> str:
        return clean_line(self.cleaned_data["group"])

    def clean_text(self) -> str:
        return clean(self.cleaned_data["text"]).strip()

    def reported(self) -> dict[str, Any]:
        """Give what was said by name, without what it is about."""
        data = dict(self.cleaned_data)
        del data["about"]
        data["key"] = data.pop("once_key")
        return data
