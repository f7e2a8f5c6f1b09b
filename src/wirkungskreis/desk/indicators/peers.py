"""Cities to compare with: name them, read what they publish, see what fits and what does not."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.indicators.peerforms import CityFields, CityForm, NewCityForm
from wirkungskreis.desk.indicators.peerwords import left_out, rows_of
from wirkungskreis.desk.jobs.results import Way, result_of
from wirkungskreis.desk.ways import way
from wirkungskreis.desk.web import DeskRequest, created, done
from wirkungskreis.indicators.domain import peers
from wirkungskreis.indicators.models import PeerCity
from wirkungskreis.indicators.queries.peers import cities_for, series_of, without_catalogue
from wirkungskreis.jobs.models import Job
from wirkungskreis.journal.queries import history
from wirkungskreis.kernel.errors import Refused

ENTRY = ["GET", "HEAD", "POST"]


@require_safe
@signed_in
def city_list(request: DeskRequest) -> HttpResponse:
    """Show every city with its state, the last reading, and how much of it fits."""
    cities = cities_for(request.actor)
    if cities is None:
        raise Http404
    rows = list(cities)
    context = {
        "cities": [row for row in rows if row.state != "ended"],
        "ended": [row for row in rows if row.state == "ended"],
        "without_catalogue": without_catalogue(),
    }
    return TemplateResponse(request, "desk/indicators/peers.html", context)


@require_safe
@signed_in
def city_page(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show one city: what was read of it, what was left out and why."""
    city = _found(request, public_id)
    context = {
        "peer": city,
        "rows": rows_of(series_of(city)),
        "left_out": left_out(city),
        "history": history(city),
    }
    return TemplateResponse(request, "desk/indicators/peer.html", context)


@require_http_methods(ENTRY)
@signed_in
def city_new(request: DeskRequest) -> HttpResponse:
    if cities_for(request.actor) is None:
        raise Http404
    form = NewCityForm(request.POST or None)

    def make(**_data: Any) -> str:
        local = settings.PEERS_LOCAL
        made = peers.add(actor=request.actor, facts=form.facts(), is_local_allowed=local)
        return way("peer", made.public_id)

    if address := created(form, make, actor=request.actor):
        messages.success(request, _("Eingetragen. Lesen Sie jetzt ihr Paket."))
        return HttpResponseRedirect(address)
    return _entry(request, form, None)


@require_http_methods(ENTRY)
@signed_in
def city_edit(request: DeskRequest, public_id: UUID) -> HttpResponse:
    city = _found(request, public_id)
    form = CityForm(request.POST or None, initial=CityFields.initial_of(city))

    def correct(data: dict[str, Any]) -> None:
        peers.correct(
            city,
            actor=request.actor,
            edition=data["edition"],
            facts=form.facts(),
            is_local_allowed=settings.PEERS_LOCAL,
        )

    if done(form, correct):
        messages.success(request, _("Gespeichert. Beim nächsten Lesen gilt das Neue."))
        return HttpResponseRedirect(way("peer", city.public_id))
    return _entry(request, form, city)


@require_POST
@signed_in
def city_read(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Let the worker read the package now; the job's page shows how far it is."""
    city = _found(request, public_id)
    try:
        job = peers.order(city, actor=request.actor)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return HttpResponseRedirect(way("peer", city.public_id))
    return HttpResponseRedirect(way("job", job.public_id))


@require_POST
@signed_in
def city_pause(request: DeskRequest, public_id: UUID) -> HttpResponse:
    return _stepped(request, public_id, peers.pause, _("Pausiert. Was gelesen ist, bleibt stehen."))


@require_POST
@signed_in
def city_resume(request: DeskRequest, public_id: UUID) -> HttpResponse:
    return _stepped(request, public_id, peers.resume, _("Die Stadt wird wieder gelesen."))


@require_POST
@signed_in
def city_end(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Compare no more; the copies of its figures go."""
    said = _("Mit dieser Stadt wird nicht mehr verglichen; ihre Werte sind gelöscht.")
    return _stepped(request, public_id, peers.end, said)


@result_of("indicators.compare")
def _way(job: Job) -> Way | None:
    return Way(_("Was gelesen wurde"), way("peer", job.result["city"]))


def _found(request: DeskRequest, public_id: UUID) -> PeerCity:
    """Give the city, or 404 to whoever does not keep them."""
    cities = cities_for(request.actor)
    if cities is None:
        raise Http404
    return get_object_or_404(cities, public_id=public_id)


def _stepped(
    request: DeskRequest, public_id: UUID, verb: Callable[..., object], said: str
) -> HttpResponse:
    city = _found(request, public_id)
    given = request.POST.get("edition", "")
    try:
        verb(city, actor=request.actor, edition=int(given) if given.isdecimal() else 0)
        messages.success(request, said)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(way("peer", city.public_id))


def _entry(request: DeskRequest, form: CityFields, city: PeerCity | None) -> HttpResponse:
    context = {
        "form": form,
        "peer": city,
        "back": way("peer", city.public_id) if city else reverse("desk:peers"),
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/indicators/peer_entry.html", context, status=status)
