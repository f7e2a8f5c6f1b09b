"""The answers besides a report: unchanged, not responsible, please call; and confirmations."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.errors import Refused
from wirkungskreis.partake.forms import (
    CallForm,
    ConfirmationForm,
    EditionForm,
    NotResponsibleForm,
    UnchangedForm,
)
from wirkungskreis.partake.guard import by_link, lost
from wirkungskreis.partake.web import LinkRequest
from wirkungskreis.rounds.domain import answers, confirming
from wirkungskreis.rounds.models import Return
from wirkungskreis.rounds.queries.diffs import answers as said
from wirkungskreis.rounds.queries.lists import confirmations_for, last_checked, returns_for
from wirkungskreis.rounds.queries.prefill import needs_sentence

HALF_A_YEAR = timedelta(days=182)


def _asked(request: LinkRequest, public_id: UUID) -> Return:
    return get_object_or_404(returns_for(request.actor, today()), public_id=public_id)


def _carried_out(
    form: EditionForm, verb: Callable[..., object], thing: object, **more: Any
) -> bool:
    if not form.is_valid():
        return False
    try:
        verb(thing, **form.cleaned_data, **more)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _next_date(last: Return | None) -> date:
    """Suggest when to expect a change: the next step's day if it lies ahead, else half a year."""
    due = last.next_step_due if last else None
    return due if due and due > today() else today() + HALF_A_YEAR


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@by_link
def unchanged(request: LinkRequest, public_id: UUID) -> HttpResponse:
    ret = _asked(request, public_id)
    posted = request.method == "POST"
    if posted and not ret.round.is_open:
        return lost(request)
    last = last_checked(ret.measure, ret.round)
    form = UnchangedForm(request.POST if posted else None, initial={"expected": _next_date(last)})
    if not needs_sentence(ret):
        del form.fields["sentence"]
    verb = answers.report_unchanged
    if posted and _carried_out(form, verb, ret, actor=request.actor, on=today()):
        messages.success(request, _("Danke, „unverändert“ ist notiert."))
        return HttpResponseRedirect(reverse("partake:items"))
    context = {
        "ret": _asked(request, public_id),
        "form": form,
        "last": last,
        "said": said(last, inner=True) if last else [],
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "partake/unchanged.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@by_link
def not_responsible(request: LinkRequest, public_id: UUID) -> HttpResponse:
    words = {
        "title": _("Sie sind nicht mehr zuständig?"),
        "lead": _("Sagen Sie uns, wer es jetzt ist. Wir fragen dort nach, Sie haben dann Ruhe."),
        "done": _("Danke. Wir klären, wer jetzt zuständig ist."),
    }
    return _besides(request, public_id, NotResponsibleForm, answers.not_responsible, words)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@by_link
def call(request: LinkRequest, public_id: UUID) -> HttpResponse:
    words = {
        "title": _("Sollen wir Sie anrufen?"),
        "lead": _("Wir rufen an, Sie erzählen, wir schreiben es auf."),
        "done": _("Danke, wir rufen Sie an."),
    }
    return _besides(request, public_id, CallForm, answers.please_call, words)


def _besides(
    request: LinkRequest,
    public_id: UUID,
    form_class: type[EditionForm],
    verb: Callable[..., object],
    words: dict[str, str],
) -> HttpResponse:
    ret = _asked(request, public_id)
    posted = request.method == "POST"
    if posted and not ret.round.is_open:
        return lost(request)
    form = form_class(request.POST if posted else None)
    if posted and _carried_out(form, verb, ret, actor=request.actor):
        messages.success(request, words["done"])
        return HttpResponseRedirect(reverse("partake:items"))
    context = {"ret": _asked(request, public_id), "form": form, **words}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "partake/besides.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@by_link
def confirm(request: LinkRequest, public_id: UUID) -> HttpResponse:
    """Ask the four questions of a confirmation round about one measure."""
    asked = get_object_or_404(confirmations_for(request.actor), public_id=public_id)
    posted = request.method == "POST"
    if posted and not asked.round.is_open:
        return lost(request)
    names = ("is_correct", "correction", "takes_part", "answering", "public_scope")
    now = {name: getattr(asked, name) for name in names}
    form = ConfirmationForm(request.POST if posted else None, initial=now)
    if posted and _carried_out(form, confirming.answer, asked, actor=request.actor, on=today()):
        messages.success(request, _("Danke, das ist notiert."))
        return HttpResponseRedirect(reverse("partake:items"))
    asked = get_object_or_404(confirmations_for(request.actor), public_id=public_id)
    context = {"asked": asked, "form": form}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "partake/confirm.html", context, status=status)
