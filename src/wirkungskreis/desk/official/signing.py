"""The small table of the signs in which a source differs from its office."""

from collections.abc import Iterator, Mapping, Sequence

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from wirkungskreis.desk.entries import Line
from wirkungskreis.indicators import signs
from wirkungskreis.indicators.domain.official.outline import LONGEST_SIGN
from wirkungskreis.indicators.grounds import MARK_WORDS
from wirkungskreis.indicators.models import Reason

SPARE = 2  # empty rows below those that are known
LEFT_OUT = {Reason.WITHDRAWN}  # that is our own word, no sign of a source


def unknown(found: Sequence[str], office: str, own: Mapping[str, str]) -> list[str]:
    """Give the signs of a file that neither its office nor the mapping explains."""
    return [
        sign
        for sign in found
        if sign
        and sign not in own
        and signs.reason_of(sign, office) is None
        and signs.mark_of(sign, office) is None
    ]


def add_fields(form: forms.Form, rows: Sequence[tuple[str, str]]) -> None:
    """Add a row of two fields for each known sign, and a few empty ones."""
    for place, (sign, meaning) in enumerate([*rows, *[("", "")] * SPARE]):
        number = place + 1
        form.fields[f"zeichen_{place}"] = Line(
            label=_("Zeichen {number}").format(number=number),
            max_length=LONGEST_SIGN,
            required=False,
            initial=sign,
        )
        form.fields[f"bedeutung_{place}"] = forms.ChoiceField(
            label=_("Bedeutung {number}").format(number=number),
            choices=meanings(),
            required=False,
            initial=meaning,
        )


def meanings() -> list[tuple[StrOrPromise, object]]:
    """Give every meaning that a sign can have, from the lists that rules and pages use."""
    instead = [(one.value, one.label) for one in Reason if one not in LEFT_OUT]
    beside = [
        (f"{signs.MARK}{letter}", MARK_WORDS[letter]) for letter in dict.fromkeys(signs.MARKS)
    ]
    return [
        ("", gettext_lazy("bitte wählen")),
        (
            gettext_lazy("statt einer Zahl"),
            [*instead, (signs.ROUNDED, gettext_lazy("weniger als die Hälfte der Einheit, also 0"))],
        ),
        (gettext_lazy("neben der Zahl"), beside),
    ]


def rows_of(form: forms.Form) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
    """Give the fields of the table row by row."""
    for name in form.fields:
        if name.startswith("zeichen_"):
            yield form[name], form[name.replace("zeichen_", "bedeutung_")]


def said(form: forms.Form) -> dict[str, str]:
    """Read the table; half a row and a sign that stands there twice are said at their field."""
    found: dict[str, str] = {}
    for sign, meaning in rows_of(form):
        mark, means = (form.cleaned_data.get(one.name, "") for one in (sign, meaning))
        if mark and not means:
            form.add_error(
                meaning.name,
                _("Bitte sagen Sie, was „{sign}“ heißt, oder leeren Sie die Zeile.").format(
                    sign=mark
                ),
            )
        elif means and not mark:
            form.add_error(sign.name, _("Hier fehlt das Zeichen zur Bedeutung."))
        elif mark in found:
            form.add_error(sign.name, _("Dieses Zeichen steht schon da."))
        elif mark:
            found[mark] = means
    return found
