"""The effect at a goal: the indicators beside it, and what bodies have said about it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirkungskreis.concept.models import Element, Kind
from wirkungskreis.concept.queries import elements_for
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.indicators.forms import EffectForm
from wirkungskreis.desk.web import DeskRequest, created
from wirkungskreis.indicators.domain import effects
from wirkungskreis.indicators.overview import Line
from wirkungskreis.indicators.queries.effects import assessments_for
from wirkungskreis.indicators.queries.standing import Standing, indicators_for, standings
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.policy import ask


def goal_of(request: DeskRequest, public_id: UUID) -> Element:
    """Find a goal; effects are seen nowhere else."""
    rows = elements_for(request.actor).filter(kind=Kind.GOAL)
    return get_object_or_404(rows, public_id=public_id)


def _beside(request: DeskRequest, goal: Element) -> list[Standing]:
    rows = indicators_for(request.actor).filter(goal_links__element=goal).distinct()
    return standings(rows, today())


@require_safe
@signed_in
def effect_page(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show how the indicators of a goal stand, then what bodies said, the newest first."""
    goal = goal_of(request, public_id)
    found = _beside(request, goal)
    context = {
        "goal": goal,
        "rows": [Line(one) for one in found],
        "assessable": sum(one.finding.is_assessable for one in found),
        "assessments": assessments_for(request.actor).filter(element=goal),
        "may": ask(request.actor, effects.ASSESS, goal),
    }
    return TemplateResponse(request, "desk/indicators/effects.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def effect_new(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Write down what a body decided; ``?beschluss=`` names the decision it comes from."""
    goal = goal_of(request, public_id)
    found = _beside(request, goal)
    initial = {"decision": request.GET.get("beschluss")}
    form = EffectForm(goal, request.POST or None, initial=initial)

    def make(**given: Any) -> str:
        decision = given.pop("decision")
        said = effects.Said(**given | {"indicators": list(given["indicators"])})
        effects.assess(goal, said, actor=request.actor, decision=decision)
        return reverse("desk:effects", args=[public_id])

    if address := created(form, make, actor=request.actor):
        messages.success(request, _("Festgehalten. Frühere Beurteilungen bleiben lesbar."))
        return HttpResponseRedirect(address)
    context = {
        "goal": goal,
        "form": form,
        "rows": [Line(one) for one in found],
        "may": ask(request.actor, effects.ASSESS, goal),
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/indicators/effect_new.html", context, status=status)
