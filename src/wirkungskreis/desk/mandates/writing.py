"""Entering and correcting bodies, sittings, decisions and conditions."""

from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.mandates.body_forms import BodyForm, NewBodyForm
from wirkungskreis.desk.mandates.forms import (
    ConditionForm,
    DecisionForm,
    NewConditionForm,
    NewDecisionForm,
    NewSittingForm,
    SittingForm,
)
from wirkungskreis.desk.mandates.pages import ENTRY, corrected, entered, values_of
from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.journal.models import Editable
from wirkungskreis.mandates.domain import conditions, keep
from wirkungskreis.mandates.models import Body, Condition, Decision, Sitting
from wirkungskreis.mandates.queries import bodies_for, conditions_for, decisions_for, sittings_for


@require_http_methods(ENTRY)
@signed_in
def body_new(request: DeskRequest) -> HttpResponse:
    form = NewBodyForm(request.POST or None)

    def enter(**facts: Any) -> str:
        body = keep.enter(Body, actor=request.actor, facts=facts)
        return reverse("desk:body", args=[body.public_id])

    return entered(request, form, enter, {"title": _("Gremium eintragen")})


@require_http_methods(ENTRY)
@signed_in
def body_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    body = get_object_or_404(bodies_for(request.actor), public_id=public_id)
    now = values_of(body, BodyForm) | {"valid_to": body.valid.last}
    form = BodyForm(body, request.POST or None, initial=now)
    return _corrected(request, form, body, reverse("desk:body", args=[public_id]))


@require_http_methods(ENTRY)
@signed_in
def sitting_new(request: DeskRequest, public_id: UUID) -> HttpResponse:
    body = get_object_or_404(bodies_for(request.actor), public_id=public_id)
    form = NewSittingForm(request.POST or None)

    def enter(**facts: Any) -> str:
        sitting = keep.enter(Sitting, actor=request.actor, facts={**facts, "body": body})
        return reverse("desk:sitting", args=[sitting.public_id])

    return entered(request, form, enter, {"title": _("Sitzung eintragen"), "body": body})


@require_http_methods(ENTRY)
@signed_in
def sitting_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    sitting = get_object_or_404(sittings_for(request.actor), public_id=public_id)
    form = SittingForm(request.POST or None, initial=values_of(sitting, SittingForm))
    return _corrected(request, form, sitting, reverse("desk:sitting", args=[public_id]))


@require_http_methods(ENTRY)
@signed_in
def decision_new(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Enter what a body decided; ``sitzung`` and ``vorlage`` name the sitting and the paper."""
    body = get_object_or_404(bodies_for(request.actor), public_id=public_id)
    sitting = body.sittings.filter(code=request.GET.get("sitzung", "")).first()
    day, paper = sitting.on if sitting else None, request.GET.get("vorlage", "")
    initial = {"sitting": sitting, "on": day, "paper": paper}
    form = NewDecisionForm(body, request.POST or None, initial=initial)

    def enter(**facts: Any) -> str:
        decision = keep.enter(Decision, actor=request.actor, facts={**facts, "body": body})
        return reverse("desk:decision", args=[decision.public_id])

    return entered(request, form, enter, {"title": _("Beschluss eintragen"), "body": body})


@require_http_methods(ENTRY)
@signed_in
def decision_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    decision = get_object_or_404(decisions_for(request.actor), public_id=public_id)
    now = values_of(decision, DecisionForm)
    form = DecisionForm(decision.body, request.POST or None, initial=now)
    here = reverse("desk:decision", args=[public_id])
    return _corrected(request, form, decision, here)


@require_http_methods(ENTRY)
@signed_in
def condition_new(request: DeskRequest) -> HttpResponse:
    """Enter a condition; ``beschluss`` names the decision it comes from."""
    chosen = decisions_for(request.actor).filter(number=request.GET.get("beschluss", ""))
    form = NewConditionForm(request.POST or None, initial={"decision": chosen.first()})

    def enter(**facts: Any) -> str:
        condition = conditions.impose(actor=request.actor, facts=facts)
        return reverse("desk:condition", args=[condition.public_id])

    return entered(request, form, enter, {"title": _("Ratsauftrag eintragen")})


@require_http_methods(ENTRY)
@signed_in
def condition_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    condition = get_object_or_404(conditions_for(request.actor), public_id=public_id)
    now = values_of(condition, ConditionForm)
    form = ConditionForm(request.POST or None, initial=now)
    here = reverse("desk:condition", args=[public_id])
    return _corrected(request, form, condition, here)


def _corrected(request: DeskRequest, form: Form, thing: Editable, here: str) -> HttpResponse:
    def change(data: dict[str, Any]) -> None:
        edition = data.pop("edition")
        if isinstance(thing, Condition):
            conditions.reword(thing, actor=request.actor, edition=edition, facts=data)
        else:
            keep.correct(thing, actor=request.actor, edition=edition, facts=data)

    return corrected(request, form, change, {"thing": thing, "here": here})
