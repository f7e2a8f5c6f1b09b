"""Writing data sheets: a new indicator, its sheet, its definition, its goals, its end."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from django_stubs_ext import StrOrPromise

from wirkungskreis.concept.models import Element
from wirkungskreis.desk.entries import EditionForm
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.indicators.forms import (
    DefinitionFields,
    DefinitionForm,
    GoalForm,
    NewIndicatorForm,
    RetireForm,
    SheetFields,
    SheetForm,
)
from wirkungskreis.desk.indicators.reading import found
from wirkungskreis.desk.web import DeskRequest, created, done
from wirkungskreis.indicators.domain import sheets
from wirkungskreis.indicators.models import Indicator
from wirkungskreis.indicators.queries.lists import free_code
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.policy import ask

KEEP = "indicators.keep"
ENTRY = ["GET", "HEAD", "POST"]


@require_http_methods(ENTRY)
@signed_in
def indicator_new(request: DeskRequest) -> HttpResponse:
    form = NewIndicatorForm(request.POST or None, initial={"code": free_code()})

    def make(**_data: Any) -> str:
        made = sheets.begin(actor=request.actor, facts=form.facts(), **form.definition())
        return reverse("desk:indicator", args=[made.public_id])

    if address := created(form, make, actor=request.actor):
        if "next" in request.POST:
            messages.success(request, _("Angelegt. Hier ist das nächste Datenblatt."))
            return HttpResponseRedirect(reverse("desk:indicator_new"))
        messages.success(request, _("Angelegt. Tragen Sie jetzt Werte ein."))
        return HttpResponseRedirect(address)
    return page(request, None, form, _("Neuer Indikator"), KEEP)


@require_http_methods(ENTRY)
@signed_in
def indicator_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    indicator = found(request, public_id)
    initial = {name: getattr(indicator, name) for name in SheetFields.base_fields}
    form = SheetForm(request.POST or None, initial=initial)

    def correct(data: dict[str, Any]) -> None:
        facts = {name: data[name] for name in SheetFields.base_fields}
        sheets.correct(indicator, actor=request.actor, edition=data["edition"], facts=facts)

    if done(form, correct):
        return back(request, indicator, _("Das Datenblatt ist geändert."))
    return page(request, indicator, form, _("Datenblatt bearbeiten"), KEEP)


@require_http_methods(ENTRY)
@signed_in
def definition_new(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Define it anew; what was counted before keeps its definition."""
    indicator = found(request, public_id)
    last = indicator.versions.order_by("number").last()
    initial = {name: getattr(last, name, "") for name in DefinitionFields.base_fields}
    form = DefinitionForm(request.POST or None, initial={**initial, "valid_from": None})

    def redefine(data: dict[str, Any]) -> None:
        sheets.redefine(indicator, actor=request.actor, **data)

    if done(form, redefine):
        return back(request, indicator, _("Die neue Definition gilt für neue Werte."))
    return page(request, indicator, form, _("Definition neu fassen"), KEEP)


@require_http_methods(ENTRY)
@signed_in
def goal_link(request: DeskRequest, public_id: UUID) -> HttpResponse:
    indicator = found(request, public_id)
    form = GoalForm(request.POST or None)

    def link(data: dict[str, Any]) -> None:
        goal = data.pop("goal").element
        sheets.link_goal(indicator, goal, actor=request.actor, **data)

    if done(form, link):
        return back(request, indicator, _("Der Indikator steht jetzt neben diesem Ziel."))
    return page(request, indicator, form, _("Neben ein Ziel stellen"), KEEP)


@require_POST
@signed_in
def goal_unlink(request: DeskRequest, public_id: UUID, goal: UUID) -> HttpResponse:
    """Undo what ``goal_link`` did; refused, its form says why."""
    indicator = found(request, public_id)
    element = get_object_or_404(Element, public_id=goal, indicator_links__indicator=indicator)
    form = EditionForm(request.POST)

    def unlink(data: dict[str, Any]) -> None:
        sheets.unlink_goal(indicator, element, actor=request.actor, **data)

    if done(form, unlink):
        return back(request, indicator, _("Der Indikator steht nicht mehr neben diesem Ziel."))
    return page(request, indicator, form, _("Nicht mehr neben das Ziel stellen"), KEEP)


@require_http_methods(ENTRY)
@signed_in
def indicator_retire(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Stop watching with a reason, or begin again."""
    indicator = found(request, public_id)
    form = RetireForm(request.POST or None)
    is_retired = indicator.retired_on is not None
    if is_retired:
        del form.fields["reason"]

    def end(data: dict[str, Any]) -> None:
        if is_retired:
            sheets.revive(indicator, actor=request.actor, edition=data["edition"])
        else:
            sheets.retire(indicator, actor=request.actor, on=today(), **data)

    if done(form, end):
        return back(request, indicator, _("Eingetragen."))
    title = _("Wieder beobachten") if is_retired else _("Nicht mehr beobachten")
    return page(request, indicator, form, title, KEEP)


def page(
    request: DeskRequest,
    indicator: Indicator | None,
    form: Any,
    title: StrOrPromise,
    permission: str,
) -> HttpResponse:
    """Show a form about an indicator; refused, it says why and keeps what was typed."""
    address = reverse("desk:indicator", args=[indicator.public_id]) if indicator else ""
    context = {
        "thing": indicator,
        "crumb": indicator.code if indicator else "",
        "back": address or reverse("desk:indicators"),
        "may": ask(request.actor, permission, indicator or Indicator),
    }
    return entry(request, form, title, context)


def entry(
    request: DeskRequest, form: Any, title: StrOrPromise, context: dict[str, Any]
) -> HttpResponse:
    """Show a form; ``thing`` it is about, its ``crumb``, the way ``back`` and who ``may``."""
    status = 422 if form.errors else 200
    facts = context | {"form": form, "title": title}
    return TemplateResponse(request, "desk/indicators/enter.html", facts, status=status)


def back(request: DeskRequest, indicator: Indicator, said: str) -> HttpResponse:
    messages.success(request, said)
    return HttpResponseRedirect(reverse("desk:indicator", args=[indicator.public_id]))
