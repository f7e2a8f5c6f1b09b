"""A paper: what it says, its way through the bodies, its documents; entering and correcting it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.forms import Form
from django.http import FileResponse, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.mandates.pages import (
    ENTRY,
    KEEP,
    corrected,
    entered,
    here_of,
    removed,
    values_of,
)
from wirkungskreis.desk.mandates.paper_forms import (
    AttachForm,
    MoveForm,
    NewPaperForm,
    NewStopForm,
    PaperForm,
    ReleaseForm,
    ScheduleForm,
    StopForm,
)
from wirkungskreis.desk.web import DeskRequest, done
from wirkungskreis.journal.clock import today
from wirkungskreis.journal.queries import history
from wirkungskreis.kernel.policy import ask
from wirkungskreis.mandates.domain import keep, parts, way
from wirkungskreis.mandates.models import Consultation, Paper
from wirkungskreis.mandates.queries import (
    attachments_for,
    conditions_for,
    decisions_for,
    papers_for,
    sittings_for,
    stops_for,
)
from wirkungskreis.ui.downloads import attachment
from wirkungskreis.vocab.queries import sources_by_code


@require_http_methods(ENTRY)
@signed_in
def paper_page(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show a paper, its way and what was decided on it; a post lets two stops change places."""
    paper = _paper(request, public_id)
    form = MoveForm(request.POST or None)
    if done(form, lambda data: _place(paper, request, **data)):
        return HttpResponseRedirect(here_of(paper))
    return _show(request, paper, form)


def _show(request: DeskRequest, paper: Paper, form: Form) -> HttpResponse:
    decisions = decisions_for(request.actor).filter(paper=paper.code)
    stops = list(stops_for(request.actor).filter(paper=paper))
    context = {
        "paper": paper,
        "form": form,
        "stops": stops,
        "decider": next((stop.body for stop in stops if stop.is_authoritative), None),
        "decisions": decisions,
        "conditions": conditions_for(request.actor).filter(decision__in=decisions),
        "facts": paper.facts.all(),
        "costs": paper.costs.all(),
        "attachments": paper.attachments.select_related("file"),
        "amendments": papers_for(request.actor).filter(amends=paper),
        "sources": sources_by_code(request.actor),
        "history": history(paper),
        "may": ask(request.actor, KEEP, paper),
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/mandates/paper.html", context, status=status)


@require_http_methods(ENTRY)
@signed_in
def paper_new(request: DeskRequest) -> HttpResponse:
    form = NewPaperForm(request.POST or None)

    def enter(**facts: Any) -> str:
        return here_of(keep.enter(Paper, actor=request.actor, facts=facts))

    return entered(request, form, enter, {"title": _("Vorlage eintragen")})


@require_http_methods(ENTRY)
@signed_in
def paper_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    paper = _paper(request, public_id)
    form = PaperForm(request.POST or None, initial=values_of(paper, PaperForm))

    def change(data: dict[str, Any]) -> None:
        edition = data.pop("edition")
        keep.correct(paper, actor=request.actor, edition=edition, facts=data)

    return corrected(request, form, change, {"thing": paper, "here": here_of(paper)})


@require_http_methods(ENTRY)
@signed_in
def stop_new(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Plan a stop on the way of a paper, or enter one that took place."""
    paper = _paper(request, public_id)
    form = NewStopForm(request.POST or None)

    def enter(edition: int, **facts: Any) -> str:
        way.add_stop(paper, actor=request.actor, edition=edition, on=today(), facts=facts)
        return here_of(paper)

    context = {"title": _("Beratung eintragen"), "thing": paper, "here": here_of(paper)}
    return entered(request, form, enter, context)


@require_http_methods(ENTRY)
@signed_in
def stop_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Correct a stop or enter its result."""
    stop = get_object_or_404(stops_for(request.actor), public_id=public_id)
    form = StopForm(request.POST or None, initial=values_of(stop, StopForm))

    def change(data: dict[str, Any]) -> None:
        edition = data.pop("edition")
        way.change_stop(stop, actor=request.actor, edition=edition, on=today(), facts=data)

    context: dict[str, Any] = {"thing": stop.paper, "here": here_of(stop.paper)}
    context["title"] = _("Beratung bearbeiten")
    if stop.is_ahead:
        context["removal"] = reverse("desk:stop_remove", args=[public_id])
    return corrected(request, form, change, context)


@require_http_methods(ENTRY)
@signed_in
def stop_schedule(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Plan that a sitting deals with a paper that is entered already."""
    sitting = get_object_or_404(sittings_for(request.actor), public_id=public_id)
    on_it = stops_for(request.actor).filter(body=sitting.body, on=sitting.on)
    others = ~Q(pk__in=on_it.values("paper"))
    form = ScheduleForm(request.POST or None, papers=others)
    here = reverse("desk:sitting", args=[public_id])

    def enter(paper: Paper, **facts: Any) -> str:
        facts |= {"body": sitting.body, "on": sitting.on}
        edition = paper.edition
        way.add_stop(paper, actor=request.actor, edition=edition, on=today(), facts=facts)
        return here

    context = {"title": _("Vorlage vorsehen"), "body": sitting.body}
    return entered(request, form, enter, context)


@require_http_methods(ENTRY)
@signed_in
def stop_remove(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Ask before a planned stop is taken out."""
    stop = get_object_or_404(stops_for(request.actor), public_id=public_id)
    return removed(
        request, stop.paper, stop, lambda data: way.remove_stop(stop, actor=request.actor, **data)
    )


@require_http_methods(ENTRY)
@signed_in
def paper_attach(request: DeskRequest, public_id: UUID) -> HttpResponse:
    paper = _paper(request, public_id)
    form = AttachForm(request.POST or None, request.FILES or None)

    def enter(file: Any, **data: Any) -> str:
        parts.attach(paper, file, actor=request.actor, **data)
        return here_of(paper)

    context = {"title": _("Dokument beilegen"), "thing": paper, "here": here_of(paper)}
    return entered(request, form, enter, context)


@require_safe
@signed_in
def paper_document(request: DeskRequest, public_id: UUID) -> FileResponse:
    """Hand out a document to whoever may read its paper."""
    found = get_object_or_404(attachments_for(request.actor), public_id=public_id)
    return attachment(found.file)


@require_POST
@signed_in
def document_release(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Let everybody read a document over the open interface, or take that back."""
    found = get_object_or_404(attachments_for(request.actor), public_id=public_id)
    form = ReleaseForm(request.POST)

    def release(data: dict[str, Any]) -> None:
        parts.release(found, actor=request.actor, on=today(), **data)

    if done(form, release):
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(here_of(found.paper))
    return _show(request, _paper(request, found.paper.public_id), form)


def _paper(request: DeskRequest, public_id: UUID) -> Paper:
    return get_object_or_404(papers_for(request.actor), public_id=public_id)


def _place(paper: Paper, request: DeskRequest, *, stop: UUID, **data: Any) -> None:
    found = get_object_or_404(Consultation, paper=paper, public_id=stop)
    way.place_stop(found, actor=request.actor, **data)
    messages.success(request, _("Gespeichert."))
