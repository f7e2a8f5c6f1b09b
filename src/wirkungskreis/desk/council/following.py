"""What is read from the council's own system: readings, proposed matches, differences."""

from uuid import UUID

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wirkungskreis.council.domain import matching, taking
from wirkungskreis.council.models import Foreign, ForeignKind, Match, Run
from wirkungskreis.council.queries import matches_for
from wirkungskreis.council.states import FOLLOW, MatchState
from wirkungskreis.desk.entries import EditionForm
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.web import DeskRequest, done
from wirkungskreis.jobs.domain.run import enqueue
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.policy import ask
from wirkungskreis.mandates.models import Consultation

RUNS = 5


class DecideForm(EditionForm):
    step = forms.ChoiceField(choices=[("confirm", ""), ("refuse", "")], widget=forms.HiddenInput)


class PreferForm(forms.Form):
    object_id = forms.CharField(max_length=500, widget=forms.HiddenInput)
    field = forms.CharField(max_length=20, widget=forms.HiddenInput)


@require_safe
@signed_in
def following_page(request: DeskRequest) -> HttpResponse:
    """Show whether the council's system is followed, how it went, and what waits for a person."""
    _demand(request)
    matches = list(matches_for(request.actor))
    context = {
        "address": settings.COUNCIL_OPARL,
        "runs": Run.objects.all()[:RUNS],
        "proposed": [match for match in matches if match.state == MatchState.PROPOSED],
        "confirmed": [match for match in matches if match.state == MatchState.CONFIRMED],
        "refused": [match for match in matches if match.state == MatchState.REFUSED],
        "papers": Foreign.objects.filter(kind=ForeignKind.PAPER, is_deleted=False).count(),
    }
    return TemplateResponse(request, "desk/council/following.html", context)


@require_POST
@signed_in
def following_read(request: DeskRequest) -> HttpResponse:
    """Let the worker read now."""
    _demand(request)
    if not settings.COUNCIL_OPARL:
        raise Http404
    job = enqueue("council.follow", actor=request.actor, key="council.follow", full=0)
    return HttpResponseRedirect(reverse("desk:job", args=[job.public_id]))


@require_safe
@signed_in
def match_page(request: DeskRequest, public_id: UUID) -> HttpResponse:
    return _show(request, _match(request, public_id), DecideForm())


@require_POST
@signed_in
def match_decide(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Confirm or refuse; what a confirmed one tells is taken over at once."""
    match = _match(request, public_id)
    form = DecideForm(request.POST)
    if done(form, lambda data: matching.decide(match, actor=request.actor, **data)):
        if match.state == MatchState.CONFIRMED:
            taking.take_over([match], on=today(), actor=request.actor)
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(reverse("desk:paper_match", args=[public_id]))
    return _show(request, match, form)


@require_POST
@signed_in
def match_prefer(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Take over one difference: the council's system is right."""
    match = _match(request, public_id)
    form = PreferForm(request.POST)
    if done(
        form, lambda data: taking.prefer_theirs(match, on=today(), actor=request.actor, **data)
    ):
        messages.success(request, _("Übernommen."))
        return HttpResponseRedirect(reverse("desk:paper_match", args=[public_id]))
    return _show(request, match, form)


def _demand(request: DeskRequest) -> None:
    if not ask(request.actor, FOLLOW, Match):
        raise Http404


def _match(request: DeskRequest, public_id: UUID) -> Match:
    _demand(request)
    return get_object_or_404(matches_for(request.actor), public_id=public_id)


def _show(request: DeskRequest, match: Match, form: forms.Form) -> HttpResponse:
    """Show both sides of a match; nothing is taken over by looking."""
    is_held = match.state == MatchState.CONFIRMED
    differences = list(taking.differences([match], today())) if is_held else []
    context = {
        "match": match,
        "form": form,
        "stops": taking.way_of(match),
        "ours": match.paper.consultations.select_related("body"),
        "differences": [
            (each, Consultation._meta.get_field(each.field).verbose_name)  # type: ignore[union-attr]  # a column
            for each in differences
        ],
        "steps": match.life.open_from(match.state),
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/council/match.html", context, status=status)
