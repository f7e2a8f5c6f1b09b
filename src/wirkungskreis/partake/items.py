"""Everything one person was asked on one page, and one answer about a measure after the other."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.errors import Refused
from wirkungskreis.mandates.models import Decision
from wirkungskreis.partake.forms import AnswerForm, answer_form
from wirkungskreis.partake.guard import by_link, lost
from wirkungskreis.partake.printing import printing
from wirkungskreis.partake.web import LinkRequest
from wirkungskreis.rounds.domain import answers
from wirkungskreis.rounds.models import FigureRequest, Return, Round
from wirkungskreis.rounds.queries.diffs import answers as said
from wirkungskreis.rounds.queries.figure_facts import period
from wirkungskreis.rounds.queries.figure_requests import figures_for
from wirkungskreis.rounds.queries.lists import (
    confirmations_for,
    last_checked,
    last_checked_of,
    returns_for,
)
from wirkungskreis.rounds.queries.prefill import has_own_words, prefilled
from wirkungskreis.rounds.states import (
    EDITABLE,
    FIGURE_OPEN,
    UNSENT,
    FigureStanding,
    FigureState,
    RoundKind,
)


@require_safe
@never_cache
@by_link
def items(request: LinkRequest) -> HttpResponse:
    """Show all own items; after the freeze what was reported, after the sitting what it decided."""
    rnd = request.link.round
    if rnd.kind == RoundKind.CONFIRMATION:
        asked = list(confirmations_for(request.actor))
        context: dict[str, Any] = {"round": rnd, "confirmations": asked}
        return TemplateResponse(request, "partake/confirmations.html", context)
    returns = list(returns_for(request.actor, today()).prefetch_related("supplements"))
    figures = [_figure(figure) for figure in _figures(request)]
    before = last_checked_of(rnd, [ret.measure_id for ret in returns])
    context = {
        "round": rnd,
        "returns": [_shown(ret, before.get(ret.measure_id)) for ret in returns],
        "figures": figures,
        "owed": sum(ret.state in UNSENT for ret in returns)
        + sum(figure["is_owed"] for figure in figures),
        "due": max((ret.due for ret in returns), default=rnd.closes),
        "decisions": _decisions(rnd, returns),
    } | printing(rnd, returns, today())
    return TemplateResponse(request, "partake/items.html", context)


def _figures(request: LinkRequest) -> list[FigureRequest]:
    return list(figures_for(request.actor, today()).exclude(state=FigureState.DROPPED))


def _figure(figure: FigureRequest) -> dict[str, Any]:
    is_known = figure.standing == FigureStanding.KNOWN
    return {
        "figure": figure,
        "period": period(figure),
        "is_owed": figure.state in FIGURE_OPEN and not is_known,
        "is_editable": figure.round.is_open
        and figure.state != FigureState.SETTLED
        and not is_known,
    }


def _shown(ret: Return, last: Return | None) -> dict[str, Any]:
    return {
        "ret": ret,
        "last": last,
        "is_owed": ret.state in UNSENT,
        "is_editable": ret.state in EDITABLE and ret.round.is_open,
        "said": said(ret, inner=True) if has_own_words(ret) else [],
    }


def _decisions(rnd: Round, returns: list[Return]) -> list[Decision]:
    """Find what the sitting decided about these measures, once it is past."""
    if not rnd.is_closed or rnd.sitting is None or rnd.sitting.on > today():
        return []
    codes = [ret.measure.code for ret in returns]
    return list(Decision.objects.filter(sitting=rnd.sitting, about__in=codes).order_by("number"))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@by_link
def answer(request: LinkRequest, public_id: UUID) -> HttpResponse:
    """Answer for one measure; "Absenden" and "Zwischenspeichern" are two buttons of one form."""
    ret = get_object_or_404(returns_for(request.actor, today()), public_id=public_id)
    posted = request.method == "POST"
    if posted and not ret.round.is_open:
        return lost(request)
    form = answer_form(ret)(
        request.POST if posted else None,
        initial=prefilled(ret),
        is_draft=posted and request.POST.get("act") == "draft",
    )
    if posted and form.is_valid() and _carried_out(request, ret, form):
        return HttpResponseRedirect(reverse("partake:items"))
    if posted:
        ret = get_object_or_404(returns_for(request.actor, today()), public_id=public_id)
    context = {
        "ret": ret,
        "round": ret.round,
        "form": form,
        "last": last_checked(ret.measure, ret.round),
        "is_open": ret.round.is_open and ret.state in EDITABLE,
        "stored": said(ret, inner=True) if _was_slower(form, ret) else [],
        "said": said(ret, inner=True),
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "partake/answer.html", context, status=status)


def _was_slower(form: AnswerForm, ret: Return) -> bool:
    return form.is_bound and form.data.get("edition") != str(ret.edition)


def _carried_out(request: LinkRequest, ret: Return, form: AnswerForm) -> bool:
    given = dict(form.cleaned_data)
    edition = given.pop("edition")
    try:
        if request.POST.get("act") == "draft":
            answers.draft(ret, actor=request.actor, edition=edition, answers=given)
            messages.success(request, _("Zwischengespeichert. Abgesendet ist noch nichts."))
        else:
            answers.hand_in(ret, actor=request.actor, edition=edition, on=today(), answers=given)
            messages.success(request, _("Danke, Ihre Meldung zu „%s“ ist da.") % ret.measure.title)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


@require_POST
@never_cache
@by_link
def keep(request: LinkRequest, public_id: UUID) -> HttpResponse:
    """Keep a draft while somebody writes; fields that do not fit yet are left as they were."""
    ret = get_object_or_404(returns_for(request.actor, today()), public_id=public_id)
    form = answer_form(ret)(request.POST, is_draft=True)
    form.is_valid()
    given = {name: value for name, value in form.cleaned_data.items() if name in request.POST}
    edition = given.pop("edition", 0)
    given["releases_obstacle"] = form.cleaned_data.get("releases_obstacle", False)
    context: dict[str, Any] = {"ret": ret, "at": timezone.localtime()}
    try:
        answers.draft(ret, actor=request.actor, edition=edition, answers=given)
    except Refused as refusal:
        context["refusal"] = str(refusal)
    status = 422 if "refusal" in context else 200
    return TemplateResponse(request, "partake/kept.html", context, status=status)
