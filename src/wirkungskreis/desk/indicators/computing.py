"""Computed indicators: from which two others one is made, and computing it now."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from wirkungskreis.desk.entries import EditionForm
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.indicators.reading import found
from wirkungskreis.desk.indicators.writing import ENTRY, back, page
from wirkungskreis.desk.web import DeskRequest, done
from wirkungskreis.indicators.domain import derived
from wirkungskreis.indicators.models import FormulaKind, Indicator
from wirkungskreis.indicators.states import IndicatorState
from wirkungskreis.journal.clock import today

WATCHED = Indicator.objects.filter(state=IndicatorState.ACTIVE, formula=None)


class FormulaForm(EditionForm):
    """Three choices; there is nothing to write that could be wrong."""

    kind = forms.ChoiceField(label=gettext_lazy("Formel"), choices=FormulaKind.choices)
    first = forms.ModelChoiceField(
        WATCHED,
        label=gettext_lazy("Der erste Indikator"),
        to_field_name="code",
        empty_label=gettext_lazy("bitte wählen"),
    )
    second = forms.ModelChoiceField(
        WATCHED,
        label=gettext_lazy("Der zweite Indikator"),
        to_field_name="code",
        empty_label=gettext_lazy("bitte wählen"),
    )


@require_http_methods(ENTRY)
@signed_in
def formula_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Declare the formula; its values are computed at once and from then on by the worker."""
    indicator = found(request, public_id)
    formula = getattr(indicator, "formula", None)
    names = ("kind", "first", "second")
    initial = {name: getattr(formula, name) for name in names} if formula else {}
    form = FormulaForm(request.POST or None, initial=initial)
    told: list[derived.Outcome] = []

    def declare(data: dict[str, Any]) -> None:
        made = derived.declare(indicator, actor=request.actor, **data)
        told.append(derived.compute(made, actor=request.actor, on=today()))

    if done(form, declare):
        return back(request, indicator, _words(told[0]))
    return page(request, indicator, form, _("Aus anderen berechnen"), "indicators.keep")


def _words(outcome: derived.Outcome) -> str:
    n, gaps = outcome.stored, outcome.gaps
    words = [ngettext("{n} Wert ist berechnet.", "{n} Werte sind berechnet.", n).format(n=n)]
    if gaps:
        rest = ngettext("Bei {n} Wert fehlt ein Teil.", "Bei {n} Werten fehlt ein Teil.", gaps)
        words.append(rest.format(n=gaps))
    return " ".join(words)
