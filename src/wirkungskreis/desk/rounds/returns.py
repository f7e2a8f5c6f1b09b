"""One return: what was said, what changed, and the steps of the coordination."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.rounds.fetch import return_of
from wirkungskreis.desk.rounds.forms import (
    CheckForm,
    ExtendForm,
    HandOnForm,
    SendBackForm,
    SupplementForm,
    ToldForm,
)
from wirkungskreis.desk.web import DeskRequest, carried_out
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import Refused
from wirkungskreis.kernel.policy import ask
from wirkungskreis.measures.queries import measures_for
from wirkungskreis.rounds.domain import answers, closing, reviewing
from wirkungskreis.rounds.models import Return
from wirkungskreis.rounds.queries.diffs import answers as said
from wirkungskreis.rounds.queries.diffs import changes
from wirkungskreis.rounds.queries.lists import history, last_checked
from wirkungskreis.rounds.queries.prefill import prefilled
from wirkungskreis.rounds.states import ReturnState


def _check(ret: Return, *, actor: Actor, **given: Any) -> object:
    return reviewing.check(ret, actor=actor, on=today(), **given)


def _send_back(ret: Return, *, actor: Actor, **given: Any) -> object:
    return reviewing.send_back(ret, actor=actor, on=today(), **given)


def _hand_on(ret: Return, *, actor: Actor, **given: Any) -> object:
    return reviewing.hand_on(ret, actor=actor, on=today(), **given)


def _supplement(ret: Return, *, actor: Actor, **given: Any) -> object:
    return closing.supplement(ret, actor=actor, on=today(), **given)


ACTS: dict[str, tuple[type[Form], Callable[..., object], Any]] = {
    "pruefen": (CheckForm, _check, gettext_lazy("Die Meldung ist geprüft.")),
    "zurueckgeben": (SendBackForm, _send_back, gettext_lazy("Die Rückfrage ist unterwegs.")),
    "verlaengern": (ExtendForm, reviewing.extend, gettext_lazy("Die Frist ist verlängert.")),
    "weitergeben": (HandOnForm, _hand_on, gettext_lazy("Gefragt ist jetzt die neue Person.")),
    "nachtragen": (SupplementForm, _supplement, gettext_lazy("Der Nachtrag ist angefügt.")),
}


@require_safe
@signed_in
def return_page(request: DeskRequest, public_id: UUID) -> HttpResponse:
    return _show(request, return_of(request, public_id), {})


def _show(request: DeskRequest, ret: Return, bound: dict[str, Form]) -> TemplateResponse:
    inner = bool(ask(request.actor, "rounds.read_inner", ret))
    last = last_checked(ret.measure, ret.round)
    forms = {act: bound.get(act) or form() for act, (form, _verb, _words) in ACTS.items()}
    has_answer = ret.state != ReturnState.ASKED
    context = {
        "ret": ret,
        "round": ret.round,
        "inner": inner,
        "said": said(ret, inner=inner) if has_answer else [],
        "changes": changes(ret, last, inner=inner) if has_answer else [],
        "last": last,
        "supplements": list(ret.supplements.all()),
        "checks": ask(request.actor, "rounds.check", ret),
        "answers": ask(request.actor, "rounds.answer", ret),
        "forms": forms,
        "opened": next(iter(bound), ""),
    }
    status = 422 if bound else 200
    return TemplateResponse(request, "desk/rounds/return.html", context, status=status)


@require_POST
@signed_in
def return_act(request: DeskRequest, public_id: UUID, act: str) -> HttpResponse:
    """Take one of the steps of ``ACTS``; a refusal shows the page again with the form open."""
    ret = return_of(request, public_id)
    if act not in ACTS or not ask(request.actor, "rounds.check", ret):
        raise Http404
    form_class, verb, words = ACTS[act]
    form = form_class(request.POST)
    if carried_out(form, verb, ret, actor=request.actor):
        messages.success(request, words)
        return HttpResponseRedirect(reverse("desk:return", args=[public_id]))
    return _show(request, return_of(request, public_id), {act: form})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def return_tell(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Enter what somebody said on the telephone; a lead who signed in answers here as well."""
    ret = return_of(request, public_id)
    if not ask(request.actor, "rounds.answer", ret):
        raise Http404
    told = bool(ask(request.actor, "rounds.check", ret))
    values = prefilled(ret) | {"told_by": ret.person_id, "told_on": today()}
    data = request.POST if request.method == "POST" else None
    form = ToldForm(data, initial=values, ret=ret, told=told)
    if form.is_valid() and _told(request, ret, form):
        messages.success(request, _("Die Meldung ist eingetragen."))
        return HttpResponseRedirect(reverse("desk:return", args=[public_id]))
    ret = return_of(request, public_id)
    slower = form.is_bound and form.data.get("edition") != str(ret.edition)
    context = {
        "ret": ret,
        "form": form,
        "told": told,
        "stored": said(ret, inner=True) if slower else [],
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/rounds/tell.html", context, status=status)


def _told(request: DeskRequest, ret: Return, form: ToldForm) -> bool:
    given = dict(form.cleaned_data)
    edition = given.pop("edition")
    person, on = given.pop("told_by", None), given.pop("told_on", None)
    try:
        answers.hand_in(
            ret,
            actor=request.actor,
            edition=edition,
            on=today(),
            answers=given,
            told=answers.Told(person, on) if person else None,
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@require_safe
@signed_in
def measure_returns(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show every return about one measure over the rounds, newest first."""
    measure = get_object_or_404(measures_for(request.actor), public_id=public_id)
    returns = list(history(measure, request.actor, today()).prefetch_related("supplements"))
    context = {
        "measure": measure,
        "history": [
            (ret, said(ret, inner=bool(ask(request.actor, "rounds.read_inner", ret))))
            for ret in returns
        ],
    }
    return TemplateResponse(request, "desk/rounds/history.html", context)
