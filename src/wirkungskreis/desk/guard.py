"""Every view says who may open it; a test walks the addresses and finds those that do not."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseBase

from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.kernel.actor import VISITOR
from wirkungskreis.people.actors import actor_of

P = ParamSpec("P")


def signed_in(
    view: Callable[Concatenate[DeskRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        desk_request = cast("DeskRequest", request)
        desk_request.actor = actor_of(request.user)
        return view(desk_request, *args, **kwargs)

    guarded.__dict__["guard"] = "signed_in"
    return guarded


def anybody(
    view: Callable[Concatenate[DeskRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Open to people without an account, such as somebody with a one-time link."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        desk_request = cast("DeskRequest", request)
        desk_request.actor = VISITOR
        return view(desk_request, *args, **kwargs)

    guarded.__dict__["guard"] = "anybody"
    return guarded
