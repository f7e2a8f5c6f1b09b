"""Every public view says that it is one: anybody may open it, and it shows what is published."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponseBase

P = ParamSpec("P")


def anybody(
    view: Callable[Concatenate[HttpRequest, P], HttpResponseBase],
) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Mark a view that everybody may open; its rows come from a ``published`` query."""
    view.__dict__["guard"] = "anybody"
    return view
