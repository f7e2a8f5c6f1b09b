"""Beginning to watch: ready sheets, taken over with one click."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.indicators.writing import ENTRY, KEEP
from wirkungskreis.desk.web import DeskRequest, OnceForm, created
from wirkungskreis.indicators.domain import sheets
from wirkungskreis.indicators.models import Indicator
from wirkungskreis.indicators.queries.lists import starters
from wirkungskreis.indicators.starters import Starter
from wirkungskreis.kernel.policy import ask


class StartForm(OnceForm):
    """Which of the ready sheets are taken over; all of them, unless a person says otherwise."""

    codes = forms.MultipleChoiceField(
        label=_("Indikatoren"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Bitte wählen Sie mindestens einen Indikator.")},
    )

    def __init__(self, offered: Sequence[Starter], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offered = {one.code: one for one in offered}
        field = self.fields["codes"]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101  for the type checker
        field.choices = [(one.code, one.name) for one in offered]
        field.initial = list(self.offered)

    def rows(self) -> list[tuple[Any, Starter]]:
        """Give each box with its sheet."""
        return list(zip(self["codes"], self.offered.values(), strict=True))

    def chosen(self) -> list[Starter]:
        return [self.offered[code] for code in self.cleaned_data["codes"]]


@require_http_methods(ENTRY)
@signed_in
def indicators_start(request: DeskRequest) -> HttpResponse:
    """Offer the sheets nobody has taken over yet; values are entered on the page of each."""
    form = StartForm(starters(), request.POST or None)
    home = reverse("desk:indicators")

    def make(**_data: Any) -> str:
        sheets.begin_with(form.chosen(), actor=request.actor)
        return home

    if created(form, make, actor=request.actor):
        n = len(form.cleaned_data["codes"])
        said = ngettext(
            "{n} Indikator ist angelegt. Tragen Sie jetzt auf seiner Seite Werte ein.",
            "{n} Indikatoren sind angelegt. Tragen Sie jetzt auf ihren Seiten Werte ein.",
            n,
        )
        messages.success(request, said.format(n=n))
        return HttpResponseRedirect(home)
    context = {"form": form, "may": ask(request.actor, KEEP, Indicator)}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/indicators/start.html", context, status=status)
