"""The measures as the people who work with them see them."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.measures.forms import MeasureForm, StepForm
from wirkungskreis.desk.web import DeskRequest, carried_out
from wirkungskreis.kernel.policy import ask
from wirkungskreis.measures.domain import plan, progress
from wirkungskreis.measures.queries import measures_for


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def measure_detail(request: DeskRequest, public_id: UUID) -> HttpResponse:
    measure = get_object_or_404(measures_for(request.actor), public_id=public_id)
    form = StepForm(request.POST if request.method == "POST" else None)
    if carried_out(form, progress.take_step, measure, actor=request.actor):
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(reverse("desk:measure", args=[public_id]))
    context = {
        "measure": measure,
        "form": form,
        "may_revise": ask(request.actor, "measures.report", measure),
        "steps": [
            (step, ask(request.actor, step.permission, measure))
            for step in measure.life.open_from(measure.state)
        ],
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/measures/detail.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def measure_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    measure = get_object_or_404(measures_for(request.actor), public_id=public_id)
    now = {"title": measure.title}
    form = MeasureForm(request.POST if request.method == "POST" else None, initial=now)
    if carried_out(form, plan.revise, measure, actor=request.actor):
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(reverse("desk:measure", args=[public_id]))
    may_revise = ask(request.actor, "measures.report", measure)
    context = {"measure": measure, "form": form, "may_revise": may_revise}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/measures/edit.html", context, status=status)
