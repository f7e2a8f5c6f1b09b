"""Every view behind a link says so; what cannot be sent any more is given back to its writer."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from wirkungskreis.journal.clock import today
from wirkungskreis.partake.web import LinkRequest, link_of
from wirkungskreis.rounds.domain import links

P = ParamSpec("P")
OWN = {"csrfmiddlewaretoken", "edition", "act"}


def by_link(
    view: Callable[Concatenate[LinkRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Let in who opened a link in this browser; revoking it works with the next request."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        link = link_of(request.session)
        if link is None:
            return lost(request) if request.method == "POST" else _to_the_door()
        if link.revoked_on or links.is_over(link, today()):
            return lost(request, status=410)
        link_request = cast("LinkRequest", request)
        link_request.actor = links.actor_of(link)
        link_request.link = link
        return view(link_request, *args, **kwargs)

    guarded.__dict__["guard"] = "by_link"
    return guarded


def anybody(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Mark a view that everybody may open, because it shows nothing about anybody."""
    view.__dict__["guard"] = "anybody"
    return view


def lost(request: HttpRequest, *, status: int = 422) -> TemplateResponse:
    """Show what was typed again, with a sentence what helps: nothing is lost."""
    typed = [text for name, text in request.POST.items() if name not in OWN and str(text).strip()]
    context = {"typed": typed, "is_over": status != 422}  # noqa: PLR2004  the status itself
    return TemplateResponse(request, "partake/lost.html", context, status=status)


def _to_the_door() -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("partake:ask_link"))
