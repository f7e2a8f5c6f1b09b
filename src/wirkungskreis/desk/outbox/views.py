"""The outbox: what was sent, what will be, and what somebody must decide."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.outbox.forms import FilterForm, StepForm
from wirkungskreis.desk.web import DeskRequest, carried_out, page_or_part
from wirkungskreis.journal.queries import history
from wirkungskreis.kernel.policy import ask
from wirkungskreis.outbox.domain import post
from wirkungskreis.outbox.queries import counts_for, mails_for
from wirkungskreis.outbox.rendering import shown
from wirkungskreis.outbox.states import State

PER_PAGE = 50


@require_safe
@signed_in
def mail_list(request: DeskRequest) -> HttpResponse:
    if not ask(request.actor, "outbox.view", None):
        raise Http404
    form = FilterForm(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {"stand": "", "suche": ""}
    mails = mails_for(request.actor, state=wanted["stand"], search=wanted["suche"])
    counts = counts_for(request.actor)
    context = {
        "form": form,
        "page": Paginator(mails, PER_PAGE).get_page(request.GET.get("seite")),
        "figures": [(state, counts[state]) for state in State if state in counts],
        "uncertain": counts.get(State.UNCERTAIN, 0),
        "is_local": settings.MAIL_IS_LOCAL,
    }
    return page_or_part(request, "desk/outbox/list.html", "rows", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def mail_detail(request: DeskRequest, public_id: UUID) -> HttpResponse:
    mail = get_object_or_404(mails_for(request.actor), public_id=public_id)
    form = StepForm(request.POST if request.method == "POST" else None)
    if carried_out(form, post.take_step, mail, actor=request.actor):
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(reverse("desk:mail", args=[public_id]))
    verdict = ask(request.actor, "outbox.steer", mail)
    context = {
        "mail": mail,
        "form": form,
        "letter": shown(mail, with_secrets=settings.MAIL_IS_LOCAL and bool(verdict)),
        "is_local": settings.MAIL_IS_LOCAL,
        "steps": mail.life.open_from(mail.state),
        "verdict": verdict,
        "history": history(mail),
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/outbox/detail.html", context, status=status)
