"""The door: the page a link leads to, and the way to a new link."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.actor import VISITOR
from wirkungskreis.meetings.domain import doors as invited
from wirkungskreis.partake.forms import AskLinkForm
from wirkungskreis.partake.guard import anybody
from wirkungskreis.partake.throttle import too_many
from wirkungskreis.partake.web import enter
from wirkungskreis.rounds.domain import links

HOUR = 3600  # seconds


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@anybody
def door(request: HttpRequest, token: str) -> HttpResponse:
    """Show a button and nothing about anybody; only pressing it uses the link.

    Only wrong tokens are counted: a whole town hall may come from one address.
    """
    link = links.find(token)
    if link is None and too_many(request, "door", limit=60):
        return TemplateResponse(request, "partake/closed_door.html", {"why": "often"}, status=429)
    if link is None:
        why = {"why": "unknown"}
        return TemplateResponse(request, "partake/closed_door.html", why, status=404)
    if link.revoked_on or links.is_over(link, today()):
        why = {"why": "revoked" if link.revoked_on else "over"}
        return TemplateResponse(request, "partake/closed_door.html", why, status=410)
    if request.method == "POST":
        links.use(link)
        enter(request.session, link)
        return HttpResponseRedirect(reverse("partake:items"))
    return TemplateResponse(request, "partake/door.html", {"is_open": link.round.is_open})


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@anybody
def ask_link(request: HttpRequest) -> HttpResponse:
    """Send a new mail with the link to a known address; the answer is always the same."""
    form = AskLinkForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and too_many(request, "ask_link", limit=10, seconds=HOUR):
        return TemplateResponse(request, "partake/closed_door.html", {"why": "often"}, status=429)
    if form.is_valid():
        hour = timezone.now().strftime("%Y-%m-%dT%H")
        links.request_again(form.cleaned_data["email"], actor=VISITOR, hour=hour)
        invited.request_again(form.cleaned_data["email"], actor=VISITOR, hour=hour)
        return HttpResponseRedirect(reverse("partake:link_asked"))
    status = 422 if form.errors else 200
    return TemplateResponse(request, "partake/ask_link.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD"])
@anybody
def link_asked(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "partake/link_asked.html")
