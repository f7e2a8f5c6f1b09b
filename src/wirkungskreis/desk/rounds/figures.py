"""Values of indicators in a round: who is asked for which one until when, and what has come."""

from datetime import timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.rounds.fetch import round_of, round_to_keep
from wirkungskreis.desk.rounds.figure_forms import AskForm
from wirkungskreis.desk.web import DeskRequest, done
from wirkungskreis.indicators import grounds
from wirkungskreis.indicators.periods import Period
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.errors import Refused
from wirkungskreis.kernel.policy import ask
from wirkungskreis.rounds.domain import figure_asking
from wirkungskreis.rounds.models import FigureRequest, Round
from wirkungskreis.rounds.queries.figure_facts import period
from wirkungskreis.rounds.queries.figure_requests import counted, figures_for
from wirkungskreis.rounds.queries.figures import ValueDue, values_due
from wirkungskreis.rounds.states import FigureState, RoundKind, RoundState

DAY = timedelta(days=1)


@require_safe
@signed_in
def round_values(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """List by organisation what is asked for; before the round opens, what it would ask for."""
    return _show(request, round_of(request, public_id), AskForm())


def _show(request: DeskRequest, rnd: Round, form: AskForm, refusal: str = "") -> TemplateResponse:
    keeps = bool(ask(request.actor, "rounds.keep", rnd)) and rnd.kind == RoundKind.REPORT
    rows = list(figures_for(request.actor, today()).filter(round=rnd))
    may_ask = keeps and rnd.is_open
    asked = {row.indicator_id for row in rows}
    wanted = may_ask or rnd.state == RoundState.PLANNED
    due = values_due(rnd, request.actor, today()) if wanted else []
    rows.sort(key=lambda row: (str(row.organisation or ""), row.indicator.code))
    context: dict[str, Any] = {
        "round": rnd,
        "groups": [
            (owner or _("ohne zuständige Stelle"), [_row(one) for one in group])
            for owner, group in groupby(rows, key=lambda row: row.organisation)
        ],
        "counts": counted(rows),
        "due": [_due(one) for one in due if one.indicator.pk not in asked],
        "may_ask": may_ask,
        "form": form,
        "refusal": refusal,
    }
    status = 422 if form.errors or refusal else 200
    return TemplateResponse(request, "desk/rounds/values.html", context, status=status)


@require_POST
@signed_in
def round_ask_due(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Ask for everything that is due and was not asked for yet."""
    rnd = round_to_keep(request, public_id)
    try:
        made = figure_asking.ask_due(rnd, actor=request.actor, on=today())
    except Refused as refusal:
        return _show(request, round_of(request, public_id), AskForm(), str(refusal))
    words = ngettext("%(n)s Wert ist angefragt.", "%(n)s Werte sind angefragt.", made)
    messages.success(request, words % {"n": made})
    return HttpResponseRedirect(reverse("desk:round_values", args=[public_id]))


@require_POST
@signed_in
def round_ask_for(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Ask for one more value."""
    rnd = round_to_keep(request, public_id)
    form = AskForm(request.POST)

    def call(data: dict[str, Any]) -> None:
        span = Period(data["first"], (data["last"] or data["first"]) + DAY)
        wanted = figure_asking.Wanted(data["indicator"], span, data["level"])
        figure_asking.ask_for(rnd, wanted, actor=request.actor, on=today())

    if done(form, call):
        messages.success(request, _("Der Wert ist angefragt."))
        return HttpResponseRedirect(reverse("desk:round_values", args=[public_id]))
    return _show(request, round_of(request, public_id), form)


def _row(figure: FigureRequest) -> dict[str, object]:
    is_dropped = figure.state == FigureState.DROPPED
    return {"figure": figure, "period": period(figure), "is_dropped": is_dropped}


def _due(one: ValueDue) -> dict[str, object]:
    return {
        "indicator": one.indicator,
        "owner": one.owner,
        "period": grounds.period(one.period.start, one.period.before),
    }
