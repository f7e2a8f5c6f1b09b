"""Keeping the list of places where facts were published."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.vocab.forms import NewSourceForm, SourceForm
from wirkungskreis.desk.vocab.kinds import KINDS
from wirkungskreis.desk.web import DeskRequest, created, done
from wirkungskreis.kernel.policy import ask
from wirkungskreis.vocab.domain import sources
from wirkungskreis.vocab.queries import sources_for

KEEP = "vocab.keep"
ENTRY = ["GET", "HEAD", "POST"]


@require_safe
@signed_in
def source_list(request: DeskRequest) -> HttpResponse:
    context = {
        "kinds": KINDS.values(),
        "sources": sources_for(request.actor),
        "may": ask(request.actor, KEEP, None),
    }
    return TemplateResponse(request, "desk/vocab/sources.html", context)


@require_http_methods(ENTRY)
@signed_in
def source_new(request: DeskRequest) -> HttpResponse:
    form = NewSourceForm(request.POST or None)

    def enter(**facts: Any) -> str:
        sources.add(actor=request.actor, **facts)
        return reverse("desk:sources")

    if address := created(form, enter, actor=request.actor):
        messages.success(request, _("Eingetragen."))
        return HttpResponseRedirect(address)
    context = {"form": form, "may": ask(request.actor, KEEP, None)}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/vocab/source.html", context, status=status)


@require_http_methods(ENTRY)
@signed_in
def source_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    source = get_object_or_404(sources_for(request.actor), public_id=public_id)
    form = SourceForm(request.POST or None, initial={"title": source.title, "url": source.url})
    if done(form, lambda data: sources.revise(source, actor=request.actor, **data)):
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(reverse("desk:sources"))
    context = {"form": form, "source": source, "may": ask(request.actor, KEEP, source)}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/vocab/source.html", context, status=status)
