"""One promise, one need: where they come from, where they stand, and what can be said now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Model
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from django_stubs_ext import StrOrPromise

from wirkungskreis.desk.entries import EditionForm
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.pledges.forms import (
    AmendForm,
    AnswerForm,
    ConfirmForm,
    ReasonForm,
    RemarkForm,
)
from wirkungskreis.desk.web import DeskRequest, done
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.policy import ask
from wirkungskreis.measures.domain import promises
from wirkungskreis.measures.models import Commitment, Need
from wirkungskreis.measures.queries import commitments_for, measures_for, needs_for
from wirkungskreis.measures.states import PROMISED, STAND_BY, STEER
from wirkungskreis.meetings.queries.pledges import items_of

REASONED = {"break_word", "withdraw"}


@dataclass(frozen=True, slots=True)
class Way:
    """One thing that can be said: the label of its button, its form, and the verb."""

    label: StrOrPromise
    form: EditionForm
    call: Callable[[dict[str, Any]], object]


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def commitment_page(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show a promise; the organisation confirms it, the office says what became of it."""
    rows = commitments_for(request.actor)
    found = get_object_or_404(rows, public_id=public_id)
    ways = _commitment_ways(request, found)
    if answer := _taken(request, ways):
        return answer
    found = get_object_or_404(rows, public_id=public_id)
    context = {
        "commitment": found,
        "is_overdue": found.is_overdue(today()),
        "is_open": found.state in PROMISED,
        "may": ask(request.actor, STAND_BY, found),
    }
    return _shown(request, "desk/pledges/commitment.html", found, ways, context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def need_page(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show a need; the office says where it is taken up, or why not."""
    rows = needs_for(request.actor)
    found = get_object_or_404(rows, public_id=public_id)
    ways = _need_ways(request, found)
    if answer := _taken(request, ways):
        return answer
    found = get_object_or_404(rows, public_id=public_id)
    return _shown(request, "desk/pledges/need.html", found, ways, {"need": found})


def _commitment_ways(request: DeskRequest, found: Commitment) -> dict[str, Way]:
    actor, ways = request.actor, {}
    may_stand_by = ask(actor, STAND_BY, found)
    if found.state in PROMISED and found.confirmed_on is None and may_stand_by:
        ways["confirm"] = Way(
            gettext_lazy("Zusage bestätigen"),
            _form(request, "confirm", ConfirmForm),
            lambda data: promises.confirm(found, actor=actor, on=today(), **data),
        )
    for step in found.life.open_from(found.state):
        if ask(actor, step.permission, found):
            form = ReasonForm if step.name in REASONED else RemarkForm
            ways[step.name] = Way(
                step.label, _form(request, step.name, form), _judging(request, found, step.name)
            )
    if found.state in PROMISED and ask(actor, STEER, found):
        start = {"until": found.until, "is_public": found.is_public}
        ways["amend"] = Way(
            gettext_lazy("Tag und Veröffentlichung ändern"),
            _form(request, "amend", AmendForm, start),
            lambda data: promises.amend(found, actor=actor, **data),
        )
    return ways


def _judging(
    request: DeskRequest, found: Commitment, step: str
) -> Callable[[dict[str, Any]], object]:
    return lambda data: promises.judge(found, step, actor=request.actor, **data)


def _need_ways(request: DeskRequest, found: Need) -> dict[str, Way]:
    ways = {}
    for step in found.life.open_from(found.state):
        if ask(request.actor, step.permission, found):
            form = EditionForm if step.name == "reopen" else AnswerForm
            ways[step.name] = Way(
                step.label, _form(request, step.name, form), _answering(request, found, step.name)
            )
    return ways


def _answering(request: DeskRequest, found: Need, step: str) -> Callable[[dict[str, Any]], object]:
    return lambda data: promises.answer_need(found, step, actor=request.actor, **data)


def _form(
    request: DeskRequest,
    name: str,
    form: type[EditionForm],
    initial: Mapping[str, object] | None = None,
) -> EditionForm:
    """Make a form; it is bound only if it is the one that was sent."""
    data = request.POST if request.POST.get("act") == name else None
    return form(data, auto_id=f"id_{name}_%s", initial=dict(initial or {}))


def _taken(request: DeskRequest, ways: Mapping[str, Way]) -> HttpResponse | None:
    """Carry out what was sent; None means that the page is to be shown."""
    if request.method != "POST":
        return None
    way = ways.get(request.POST.get("act", ""))
    if way is None:
        raise Http404
    if not done(way.form, way.call):
        return None
    messages.success(request, _("Gespeichert."))
    return HttpResponseRedirect(request.path)


def _shown(
    request: DeskRequest,
    template: str,
    found: Commitment | Need,
    ways: Mapping[str, Way],
    context: dict[str, Any],
) -> HttpResponse:
    measure: Model | None = measures_for(request.actor).filter(pk=found.measure_id or 0).first()
    context |= {
        "thing": found,
        "ways": ways.items(),
        "items": items_of(request.actor, found).select_related("meeting__sitting__body"),
        "measure": measure,
    }
    status = 422 if any(way.form.errors for way in ways.values()) else 200
    return TemplateResponse(request, template, context, status=status)
