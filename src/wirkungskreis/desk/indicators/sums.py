"""Indicators that add up, for the statistics office: declare a sum, see what it tells, end it.

Nobody else finds this page: what can be computed from what is published stands on it.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wirkungskreis.desk.entries import EditionForm
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.indicators.rawforms import SumEndForm, SumForm
from wirkungskreis.desk.indicators.writing import ENTRY
from wirkungskreis.desk.web import DeskRequest, created, done
from wirkungskreis.indicators import grounds
from wirkungskreis.indicators.domain import sums
from wirkungskreis.indicators.models import Addition
from wirkungskreis.indicators.queries.raw import additions_for, indicators_to_add_up
from wirkungskreis.indicators.states import RAW
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.policy import ask


@require_http_methods(ENTRY)
@signed_in
def sum_list(request: DeskRequest) -> HttpResponse:
    """Show which indicators add up and what that tells; take in a further sum."""
    if not ask(request.actor, RAW, None):
        raise Http404
    form = SumForm(indicators_to_add_up(request.actor), request.POST or None)

    def declare(**data: Any) -> str:
        sums.declare(data["total"], list(data["parts"]), actor=request.actor, on=today())
        return reverse("desk:sums")

    if address := created(form, declare, actor=request.actor):
        messages.success(
            request, _("Erklärt. Was schon veröffentlicht ist, wird im Hintergrund nachgerechnet.")
        )
        return HttpResponseRedirect(address)
    return _page(request, form, form)


@require_POST
@signed_in
def sum_look(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Have the worker compute anew what the published values of a sum tell."""

    def order(addition: Addition, **_more: Any) -> None:
        sums.order(addition, actor=request.actor)
        messages.success(request, _("Wird im Hintergrund nachgerechnet. Laden Sie gleich neu."))

    return _step(request, public_id, EditionForm(request.POST), order)


@require_POST
@signed_in
def sum_end(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Take a sum back, with the reason."""
    return _step(request, public_id, SumEndForm(request.POST), sums.end)


def _step(request: DeskRequest, public_id: UUID, form: forms.Form, verb: Any) -> HttpResponse:
    addition = get_object_or_404(additions_for(request.actor), public_id=public_id)

    def call(data: dict[str, Any]) -> None:
        verb(addition, actor=request.actor, on=today(), **data)

    if done(form, call):
        return HttpResponseRedirect(reverse("desk:sums"))
    return _page(request, SumForm(indicators_to_add_up(request.actor)), form)


def _page(request: DeskRequest, form: SumForm, refused: forms.Form) -> HttpResponse:
    context = {
        "rows": [
            (one, _words(one), SumEndForm(auto_id=f"{one.public_id}-%s"))
            for one in additions_for(request.actor)
        ],
        "form": form,
        "refused": refused,
    }
    status = 422 if refused.errors else 200
    return TemplateResponse(request, "desk/indicators/sums.html", context, status=status)


def _words(addition: Addition) -> list[str]:
    """Name the published values that the sum tells."""
    return [
        _("{code}: {label}, {period}").format(
            code=one["code"],
            label=one["label"],
            period=grounds.period(
                date.fromisoformat(one["start"]), date.fromisoformat(one["before"])
            ),
        )
        for one in addition.findings
    ]
