"""The shape of what multipliers report: the same behind a link and at the desk."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkungskreis.concept.models import Element
from wirkungskreis.kernel.texts import clean, clean_line
from wirkungskreis.measures.models import Measure
from wirkungskreis.network.states import Channel, FeedbackKind

MANY = 100_000  # more people than anybody reaches with one text


class FeedbackForm(forms.Form):
    """Only the group and the way are needed; the hidden key makes sending twice harmless."""

    once_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    group = forms.CharField(
        label=_("Wen haben Sie erreicht?"),
        max_length=200,
        help_text=_("Die Gruppe, keine Namen: zum Beispiel Eltern der Kita."),
    )
    channel = forms.ChoiceField(label=_("Wie?"), choices=Channel.choices)
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
    kind = forms.ChoiceField(
        label=_("Was ist es?"),
        required=False,
        choices=[("", _("nichts davon")), *FeedbackKind.choices],
    )
    about = forms.ChoiceField(label=_("Worum geht es?"), required=False)

    def __init__(
        self, subjects: tuple[Sequence[Element], Sequence[Measure]], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fields, measures = subjects
        self.subjects = {f"feld:{one.public_id}": one for one in fields} | {
            f"massnahme:{one.public_id}": one for one in measures
        }
        field = self.fields["about"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [
                ("", _("um etwas anderes oder alles")),
                (_("Handlungsfelder"), [(f"feld:{one.public_id}", _name(one)) for one in fields]),
                (_("Maßnahmen"), [(f"massnahme:{one.public_id}", str(one)) for one in measures]),
            ]

    def clean_group(self) -> str:
        return clean_line(self.cleaned_data["group"])

    def clean_text(self) -> str:
        return clean(self.cleaned_data["text"]).strip()

    def reported(self) -> dict[str, Any]:
        """Give what the verb takes, with the thing it is about in its own place."""
        data = dict(self.cleaned_data)
        thing = self.subjects.get(data.pop("about"))
        data["key"] = data.pop("once_key")
        data["measure"] = thing if isinstance(thing, Measure) else None
        data["field"] = thing if isinstance(thing, Element) else None
        return data


def _name(element: Element) -> str:
    return f"{getattr(element, 'code', '')} {getattr(element, 'title', '')}".strip()
