"""The shape of what people enter about shared words."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkungskreis.desk.entries import EditionForm, Line
from wirkungskreis.desk.web import OnceForm
from wirkungskreis.journal.clock import today
from wirkungskreis.ui.forms import DayField
from wirkungskreis.vocab.models import Area, Word
from wirkungskreis.vocab.models.area import Level
from wirkungskreis.vocab.queries import offered


class PlaceFields(forms.Form):
    """Of what kind an area is, and in which larger one it lies."""

    level = forms.ChoiceField(label=_("Ebene"), choices=Level.choices)
    parent = forms.ModelChoiceField(
        Area.objects.exclude(level=Level.QUARTER),
        label=_("Gehört zu"),
        required=False,
        to_field_name="code",
        empty_label=_("zu keinem anderen"),
    )


class WordForm(OnceForm):
    code = Line(
        label=_("Kürzel"), max_length=20, help_text=_("Bleibt für immer, zum Beispiel ZG-NEU.")
    )
    label = Line(label=_("Bezeichnung"), max_length=200)
    valid_from = DayField(label=_("Gilt ab"), required=False)


class AreaForm(PlaceFields, WordForm):
    field_order = ["code", "label", "level", "parent"]


class RenameForm(EditionForm):
    label = Line(label=_("Neue Schreibweise"), max_length=200)


class RetireForm(EditionForm):
    """Words that could take its place are those of its kind that are offered today."""

    last = DayField(label=_("Wird angeboten bis einschließlich"))
    successor = forms.ModelChoiceField(
        Area.objects.none(),
        label=_("Stattdessen gilt"),
        required=False,
        to_field_name="code",
        empty_label=_("nichts Neues"),
    )

    def __init__(self, *args: Any, word: Word, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        successor = self.fields["successor"]
        if isinstance(successor, forms.ModelChoiceField):
            successor.queryset = offered(type(word), today()).exclude(pk=word.pk)


class PlaceForm(EditionForm, PlaceFields):
    pass


class MoveForm(EditionForm):
    word = forms.UUIDField(widget=forms.HiddenInput)
    direction = forms.ChoiceField(
        choices=[("up", "up"), ("down", "down")], widget=forms.HiddenInput
    )


class SourceFields(forms.Form):
    title = Line(label=_("Titel"), max_length=300)
    url = forms.URLField(
        label=_("Adresse im Netz"), required=False, max_length=500, assume_scheme="https"
    )


class NewSourceForm(SourceFields, OnceForm):
    code = Line(label=_("Kürzel"), max_length=20, help_text=_("Bleibt für immer, etwa S16."))
    field_order = ["code"]


class SourceForm(SourceFields, EditionForm):
    pass
