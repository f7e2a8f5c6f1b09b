"""The shape of saved views, and the one way in which their filters are written."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from wirkungskreis.desk.entries import EditionForm, Line
from wirkungskreis.desk.measures.filters import FilterForm
from wirkungskreis.desk.web import OnceForm
from wirkungskreis.measures.register import DEFAULT

KNOWN = (*FilterForm.ALWAYS, *FilterForm.MORE, "sortierung")


def chosen(asked: QueryDict) -> list[str]:
    """Give the columns somebody chose; the usual ones, which the form always sends, are none."""
    keys = asked.getlist("spalten")
    return [] if set(keys) == set(DEFAULT) else keys


def normal(asked: QueryDict) -> str:
    """Write what an address asks of the register: known words only, each in its place."""
    said = [(name, value) for name in KNOWN for value in asked.getlist(name) if value]
    return urlencode([*said, *(("spalten", key) for key in chosen(asked))])


class SharedField(forms.BooleanField):
    def __init__(self) -> None:
        super().__init__(label=_("Für alle an der Werkbank"), required=False)


class SaveForm(OnceForm):
    name = Line(label=_("Name der Ansicht"), max_length=60)
    query = forms.CharField(widget=forms.HiddenInput, required=False, max_length=4000)
    is_shared = SharedField()

    def __init__(self, *args: Any, may_share: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_share:
            del self.fields["is_shared"]

    def clean_query(self) -> str:
        return normal(QueryDict(self.cleaned_data["query"]))


class ViewForm(EditionForm):
    name = Line(label=_("Name der Ansicht"), max_length=60)
    is_shared = SharedField()

    def __init__(self, *args: Any, may_share: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_share:
            del self.fields["is_shared"]
