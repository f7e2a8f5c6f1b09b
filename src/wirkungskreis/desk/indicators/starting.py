"""Beginning to watch: ready sheets, taken over with one click."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.indicators.forms import StartForm
from wirkungskreis.desk.indicators.writing import ENTRY, KEEP
from wirkungskreis.desk.web import DeskRequest, created
from wirkungskreis.indicators.domain import sheets
from wirkungskreis.indicators.models import Indicator
from wirkungskreis.indicators.queries.lists import starters
from wirkungskreis.kernel.policy import ask


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
