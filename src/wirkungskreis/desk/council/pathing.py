"""The way of a paper: signatures, steps, planned stops."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from wirkungskreis.council.domain import path
from wirkungskreis.council.models import Cosignature
from wirkungskreis.council.queries import drafts_for
from wirkungskreis.council.states import WRITE
from wirkungskreis.desk.council.fetch import ENTRY, draft_at_work, draft_of, edited, made, page_of
from wirkungskreis.desk.council.fetch import posted as sent
from wirkungskreis.desk.council.forms import OfficeForm, SignForm, StepForm, StopForm
from wirkungskreis.desk.council.views import show
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.web import DeskRequest, done
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.policy import ask
from wirkungskreis.people.models import Organisation


@require_POST
@signed_in
def draft_step(request: DeskRequest, public_id: UUID) -> HttpResponse:
    draft = draft_of(request, public_id)
    form = StepForm(request.POST)
    if done(form, lambda data: path.take_step(draft, actor=request.actor, **data)):
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(page_of(draft))
    draft.refresh_from_db(fields=["state", "edition"])
    return show(request, draft, form)


@require_http_methods(ENTRY)
@signed_in
def cosign_ask(request: DeskRequest, public_id: UUID) -> HttpResponse:
    draft = draft_at_work(request, public_id)

    def call(office: Organisation) -> object:
        return path.ask_office(draft, actor=request.actor, office=office)

    return made(request, draft, OfficeForm(sent(request)), call, title=_("Mitzeichnung erbitten"))


@require_http_methods(ENTRY)
@signed_in
def cosigned(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Enter that an office has agreed."""
    rows = Cosignature.objects.filter(draft__in=drafts_for(request.actor))
    row = get_object_or_404(rows.select_related("draft", "office"), public_id=public_id)
    if not ask(request.actor, WRITE, row.draft):
        raise Http404
    form = SignForm(sent(request), initial={"on": row.signed_on or today(), "remark": row.remark})
    title = _("Mitzeichnung: {office}").format(office=row.office.label)
    return edited(
        request,
        row.draft,
        form,
        lambda data: path.sign(row, actor=request.actor, **data),
        title=title,
        edition=row.edition,
    )


@require_http_methods(ENTRY)
@signed_in
def stop_plan(request: DeskRequest, public_id: UUID) -> HttpResponse:
    draft = draft_at_work(request, public_id)

    def call(**given: Any) -> object:
        return path.plan(draft, actor=request.actor, **given)

    return made(request, draft, StopForm(sent(request)), call, title=_("Gremium planen"))
