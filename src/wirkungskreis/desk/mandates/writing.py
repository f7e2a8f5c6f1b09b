"""Entering and correcting bodies, sittings, decisions and conditions."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.mandates.forms import (
    BodyForm,
    ConditionForm,
    DecisionForm,
    NewBodyForm,
    NewConditionForm,
    NewDecisionForm,
    SittingForm,
)
from wirkungskreis.desk.web import DeskRequest, OnceForm, created, done
from wirkungskreis.journal.models import Editable
from wirkungskreis.kernel.policy import ask
from wirkungskreis.mandates.domain import conditions, keep
from wirkungskreis.mandates.models import Body, Condition, Decision, Sitting
from wirkungskreis.mandates.queries import bodies_for, conditions_for, decisions_for

KEEP = "mandates.keep"
ENTRY = ["GET", "HEAD", "POST"]


@require_http_methods(ENTRY)
@signed_in
def body_new(request: DeskRequest) -> HttpResponse:
    form = NewBodyForm(request.POST or None)

    def enter(**facts: Any) -> str:
        body = keep.enter(Body, actor=request.actor, facts=facts)
        return reverse("desk:body", args=[body.public_id])

    return _entered(request, form, enter, {"title": _("Gremium eintragen")})


@require_http_methods(ENTRY)
@signed_in
def body_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    body = get_object_or_404(bodies_for(request.actor), public_id=public_id)
    now = {name: getattr(body, name, None) for name in BodyForm.base_fields}
    form = BodyForm(request.POST or None, initial=now | {"valid_to": body.valid.last})
    here = reverse("desk:body", args=[public_id])
    return _corrected(request, form, body, here)


@require_http_methods(ENTRY)
@signed_in
def sitting_new(request: DeskRequest, public_id: UUID) -> HttpResponse:
    body = get_object_or_404(bodies_for(request.actor), public_id=public_id)
    form = SittingForm(request.POST or None)

    def enter(**facts: Any) -> str:
        sitting = keep.enter(Sitting, actor=request.actor, facts={**facts, "body": body})
        return reverse("desk:sitting", args=[sitting.public_id])

    return _entered(request, form, enter, {"title": _("Sitzung eintragen"), "body": body})


@require_http_methods(ENTRY)
@signed_in
def decision_new(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Enter what a body decided; ``sitzung`` names the sitting by its code."""
    body = get_object_or_404(bodies_for(request.actor), public_id=public_id)
    sitting = body.sittings.filter(code=request.GET.get("sitzung", "")).first()
    initial = {"sitting": sitting, "on": sitting.on if sitting else None}
    form = NewDecisionForm(body, request.POST or None, initial=initial)

    def enter(**facts: Any) -> str:
        decision = keep.enter(Decision, actor=request.actor, facts={**facts, "body": body})
        return reverse("desk:decision", args=[decision.public_id])

    return _entered(request, form, enter, {"title": _("Beschluss eintragen"), "body": body})


@require_http_methods(ENTRY)
@signed_in
def decision_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    decision = get_object_or_404(decisions_for(request.actor), public_id=public_id)
    now = {name: getattr(decision, name, None) for name in DecisionForm.base_fields}
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

    return _entered(request, form, enter, {"title": _("Ratsauftrag eintragen")})


@require_http_methods(ENTRY)
@signed_in
def condition_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    condition = get_object_or_404(conditions_for(request.actor), public_id=public_id)
    now = {name: getattr(condition, name, None) for name in ConditionForm.base_fields}
    form = ConditionForm(request.POST or None, initial=now)
    here = reverse("desk:condition", args=[public_id])
    return _corrected(request, form, condition, here)


def _entered(
    request: DeskRequest, form: OnceForm, enter: Callable[..., str], context: dict[str, Any]
) -> HttpResponse:
    """Make what the form describes and go to its page."""
    if address := created(form, enter, actor=request.actor):
        messages.success(request, _("Eingetragen."))
        return HttpResponseRedirect(address)
    context |= {"form": form, "may": ask(request.actor, KEEP, Condition)}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/mandates/enter.html", context, status=status)


def _corrected(request: DeskRequest, form: Form, thing: Editable, here: str) -> HttpResponse:
    """Change what was entered; a stale save keeps the form and names what stands there now."""

    def change(data: dict[str, Any]) -> None:
        edition = data.pop("edition")
        if isinstance(thing, Condition):
            conditions.reword(thing, actor=request.actor, edition=edition, facts=data)
        else:
            keep.correct(thing, actor=request.actor, edition=edition, facts=data)

    if done(form, change):
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(here)
    context = {
        "form": form,
        "thing": thing,
        "here": here,
        "title": _("Bearbeiten"),
        "stored": [(field.label, field.initial) for field in form.visible_fields()],
        "may": ask(request.actor, KEEP, thing),
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/mandates/enter.html", context, status=status)
