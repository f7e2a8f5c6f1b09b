"""Ihre Kennzahlen: giving a value that was asked for, or the reason why there is none."""

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
from wirkungskreis.partake.guard import by_link, lost
from wirkungskreis.partake.web import LinkRequest
from wirkungskreis.rounds.domain import figure_answers
from wirkungskreis.rounds.domain.figure_reading import Said, Unreadable
from wirkungskreis.rounds.models import FigureRequest
from wirkungskreis.rounds.queries import figure_facts, figure_fields
from wirkungskreis.rounds.queries.figure_requests import figures_for
from wirkungskreis.rounds.states import FIGURE_OPEN, FigureState
from wirkungskreis.ui.figure_form import Column, FigureForm, Row

ANSWERABLE = [*FIGURE_OPEN, FigureState.HANDED_IN]


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@by_link
def figure(request: LinkRequest, public_id: UUID) -> HttpResponse:
    """Say what is asked and take the answer; what was typed stays when something is wrong."""
    asked = _asked(request, public_id)
    posted = request.method == "POST"
    if posted and not asked.round.is_open:
        return lost(request)
    form = _form(request, asked)
    if posted and _handed_in(request, asked, form):
        messages.success(request, _("Danke, Ihr Wert zu „%s“ ist da.") % asked.indicator.name)
        return HttpResponseRedirect(reverse("partake:items"))
    asked = _asked(request, public_id)
    context = {
        "figure": asked,
        "round": asked.round,
        "form": form,
        "edition": asked.edition,
        "facts": figure_facts.asked(asked, today()),
        "answered": figure_facts.answered(asked),
        "said": figure_facts.said(asked),
        "is_open": asked.round.is_open and asked.state in ANSWERABLE,
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "partake/figure.html", context, status=status)


def _asked(request: LinkRequest, public_id: UUID) -> FigureRequest:
    rows = figures_for(request.actor, today()).exclude(state=FigureState.DROPPED)
    return get_object_or_404(rows, public_id=public_id)


def _form(request: LinkRequest, asked: FigureRequest) -> FigureForm:
    return FigureForm(
        [Column(*column) for column in figure_fields.columns(asked.indicator)],
        [Row(line.code, line.label) for line in figure_facts.lines(asked)],
        request.POST if request.method == "POST" else None,
        initial=figure_fields.initial(asked),
    )


def _handed_in(request: LinkRequest, asked: FigureRequest, form: FigureForm) -> bool:
    if not form.is_valid():
        return False
    answer = figure_answers.Answer(Said(**form.said()))
    edition = form.cleaned_data["edition"]
    try:
        figure_answers.hand_in(
            asked, actor=request.actor, edition=edition, on=today(), answer=answer
        )
    except Unreadable as wrong:
        for name, words in wrong.problems.items():
            form.add_error(name, words)
        return False
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True
