"""One measure: everything known about it, its next step, its facts, its history."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirkungskreis.changes.queries import changes_for
from wirkungskreis.desk.changes.shown import old_and_new
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.measures import pictures
from wirkungskreis.desk.measures.changes import changes_since, compared
from wirkungskreis.desk.measures.forms import (
    EditionForm,
    FactsForm,
    NewForm,
    SteeringForm,
    StepForm,
    facts_of,
)
from wirkungskreis.desk.measures.money import amount, last_day
from wirkungskreis.desk.measures.register import may_propose
from wirkungskreis.desk.measures.standing import WORDS
from wirkungskreis.desk.web import DeskRequest, carried_out
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import Role
from wirkungskreis.kernel.errors import Refused
from wirkungskreis.kernel.policy import ask
from wirkungskreis.mandates.queries import decisions_for
from wirkungskreis.measures.domain import plan, progress
from wirkungskreis.measures.finance import Course, Money, money_end, runs_out
from wirkungskreis.measures.models import Measure
from wirkungskreis.measures.queries import page_for, with_leads
from wirkungskreis.rounds.queries.lists import history
from wirkungskreis.rounds.queries.standing import latest_standing
from wirkungskreis.ui.forms import DayField

methods = require_http_methods(["GET", "HEAD", "POST"])


@methods
@signed_in
def measure_detail(request: DeskRequest, public_id: UUID) -> HttpResponse:
    measure = get_object_or_404(page_for(request.actor), public_id=public_id)
    form = StepForm(request.POST if request.method == "POST" else None)
    if carried_out(form, progress.take_step, measure, actor=request.actor):
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(reverse("desk:measure", args=[public_id]))
    on = today()
    fundings = [Money(f.approval, f.valid_before) for f in measure.fundings.all()]
    course = Course(measure.state, measure.planned_end, measure.expected_end)
    steps = measure.life.open_from(measure.state)
    context = {
        "measure": measure,
        "form": form,
        "on": on,
        "may_revise": ask(request.actor, "measures.report", measure),
        "may_steer": ask(request.actor, "measures.steer", measure),
        "inside": ask(request.actor, "measures.see_inside", measure),
        "steps": [(step, ask(request.actor, step.permission, measure)) for step in steps],
        "known": (known := latest_standing(measure, on)),
        "known_words": WORDS[known.code],
        "planned": span(measure.planned_start, measure.planned_end),
        "actual": span(measure.actual_start, measure.actual_end),
        "runs_out": runs_out(course, fundings, on=on),
        "money_end": money_end(fundings),
        "fundings": [(funding, last_day(funding)) for funding in measure.fundings.all()],
        "efforts": [(effort, amount(effort)) for effort in measure.efforts.all()],
        "milestones": [(m, m.is_overdue(on)) for m in measure.milestones.all()],
        "milestone_picture": pictures.milestones(measure, on),
        "money_picture": pictures.money(measure, on),
        "returns": list(history(measure, request.actor, on)),
        "decisions": list(decisions_for(request.actor).filter(about=measure.code)),
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/measures/detail.html", context, status=status)


def span(start: date | None, end: date | None) -> str:
    """Write from when until when; nothing known is empty."""
    if start and end:
        return f"{formats.day(start)} – {formats.day(end)}"
    if start:
        return _("seit {day}").format(day=formats.day(start))
    return _("bis {day}").format(day=formats.day(end)) if end else ""


@methods
@signed_in
def measure_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    measure = get_object_or_404(page_for(request.actor), public_id=public_id)
    kind = SteeringForm if ask(request.actor, "measures.steer", measure) else FactsForm
    form = kind(request.POST if request.method == "POST" else None, initial=facts_of(measure, kind))
    if carried_out(form, plan.revise, measure, actor=request.actor):
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(reverse("desk:measure", args=[public_id]))
    context = {
        "measure": measure,
        "form": form,
        "may_revise": ask(request.actor, "measures.report", measure),
        "differences": compared(form, facts_of(measure, kind)) if _is_stale(form, measure) else [],
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/measures/edit.html", context, status=status)


def _is_stale(form: EditionForm, measure: Measure) -> bool:
    return form.is_bound and form.cleaned_data.get("edition") != measure.edition


@methods
@signed_in
def measure_new(request: DeskRequest) -> HttpResponse:
    coordinates = request.actor.has(Role.COORDINATION)
    leads = None if coordinates else request.actor.organisation_ids
    form = NewForm(request.POST if request.method == "POST" else None, leads=leads)
    if measure := _proposed(form, request):
        messages.success(request, _("Eingetragen. Ergänzen Sie, was Sie schon wissen."))
        return HttpResponseRedirect(reverse("desk:measure", args=[measure.public_id]))
    context = {"form": form, "may_propose": may_propose(request.actor)}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/measures/new.html", context, status=status)


def _proposed(form: Form, request: DeskRequest) -> Measure | None:
    if not form.is_valid():
        return None
    try:
        return plan.propose(actor=request.actor, registered_on=today(), **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None


@require_POST
@signed_in
def measure_publish(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Put a measure on the public pages, or take it off again."""
    measure = get_object_or_404(page_for(request.actor), public_id=public_id)
    form = EditionForm(request.POST)

    def turn(thing: Measure, **said: Any) -> Measure:
        if thing.published_at:
            return plan.withdraw(thing, **said)
        return plan.publish(thing, at=timezone.now(), **said)

    if carried_out(form, turn, measure, actor=request.actor):
        messages.success(request, _("Gespeichert."))
    else:
        messages.error(request, " ".join(str(error) for error in form.non_field_errors()))
    return HttpResponseRedirect(reverse("desk:measure", args=[public_id]))


class SinceForm(Form):
    seit = DayField(label=gettext_lazy("Was hat sich geändert seit"), required=False)


@require_safe
@signed_in
def measure_history(request: DeskRequest, public_id: UUID) -> HttpResponse:
    measure = get_object_or_404(with_leads(request.actor), public_id=public_id)
    form = SinceForm(request.GET or None)
    since: date | None = form.cleaned_data.get("seit") if form.is_valid() else None
    inside = ask(request.actor, "measures.see_inside", measure)
    context = {
        "measure": measure,
        "form": form,
        "since": since,
        "inside": inside,
        "changes": changes_since(measure, since) if inside else [],
        "corrections": [
            (change, *old_and_new(change))
            for change in changes_for(request.actor).filter(measure=measure)
        ],
    }
    return TemplateResponse(request, "desk/measures/history.html", context)
