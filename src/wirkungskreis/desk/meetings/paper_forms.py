"""The shape of what people enter about the papers of a meeting."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkungskreis.desk.entries import EditionForm, Line
from wirkungskreis.desk.web import OnceForm
from wirkungskreis.meetings.domain.enclosing import Place
from wirkungskreis.meetings.models import AgendaItem, PublicKind
from wirkungskreis.meetings.queries.sources import Shelf

WHOLE = [("", _("zur ganzen Sitzung"))]


class PlaceForm(forms.Form):
    """Which item a paper belongs to, what it is called, and who reads it."""

    item = forms.ChoiceField(label=_("Zu welchem Punkt?"), required=False)
    title = Line(
        label=_("Titel"),
        required=False,
        max_length=200,
        help_text=_("Leer gilt der Name der Datei oder des Dokuments."),
    )
    is_confidential = forms.BooleanField(
        label=_("vertraulich"),
        required=False,
        help_text=_("Lesen nur stimmberechtigte Sitze und die Koordination."),
    )

    def __init__(self, items: Sequence[AgendaItem], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.items = {str(item.public_id): item for item in items}
        field = self.fields["item"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [*WHOLE, *((key, str(item)) for key, item in self.items.items())]

    def clean_item(self) -> AgendaItem | None:
        return self.items.get(self.cleaned_data["item"])


class UploadForm(PlaceForm, OnceForm):
    file = forms.FileField(
        label=_("Datei"),
        help_text=_("PDF wird in die Mappe gebunden. Word, Excel und Bilder liegen im ZIP bei."),
    )
    field_order = ["file", "item", "title", "is_confidential"]


class LinkForm(PlaceForm, OnceForm):
    source = forms.ChoiceField(label=_("Dokument"))
    field_order = ["source", "item", "title", "is_confidential"]

    def __init__(self, shelf: Shelf, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "id_link_%s")  # it stands beside the other form
        super().__init__(*args, **kwargs)
        self.found = {found.key: found.thing for found in shelf}
        groups = [
            (_("Niederschriften"), shelf.minutes),
            (_("Berichte"), shelf.reports),
            (_("Dokumente der Vorlagen"), shelf.documents),
        ]
        field = self.fields["source"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [
                ("", _("bitte wählen")),
                *((name, [(row.key, row.label) for row in rows]) for name, rows in groups if rows),
            ]


class PaperForm(PlaceForm, EditionForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].required = True
        self.fields["title"].help_text = ""


class PublicForm(forms.Form):
    kind = forms.ChoiceField(choices=PublicKind.choices)
    act = forms.ChoiceField(choices=[("publish", "publish"), ("withdraw", "withdraw")])


def place_of(data: dict[str, Any]) -> Place:
    return Place(data["item"], data["title"], is_confidential=data["is_confidential"])
