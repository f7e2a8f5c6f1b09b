"""Printed figures of an indicator, and why they differ: read, written down, mended, taken back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_stubs_ext import StrOrPromise

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.indicators.printed_forms import (
    ExplainFields,
    ExplainForm,
    NewExplainForm,
    NewPrintedForm,
    PrintedForm,
    WithdrawForm,
)
from wirkungskreis.desk.indicators.reading import found
from wirkungskreis.desk.indicators.writing import ENTRY
from wirkungskreis.desk.web import DeskRequest, created, done
from wirkungskreis.indicators.contradictions import printed_figure, told_of
from wirkungskreis.indicators.domain import explaining, printed
from wirkungskreis.indicators.models import Contradiction, Indicator, Printed
from wirkungskreis.indicators.queries.printed import (
    contradictions_for,
    figures_of,
    printed_for,
    proposals,
)
from wirkungskreis.indicators.states import EXPLAIN, FigureState
from wirkungskreis.journal.clock import today
from wirkungskreis.journal.queries import history
from wirkungskreis.kernel.policy import ask
from wirkungskreis.vocab.queries import sources_by_code


@require_safe
@signed_in
def printed_list(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show what differs and is not explained yet, what is explained, and all that was printed."""
    indicator = found(request, public_id)
    rows = list(printed_for(request.actor).filter(indicator=indicator))
    stands = [one for one in rows if one.state == FigureState.ACTIVE]
    told = list(contradictions_for(request.actor).filter(indicator=indicator))
    explained = [one for one in told if one.state == FigureState.ACTIVE]
    context = {
        "indicator": indicator,
        "proposals": proposals(figures_of(indicator, printed=stands), explained),
        "told": [told_of(one, request.actor) for one in explained],
        "printed": [printed_figure(one) for one in stands],
        "withdrawn": [one for one in [*told, *rows] if one.state == FigureState.WITHDRAWN],
        "sources": sources_by_code(request.actor),
        "may": ask(request.actor, EXPLAIN, indicator),
    }
    return TemplateResponse(request, "desk/indicators/printed.html", context)


@require_http_methods(ENTRY)
@signed_in
def printed_new(request: DeskRequest, public_id: UUID) -> HttpResponse:
    indicator = found(request, public_id)
    form = NewPrintedForm(indicator, request.POST or None)

    def make(**_data: Any) -> str:
        printed.record(indicator, form.copied(), actor=request.actor, on=today())
        return _home(indicator)

    if address := created(form, make, actor=request.actor):
        return _said(request, _("Erfasst. Die Zahl steht jetzt neben den Werten."), address)
    return _page(request, indicator, form, _("Gedruckte Zahl erfassen"))


@require_http_methods(ENTRY)
@signed_in
def printed_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Mend a copy with the reason for it; below, take it back."""
    row = get_object_or_404(printed_for(request.actor), public_id=public_id)
    form = PrintedForm(row, request.POST or None)

    def correct(data: dict[str, Any]) -> None:
        settled = {"edition": data["edition"], "why": data["why"]}
        printed.correct(row, form.copied(), actor=request.actor, on=today(), **settled)

    if done(form, correct):
        return _said(request, _("Gespeichert."), _home(row.indicator))
    return _page(request, row.indicator, form, _("Gedruckte Zahl ändern"), row)


@require_POST
@signed_in
def printed_withdraw(request: DeskRequest, public_id: UUID) -> HttpResponse:
    row = get_object_or_404(printed_for(request.actor), public_id=public_id)
    end = WithdrawForm(request.POST)
    if done(end, lambda data: printed.withdraw(row, actor=request.actor, **data)):
        return _said(
            request, _("Zurückgenommen. Sie bleibt mit dem Grund hier lesbar."), _home(row)
        )
    return _page(request, row.indicator, PrintedForm(row), _("Gedruckte Zahl ändern"), row, end)


@require_http_methods(ENTRY)
@signed_in
def contradiction_new(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Explain why figures differ; ``?zahl=`` names those that were proposed."""
    indicator = found(request, public_id)
    initial = {"topic": indicator.name, "figures": request.GET.getlist("zahl")}
    form = NewExplainForm(figures_of(indicator), request.POST or None, initial=initial)

    def make(**_data: Any) -> str:
        explaining.explain(indicator, form.said(), actor=request.actor, on=today())
        return _home(indicator)

    if address := created(form, make, actor=request.actor):
        return _said(
            request, _("Erfasst. So steht es jetzt auf der Seite des Indikators."), address
        )
    return _page(request, indicator, form, _("Widerspruch erfassen"))


@require_http_methods(ENTRY)
@signed_in
def contradiction_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Explain it in another way or say which figure holds; below, take it back."""
    row = get_object_or_404(contradictions_for(request.actor), public_id=public_id)
    form = _explain_form(row, request.POST or None)

    def correct(data: dict[str, Any]) -> None:
        said = form.said()
        explaining.correct(row, said, actor=request.actor, edition=data["edition"], on=today())

    if done(form, correct):
        return _said(request, _("Gespeichert."), _home(row.indicator))
    return _page(request, row.indicator, form, _("Widerspruch bearbeiten"), row)


@require_POST
@signed_in
def contradiction_withdraw(request: DeskRequest, public_id: UUID) -> HttpResponse:
    row = get_object_or_404(contradictions_for(request.actor), public_id=public_id)
    end = WithdrawForm(request.POST)
    if done(end, lambda data: explaining.withdraw(row, actor=request.actor, **data)):
        return _said(request, _("Zurückgenommen. Die Zahlen bleiben stehen."), _home(row))
    return _page(request, row.indicator, _explain_form(row), _("Widerspruch bearbeiten"), row, end)


def _explain_form(row: Contradiction, data: Any = None) -> ExplainForm:
    figures = figures_of(row.indicator, kept=row)
    return ExplainForm(figures, data, initial=ExplainFields.initial_of(row, figures))


def _page(
    request: DeskRequest,
    indicator: Indicator,
    form: Any,
    title: StrOrPromise,
    row: Printed | Contradiction | None = None,
    end: WithdrawForm | None = None,
) -> HttpResponse:
    """Show a form; of something that is there, with the way to take it back and its history."""
    context = {
        "indicator": indicator,
        "form": form,
        "title": title,
        "row": row,
        "end": end or WithdrawForm(),
        "is_ending": end is not None,
        "back": _home(indicator),
        "history": history(row) if row else [],
        "may": ask(request.actor, EXPLAIN, indicator),
    }
    status = 422 if form.errors or (end and end.errors) else 200
    return TemplateResponse(request, "desk/indicators/printed_entry.html", context, status=status)


def _home(thing: Indicator | Printed | Contradiction) -> str:
    indicator = thing if isinstance(thing, Indicator) else thing.indicator
    return reverse("desk:printed", args=[indicator.public_id])


def _said(request: DeskRequest, said: str, address: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(address)
