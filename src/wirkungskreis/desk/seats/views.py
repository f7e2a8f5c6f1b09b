"""A seat: whose it is, who fills it, what lies in its remit, and how all of that is changed."""

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
from wirkungskreis.desk.seats.acts import acts_for
from wirkungskreis.desk.seats.forms import NewSeatForm
from wirkungskreis.desk.web import DeskRequest, created, done
from wirkungskreis.journal.clock import today
from wirkungskreis.journal.queries import history
from wirkungskreis.kernel.policy import ask
from wirkungskreis.mandates.models import Level
from wirkungskreis.mandates.queries import bodies_for
from wirkungskreis.measures.ahead import alive
from wirkungskreis.meetings.domain import seats
from wirkungskreis.meetings.models import Seat
from wirkungskreis.meetings.policy import reads_all
from wirkungskreis.meetings.queries.seats import filling, seats_for
from wirkungskreis.meetings.states import KEEP

PAGE = ["GET", "HEAD", "POST"]


@require_http_methods(PAGE)
@signed_in
def seat_new(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Give an organisation a seat in a body; then its page asks who fills it."""
    body = get_object_or_404(bodies_for(request.actor), public_id=public_id)
    if not ask(request.actor, KEEP, body):
        raise Http404
    free = f"S-{body.code}-{body.seats.count() + 1:02}"
    initial = {"code": free, "is_voting": True}
    form = NewSeatForm(today(), request.POST or None, initial=initial)

    def give(**given: Any) -> str:
        owner = {name: given.pop(name) for name in ("organisation", "since")}
        seat = seats.found(actor=request.actor, facts={**given, "body": body}, **owner)
        return reverse("desk:seat", args=[seat.public_id])

    if address := created(form, give, actor=request.actor):
        messages.success(request, _("Der Sitz ist eingetragen. Wer füllt ihn aus?"))
        return HttpResponseRedirect(address)
    context = {"body": body, "form": form}
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/seats/new.html", context, status=status)


@require_http_methods(PAGE)
@signed_in
def seat_page(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show a seat; the office changes who fills it, whose it is and what it is."""
    seat = get_object_or_404(seats_for(request.actor), public_id=public_id)
    may, day = ask(request.actor, KEEP, seat), today()
    if request.method == "POST" and not may:
        raise Http404
    acts = acts_for(request, seat, day) if may else []
    sent = next((act for act in acts if act.form.is_bound), None)
    if sent and done(sent.form, sent.call):
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(reverse("desk:seat", args=[public_id]))
    seat = get_object_or_404(seats_for(request.actor), public_id=public_id)
    owner = seat.organisation_on(day)
    context = {
        "seat": seat,
        "owner": owner,
        "exists": seat.exists_on(day),
        "filling": filling(seat, day),
        "owners": seat.organisations.all(),
        "past": [row for row in seat.holders.all() if row.is_over(day)],
        "remit": _remit(request, seat),
        "acts": acts,
        "sent": sent,
        "reads_history": reads_all(request.actor),
        "history": history(seat) if reads_all(request.actor) else [],
        "on": day,
    }
    status = 422 if sent else 200
    return TemplateResponse(request, "desk/seats/seat.html", context, status=status)


def _remit(request: DeskRequest, seat: Seat) -> list[Any]:
    """Give the measures in the remit of a steering body's seat, as far as one may see them."""
    owner = seat.organisation_on(today())
    if owner is None or seat.body.level != Level.LEADERSHIP:
        return []
    return list(alive(request.actor).filter(remit=owner.organisation_id).order_by("code"))
