"""One value asked for in a round: what was said, and the steps of those who check it."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.rounds.figure_forms import DropForm, FigureHandOnForm, ToldFigureForm
from wirkungskreis.desk.rounds.forms import EditionForm, SendBackForm
from wirkungskreis.desk.web import DeskRequest, carried_out
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import Refused
from wirkungskreis.kernel.policy import ask
from wirkungskreis.rounds.domain import figure_answers, figure_asking
from wirkungskreis.rounds.domain.answers import Told
from wirkungskreis.rounds.domain.figure_reading import Said, Unreadable
from wirkungskreis.rounds.models import FigureRequest
from wirkungskreis.rounds.queries import figure_facts, figure_fields
from wirkungskreis.rounds.queries.figure_requests import figures_for
from wirkungskreis.rounds.states import FIGURE_OPEN, FigureStanding, FigureState
from wirkungskreis.ui.figure_form import Column, Row

TELL = "eintragen"


def _settle(figure: FigureRequest, *, actor: Actor, **given: Any) -> object:
    return figure_answers.settle(figure, actor=actor, on=today(), **given)


def _send_back(figure: FigureRequest, *, actor: Actor, **given: Any) -> object:
    return figure_answers.send_back(figure, actor=actor, on=today(), **given)


def _hand_on(figure: FigureRequest, *, actor: Actor, **given: Any) -> object:
    return figure_asking.hand_on(figure, actor=actor, on=today(), **given)


CHECKS, KEEPS = "rounds.check_figure", "rounds.keep"
ACTS: dict[str, tuple[type[Form], Callable[..., object], str, Any]] = {
    "uebernehmen": (EditionForm, _settle, CHECKS, _("Der Wert ist übernommen.")),
    "zurueckgeben": (SendBackForm, _send_back, CHECKS, _("Die Rückfrage ist unterwegs.")),
    "weitergeben": (FigureHandOnForm, _hand_on, KEEPS, _("Gefragt ist jetzt die neue Person.")),
    "streichen": (DropForm, figure_asking.drop, KEEPS, _("Nach dem Wert wird nicht mehr gefragt.")),
}


@require_safe
@signed_in
def figure_page(request: DeskRequest, public_id: UUID) -> HttpResponse:
    return _show(request, _figure(request, public_id), {})


@require_POST
@signed_in
def figure_act(request: DeskRequest, public_id: UUID, act: str) -> HttpResponse:
    """Take one of the steps; a refusal shows the page again with the form open."""
    figure = _figure(request, public_id)
    if act == TELL:
        return _tell(request, figure)
    if act not in ACTS:
        raise Http404
    form_class, verb, right, words = ACTS[act]
    if not ask(request.actor, right, figure):
        raise Http404
    form = form_class(request.POST)
    if carried_out(form, verb, figure, actor=request.actor):
        messages.success(request, words)
        return _back(public_id)
    return _show(request, _figure(request, public_id), {act: form})


def _figure(request: DeskRequest, public_id: UUID) -> FigureRequest:
    return get_object_or_404(figures_for(request.actor, today()), public_id=public_id)


def _back(public_id: UUID) -> HttpResponse:
    return HttpResponseRedirect(reverse("desk:figure", args=[public_id]))


def _show(request: DeskRequest, figure: FigureRequest, bound: dict[str, Form]) -> TemplateResponse:
    is_open = figure.round.is_open and figure.standing != FigureStanding.KNOWN
    rights = {right: bool(ask(request.actor, right, figure)) for right in (CHECKS, KEEPS)}
    answers = bool(ask(request.actor, "rounds.answer_figure", figure))
    can_answer = figure.state in [*FIGURE_OPEN, FigureState.HANDED_IN]
    forms = {act: bound.get(act) or form() for act, (form, *_rest) in ACTS.items()}
    context = {
        "figure": figure,
        "round": figure.round,
        "facts": figure_facts.asked(figure, today()),
        "answered": figure_facts.answered(figure),
        "said": figure_facts.said(figure),
        "checks": rights[CHECKS] and is_open and figure.state == FigureState.HANDED_IN,
        "keeps": rights[KEEPS] and is_open and figure.state in FIGURE_OPEN,
        "forms": forms,
        "tell": (bound.get(TELL) or _told_form(figure))
        if answers and is_open and can_answer
        else None,
        "opened": next(iter(bound), ""),
    }
    status = 422 if bound else 200
    return TemplateResponse(request, "desk/rounds/figure.html", context, status=status)


def _told_form(figure: FigureRequest, data: Any = None) -> ToldFigureForm:
    told = {"told_by": figure.told_by_id, "told_on": figure.told_on}
    return ToldFigureForm(
        [Column(*column) for column in figure_fields.columns(figure.indicator)],
        [Row(line.code, line.label) for line in figure_facts.lines(figure)],
        data,
        initial=figure_fields.initial(figure) | told,
    )


def _tell(request: DeskRequest, figure: FigureRequest) -> HttpResponse:
    """Enter what somebody said on the telephone, or the own answer of who signed in."""
    if not ask(request.actor, "rounds.answer_figure", figure):
        raise Http404
    form = _told_form(figure, request.POST)
    if form.is_valid() and _told(request, figure, form):
        messages.success(request, _("Der Wert ist eingetragen. Geprüft ist er noch nicht."))
        return _back(figure.public_id)
    return _show(request, _figure(request, figure.public_id), {TELL: form})


def _told(request: DeskRequest, figure: FigureRequest, form: ToldFigureForm) -> bool:
    data = form.cleaned_data
    told = Told(data["told_by"], data["told_on"]) if data["told_by"] else None
    answer = figure_answers.Answer(Said(**form.said()), told)
    try:
        figure_answers.hand_in(
            figure, actor=request.actor, edition=data["edition"], on=today(), answer=answer
        )
    except Unreadable as wrong:
        for name, words in wrong.problems.items():
            form.add_error(name, words)
        return False
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
