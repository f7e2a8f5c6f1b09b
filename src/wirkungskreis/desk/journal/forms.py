"""The filter of the journal; it stands in the address."""

from collections.abc import Iterable

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _


class FilterForm(forms.Form):
    was = forms.ChoiceField(label=_("Woran"), required=False)

    def __init__(self, data: QueryDict, things: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        field = self.fields["was"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101  declared above
        field.choices = [("", _("alles")), *things]
