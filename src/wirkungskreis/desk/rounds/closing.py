"""Closing a round, its links, and what confirmations bring."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.rounds.fetch import round_to_keep
from wirkungskreis.desk.rounds.forms import EditionForm, SettleForm
from wirkungskreis.desk.web import DeskRequest, carried_out
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.policy import ask
from wirkungskreis.rounds.domain import closing, confirming, links
from wirkungskreis.rounds.models import AccessLink, Confirmation, Round
from wirkungskreis.rounds.queries.lists import confirmations_for, links_of

ACTS: dict[str, Callable[..., object]] = {
    "erneuern": links.renew,
    "sperren": links.revoke,
    "unzustellbar": links.mark_undeliverable,
    "zugestellt": links.mark_delivered,
}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def round_close(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Say what closing will do to what is on its way, then do it."""
    rnd = round_to_keep(request, public_id)
    form = EditionForm(request.POST if request.method == "POST" else None)

    def close(thing: Round, *, actor: Actor, edition: int) -> object:
        agreed = request.POST.get("as_it_is") == "on"
        return closing.close(thing, actor=actor, edition=edition, on=today(), as_it_is=agreed)

    if carried_out(form, close, rnd, actor=request.actor):
        messages.success(request, _("Die Abfrage ist geschlossen und eingefroren."))
        return HttpResponseRedirect(reverse("desk:round", args=[public_id]))
    rnd = round_to_keep(request, public_id)
    context = {"round": rnd, "outlook": closing.outlook(rnd, today()), "form": form}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/rounds/close.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def round_links(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show who has a link, and renew, revoke or note how it arrived."""
    rnd = round_to_keep(request, public_id)
    form = EditionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        link = get_object_or_404(links_of(rnd), public_id=_uuid(request))
        if carried_out(form, _act(request), link, actor=request.actor):
            messages.success(request, _("Gespeichert."))
            return HttpResponseRedirect(reverse("desk:round_links", args=[public_id]))
    context = {"round": rnd, "links": list(links_of(rnd)), "form": form}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/rounds/links.html", context, status=status)


def _uuid(request: DeskRequest) -> UUID:
    try:
        return UUID(request.POST.get("link", ""))
    except ValueError as error:
        raise Http404 from error


def _act(request: DeskRequest) -> Callable[..., object]:
    verb = ACTS.get(request.POST.get("act", ""))
    if verb is None:
        raise Http404

    def act(link: AccessLink, **given: Any) -> object:
        return verb(link, on=today(), **given)

    return act


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def confirmation_settle(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Take one organisation's answer over into the register."""
    found = get_object_or_404(confirmations_for(request.actor), public_id=public_id)
    if not ask(request.actor, "rounds.check", found):
        raise Http404
    form = SettleForm(
        request.POST if request.method == "POST" else None, initial={"person": found.person_id}
    )

    def settle(thing: Confirmation, **given: Any) -> object:
        return confirming.settle(thing, on=today(), **given)

    if carried_out(form, settle, found, actor=request.actor):
        messages.success(request, _("Die Antwort ist übernommen."))
        return HttpResponseRedirect(reverse("desk:round", args=[found.round.public_id]))
    found = get_object_or_404(confirmations_for(request.actor), public_id=public_id)
    context = {"found": found, "round": found.round, "form": form}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/rounds/settle.html", context, status=status)
