"""The filters of the list of indicators: a form whose state stands in the address."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkungskreis.indicators.models import Kind
from wirkungskreis.indicators.queries.standing import Standing
from wirkungskreis.indicators.status import Status

ALL = ("", _("alle"))
ASSESSABLE, SHORT = "bewertbar", "kurz"
STANDS = [
    ALL,
    (ASSESSABLE, _("bewertbar")),
    *Status.choices,
    (SHORT, _("Datenblatt nicht vollständig")),
]


class IndicatorFilter(forms.Form):
    """What the address chooses; an unknown value chooses nothing."""

    suche = forms.CharField(label=_("Suche"), required=False, max_length=100)
    stand = forms.ChoiceField(label=_("Stand"), required=False, choices=STANDS)
    art = forms.ChoiceField(label=_("Art"), required=False, choices=[ALL, *Kind.choices])
    zustaendig = forms.ChoiceField(label=_("zuständig"), required=False)

    def __init__(self, rows: Iterable[Standing], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owners = {one.indicator.owner for one in rows} - {None}
        labels = sorted((owner.label, owner.code) for owner in owners if owner)
        field = self.fields["zustaendig"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [ALL, *((code, label) for label, code in labels)]

    def chosen(self, rows: Iterable[Standing]) -> list[Standing]:
        """Give the indicators that fit every filter."""
        self.is_valid()
        return [one for one in rows if self._fits(one)]

    def _fits(self, one: Standing) -> bool:
        said = self.cleaned_data
        kind, owner, words = said.get("art"), said.get("zustaendig"), said.get("suche", "")
        row = one.indicator
        return (
            (not kind or row.kind == kind)
            and (not owner or (row.owner is not None and row.owner.code == owner))
            and _stands(one, said.get("stand", ""))
            and _named(one, words)
        )


def _stands(one: Standing, wanted: str) -> bool:
    if wanted == ASSESSABLE:
        return one.finding.is_assessable
    if wanted == SHORT:
        return one.completeness.filled < one.completeness.of
    return wanted in {"", one.finding.status}


def _named(one: Standing, words: str) -> bool:
    """Say whether every word stands in its code, name, question or definition."""
    row = one.indicator
    text = f"{row.code} {row.name} {row.question} {one.version.text if one.version else ''}"
    return all(word in text.casefold() for word in words.casefold().split())
