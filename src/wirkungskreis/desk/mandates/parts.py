"""Entering, correcting and taking out costs, sourced facts, documents and evidence."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.mandates.pages import ENTRY, corrected, entered, here_of, removed, values_of
from wirkungskreis.desk.mandates.paper_forms import CostForm, FactForm, NewCostForm, NewFactForm
from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.mandates.domain import conditions, parts
from wirkungskreis.mandates.models import Body, Cost, Fact, Paper
from wirkungskreis.mandates.queries import (
    attachments_for,
    bodies_for,
    costs_for,
    facts_for,
    fulfilments_for,
    papers_for,
)


@require_http_methods(ENTRY)
@signed_in
def cost_new(request: DeskRequest, public_id: UUID) -> HttpResponse:
    paper = get_object_or_404(papers_for(request.actor), public_id=public_id)
    form = NewCostForm(request.POST or None)

    def enter(edition: int, **facts: Any) -> str:
        parts.add(Cost, paper, actor=request.actor, edition=edition, facts=facts)
        return here_of(paper)

    context = {"title": _("Kosten eintragen"), "thing": paper, "here": here_of(paper)}
    return entered(request, form, enter, context)


@require_http_methods(ENTRY)
@signed_in
def cost_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    cost = get_object_or_404(costs_for(request.actor), public_id=public_id)
    form = CostForm(request.POST or None, initial=values_of(cost, CostForm))
    removal = reverse("desk:cost_remove", args=[public_id])
    return _corrected(request, form, cost, {"title": _("Kosten bearbeiten"), "removal": removal})


@require_http_methods(ENTRY)
@signed_in
def body_fact_new(request: DeskRequest, public_id: UUID) -> HttpResponse:
    body = get_object_or_404(bodies_for(request.actor), public_id=public_id)
    return _fact_new(request, body)


@require_http_methods(ENTRY)
@signed_in
def paper_fact_new(request: DeskRequest, public_id: UUID) -> HttpResponse:
    paper = get_object_or_404(papers_for(request.actor), public_id=public_id)
    return _fact_new(request, paper)


@require_http_methods(ENTRY)
@signed_in
def fact_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    fact = get_object_or_404(facts_for(request.actor), public_id=public_id)
    form = FactForm(request.POST or None, initial=values_of(fact, FactForm))
    removal = reverse("desk:fact_remove", args=[public_id])
    return _corrected(request, form, fact, {"title": _("Angabe bearbeiten"), "removal": removal})


@require_http_methods(ENTRY)
@signed_in
def cost_remove(request: DeskRequest, public_id: UUID) -> HttpResponse:
    return _removed(request, get_object_or_404(costs_for(request.actor), public_id=public_id))


@require_http_methods(ENTRY)
@signed_in
def fact_remove(request: DeskRequest, public_id: UUID) -> HttpResponse:
    return _removed(request, get_object_or_404(facts_for(request.actor), public_id=public_id))


@require_http_methods(ENTRY)
@signed_in
def attachment_remove(request: DeskRequest, public_id: UUID) -> HttpResponse:
    return _removed(request, get_object_or_404(attachments_for(request.actor), public_id=public_id))


@require_http_methods(ENTRY)
@signed_in
def fulfilment_remove(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Ask before a piece of evidence is taken out."""
    found = get_object_or_404(fulfilments_for(request.actor), public_id=public_id)
    return removed(
        request,
        found.condition,
        found,
        lambda data: conditions.unprove(found, actor=request.actor, **data),
    )


def _fact_new(request: DeskRequest, owner: Body | Paper) -> HttpResponse:
    form = NewFactForm(request.POST or None)

    def enter(edition: int, **facts: Any) -> str:
        parts.add(Fact, owner, actor=request.actor, edition=edition, facts=facts)
        return here_of(owner)

    context = {"title": _("Angabe eintragen"), "thing": owner, "here": here_of(owner)}
    return entered(request, form, enter, context)


def _corrected(
    request: DeskRequest, form: CostForm | FactForm, part: Cost | Fact, context: dict[str, Any]
) -> HttpResponse:
    owner = parts.owner_of(part)

    def change(data: dict[str, Any]) -> None:
        edition = data.pop("edition")
        parts.change(part, actor=request.actor, edition=edition, facts=data)

    return corrected(request, form, change, {**context, "thing": owner, "here": here_of(owner)})


def _removed(request: DeskRequest, part: Any) -> HttpResponse:
    def remove(data: dict[str, Any]) -> None:
        parts.remove(part, actor=request.actor, **data)

    return removed(request, parts.owner_of(part), part, remove)
