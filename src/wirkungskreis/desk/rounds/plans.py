"""Rounds as a list, and preparing one: window, choice, preview, opening."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirkungskreis.charts.rates import RateLine, RatePoint
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.rounds.fetch import field_names, round_to_keep
from wirkungskreis.desk.rounds.forms import (
    ChooseForm,
    PlanForm,
    ProlongForm,
    RemindersForm,
    ReviseForm,
)
from wirkungskreis.desk.web import DeskRequest, carried_out
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import Refused
from wirkungskreis.kernel.policy import ask
from wirkungskreis.rounds.domain import plan
from wirkungskreis.rounds.models import Round
from wirkungskreis.rounds.queries.lists import rounds_for
from wirkungskreis.rounds.queries.rates import rates_over_rounds


@require_safe
@signed_in
def round_list(request: DeskRequest) -> HttpResponse:
    rates = rates_over_rounds(today())
    points = tuple(RatePoint(rate.name, rate.in_time, rate.reached) for rate in rates)
    line = RateLine(
        "rates",
        title=_("Wie viele rechtzeitig antworten"),
        subtitle=_("Anteil der erreichten Maßnahmen, die bis zur Frist geantwortet haben"),
        source=_("Quelle: eigene Abfragen"),
        part_title=_("rechtzeitig da"),
        whole_title=_("gefragt und erreicht"),
        points=points,
    )
    context = {
        "rounds": list(rounds_for(request.actor)),
        "line": line,
        "drawing": mark_safe(line.draw()) if points else "",  # noqa: S308  our own drawing, escaped
        "chart_table": line.table(),
        "may_plan": ask(request.actor, "rounds.keep", None),
    }
    return TemplateResponse(request, "desk/rounds/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def round_plan(request: DeskRequest) -> HttpResponse:
    """Plan a round; sending the form twice makes one round."""
    if not ask(request.actor, "rounds.keep", None):
        raise Http404
    form = PlanForm(
        request.POST if request.method == "POST" else None,
        initial={"key": uuid4(), "kind": "report", "opens": today()},
    )
    if form.is_valid():
        try:
            rnd = plan.plan(actor=request.actor, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return HttpResponseRedirect(reverse("desk:round_choose", args=[rnd.public_id]))
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/rounds/plan.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def round_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    rnd = round_to_keep(request, public_id)
    now = {name: getattr(rnd, name, None) for name in ReviseForm.base_fields}
    form = ReviseForm(
        request.POST if request.method == "POST" else None,
        initial={**now, "period_last": rnd.period.last},
    )
    return _kept(request, rnd, form, plan.revise)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def round_choose(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Choose which measures are due, by rule and by hand."""
    rnd = round_to_keep(request, public_id)
    now: dict[str, Any] = {
        "states": rnd.scope.get("states", []),
        "kinds": rnd.scope.get("kinds", []),
        "fields_of_action": rnd.scope.get("fields", []),
        "included": rnd.included.all(),
        "excluded": rnd.excluded.all(),
    }
    data = request.POST if request.method == "POST" else None
    form = ChooseForm(data, initial=now, names=field_names())
    return _kept(request, rnd, form, _choose, page="choose")


def _choose(rnd: Round, *, actor: Actor, edition: int, **chosen: Any) -> None:
    scope = {
        "states": chosen["states"],
        "kinds": chosen["kinds"],
        "fields": chosen["fields_of_action"],
    }
    plan.choose_all(
        rnd,
        actor=actor,
        edition=edition,
        scope=scope,
        by_hand=(chosen["included"], chosen["excluded"]),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def round_prolong(request: DeskRequest, public_id: UUID) -> HttpResponse:
    rnd = round_to_keep(request, public_id)
    form = ProlongForm(
        request.POST if request.method == "POST" else None, initial={"closes": rnd.closes}
    )
    return _kept(request, rnd, form, plan.prolong)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def round_reminders(request: DeskRequest, public_id: UUID) -> HttpResponse:
    rnd = round_to_keep(request, public_id)
    days = "\n".join(f"{reminder.on:%d.%m.%Y}" for reminder in rnd.reminders.all())
    form = RemindersForm(request.POST if request.method == "POST" else None, initial={"days": days})
    return _kept(request, rnd, form, plan.set_reminders)


def _kept(
    request: DeskRequest, rnd: Round, form: Form, verb: Callable[..., object], *, page: str = "edit"
) -> HttpResponse:
    """Carry out what was entered about a round and go back to it, or show the form."""
    if carried_out(form, verb, rnd, actor=request.actor):
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(reverse("desk:round", args=[rnd.public_id]))
    context = {"round": round_to_keep(request, rnd.public_id), "form": form}
    status = 422 if form.errors else 200
    return TemplateResponse(request, f"desk/rounds/{page}.html", context, status=status)
