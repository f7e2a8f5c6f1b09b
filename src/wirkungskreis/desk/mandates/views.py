"""Bodies, sittings, decisions, papers and conditions as people read them."""

from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirkungskreis.changes.queries import changes_for
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.mandates.forms import EvidenceForm, FilterForm, SittingStepForm, StepForm
from wirkungskreis.desk.web import DeskRequest, done
from wirkungskreis.indicators.queries.standing import indicators_for
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.policy import ask
from wirkungskreis.mandates.domain import conditions, keep
from wirkungskreis.mandates.models import Body, Condition, Level
from wirkungskreis.mandates.queries import (
    bodies_for,
    conditions_for,
    decisions_for,
    overdue,
    papers_for,
    sittings_for,
    stops_for,
)
from wirkungskreis.mandates.states import PENDING, ConditionState
from wirkungskreis.measures.queries import measures_for
from wirkungskreis.meetings.models import Meeting
from wirkungskreis.meetings.queries.reading import rulings_for
from wirkungskreis.meetings.queries.record import is_provisional
from wirkungskreis.meetings.queries.seating import seats_on
from wirkungskreis.people.models.spans import valid_on
from wirkungskreis.vocab.queries import sources_by_code

KEEP = "mandates.keep"


@require_safe
@signed_in
def bodies(request: DeskRequest) -> HttpResponse:
    """List the bodies by level, those of today first."""
    day = today()
    rows = list(bodies_for(request.actor))
    context = {
        "levels": [
            (level.label, [b for b in rows if b.level == level and day in b.valid])
            for level in Level
        ],
        "former": [b for b in rows if day not in b.valid],
        "open_count": conditions_for(request.actor).filter(state__in=PENDING).count(),
        "overdue_count": conditions_for(request.actor).filter(overdue(day)).count(),
        "papers": papers_for(request.actor),
        "may": ask(request.actor, KEEP, Body()),
    }
    return TemplateResponse(request, "desk/mandates/bodies.html", context)


@require_safe
@signed_in
def body_page(request: DeskRequest, public_id: UUID) -> HttpResponse:
    body = get_object_or_404(bodies_for(request.actor), public_id=public_id)
    context = {
        "body": body,
        "sittings": sittings_for(request.actor).filter(body=body).select_related("meeting"),
        "months": ", ".join(str(MONTHS[month]) for month in body.meets_in),
        "seats": seats_on(body, today()),
        "other_seats": body.seats.exclude(valid_on(today())),
        "keeps_meetings": ask(request.actor, "meetings.keep", body),
        "decisions": decisions_for(request.actor).filter(body=body),
        "facts": body.facts.all(),
        "stops": stops_for(request.actor).filter(body=body),
        "sources": sources_by_code(request.actor),
        "may": ask(request.actor, KEEP, body),
    }
    return TemplateResponse(request, "desk/mandates/body.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def sitting_page(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show a sitting and what was decided there; it is entered as held or cancelled."""
    sitting = get_object_or_404(sittings_for(request.actor), public_id=public_id)
    form = SittingStepForm(request.POST or None)
    if done(form, lambda data: keep.hold(sitting, actor=request.actor, **data)):
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(reverse("desk:sitting", args=[public_id]))
    context = {
        "sitting": sitting,
        "meeting": Meeting.objects.filter(sitting=sitting).first(),
        "form": form,
        "decisions": decisions_for(request.actor).filter(sitting=sitting),
        "stops": stops_for(request.actor).filter(body=sitting.body, on=sitting.on),
        "steps": sitting.life.open_from(sitting.state),
        "may": ask(request.actor, KEEP, sitting),
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/mandates/sitting.html", context, status=status)


@require_safe
@signed_in
def decision_page(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show a decision with its paper, what it demands and which version it adopted."""
    decision = get_object_or_404(decisions_for(request.actor), public_id=public_id)
    context = {
        "decision": decision,
        "ruling": rulings_for(request.actor).filter(decision=decision).first(),
        "paper": papers_for(request.actor).filter(code=decision.paper or None).first(),
        "conditions": conditions_for(request.actor).filter(decision=decision),
        "versions": decision.adopted_versions.all(),
        "changes": changes_for(request.actor).filter(decision=decision),
        "is_provisional": is_provisional(decision),
        "measure": measures_for(request.actor).filter(code=decision.about or None).first(),
        "indicator": indicators_for(request.actor).filter(code=decision.about or None).first(),
        "sources": sources_by_code(request.actor),
        "may": ask(request.actor, KEEP, decision),
    }
    return TemplateResponse(request, "desk/mandates/decision.html", context)


@require_safe
@signed_in
def condition_list(request: DeskRequest) -> HttpResponse:
    """List the council's conditions; the filters stand in the address."""
    day = today()
    form = FilterForm(request.GET or None)
    rows = conditions_for(request.actor)
    if form.is_valid():
        stands = {
            "offen": Q(state__in=PENDING),
            "ueberfaellig": overdue(day),
            "erfuellt": Q(state=ConditionState.FULFILLED),
            "aufgehoben": Q(state=ConditionState.LIFTED),
            "nicht-nachvollziehbar": Q(state=ConditionState.UNTRACEABLE),
        }
        rows = rows.filter(stands.get(form.cleaned_data["stand"], Q()))
        if owner := form.cleaned_data["zustaendig"]:
            rows = rows.filter(owner=owner)
    context = {
        "form": form,
        "rows": [(c, c.is_overdue(day), c.missing_years(day)) for c in rows],
        "may": ask(request.actor, KEEP, Condition()),
    }
    return TemplateResponse(request, "desk/mandates/conditions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def condition_page(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show a condition with its evidence; evidence is added or taken out, steps are taken here."""
    condition = get_object_or_404(conditions_for(request.actor), public_id=public_id)
    is_step = "step" in request.POST
    form = StepForm(request.POST if is_step else None)
    evidence = EvidenceForm(request.POST if request.POST and not is_step else None)
    if done(
        form, lambda data: conditions.take_step(condition, actor=request.actor, **data)
    ) or done(evidence, lambda data: conditions.prove(condition, actor=request.actor, **data)):
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(reverse("desk:condition", args=[public_id]))
    day = today()
    context = {
        "condition": condition,
        "form": form,
        "evidence": evidence,
        "is_overdue": condition.is_overdue(day),
        "missing_years": condition.missing_years(day),
        "measure": measures_for(request.actor).filter(code=condition.measure or None).first(),
        "steps": condition.life.open_from(condition.state),
        "sources": sources_by_code(request.actor),
        "may": ask(request.actor, KEEP, condition),
    }
    status = 422 if form.errors or evidence.errors else 200
    return TemplateResponse(request, "desk/mandates/condition.html", context, status=status)
