"""Every view of the open interface: for everybody, read only, JSON that any site may read."""

import json
from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt

from wirkungskreis.publishing.shape import VERSION

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
READING = ["GET", "HEAD"]
OFFERED = ", ".join([*READING, "OPTIONS"])
ASKABLE = "If-None-Match, If-Modified-Since"  # so that another site may ask whether a copy holds
DAY = "86400"  # seconds


class Wrong(Exception):
    """A request that cannot be answered: ``message`` for people, ``debug`` for developers."""

    def __init__(self, status: int, message: str, debug: str) -> None:
        super().__init__(debug)
        self.status = status
        self.message = message
        self.debug = debug


class NotHere(Wrong):
    def __init__(self, debug: str) -> None:
        super().__init__(404, _("Diese Adresse gibt es nicht."), debug)


def oparl(view: View[P]) -> View[P]:
    """Mark a view of the open interface: it answers in German, without cookies and sessions."""
    methods = list(READING)

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return _preflight()
        with override("de"):
            try:
                if request.method not in methods:
                    said = _("Hier lässt sich nur lesen, mit GET oder HEAD.")
                    raise Wrong(405, said, f"{request.method} is not allowed")  # noqa: TRY301 - one place answers
                response = view(request, *args, **kwargs)
            except Wrong as wrong:
                response = _error(wrong)
        response["Access-Control-Allow-Origin"] = "*"
        return response

    answer.__dict__["guard"] = "oparl"
    return answer


def open_data(view: View[P]) -> View[P]:
    """Mark a view that hands out data files: for everybody and any site, in German, no cookies."""
    methods = list(READING)

    @csrf_exempt
    @wraps(view)
    def answer(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return _preflight()
        if request.method not in methods:
            return HttpResponseNotAllowed([*READING, "OPTIONS"])
        with override("de"):
            response = view(request, *args, **kwargs)
        response["Access-Control-Allow-Origin"] = "*"
        response["Access-Control-Expose-Headers"] = "ETag, Link"
        response["X-Content-Type-Options"] = "nosniff"
        return response

    answer.__dict__["guard"] = "open_data"
    return answer


def _preflight() -> HttpResponse:
    """Tell a browser that another site's script may ask; after the Fetch standard's CORS check."""
    response = HttpResponse(status=204)
    response["Allow"] = OFFERED
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = OFFERED
    response["Access-Control-Allow-Headers"] = ASKABLE
    response["Access-Control-Max-Age"] = DAY
    return response


def _error(wrong: Wrong) -> HttpResponse:
    words = {"type": f"{VERSION}Error", "message": wrong.message, "debug": wrong.debug}
    response = _plain(json.dumps(words, ensure_ascii=False), wrong.status)
    response["Cache-Control"] = "no-store"
    if wrong.status == 405:  # noqa: PLR2004 - HTTP says which methods there are
        response["Allow"] = OFFERED
    return response


def _plain(text: str, status: int = 200) -> HttpResponse:
    response = HttpResponse(
        text.encode(), content_type="application/json; charset=utf-8", status=status
    )
    response["Content-Length"] = str(len(response.content))
    response["X-Content-Type-Options"] = "nosniff"
    return response


def json_answer(request: HttpRequest, text: str, modified: float | None = None) -> HttpResponseBase:
    """Answer with JSON, or with 304 to whoever has it already; ``modified`` is a timestamp."""
    tag = f'"{sha256(text.encode()).hexdigest()[:32]}"'
    response = _plain(text)
    response["ETag"] = tag
    response["Cache-Control"] = "public, no-cache"  # keep it, but ask whether it still holds
    if modified is not None:
        response["Last-Modified"] = http_date(modified)
    seconds = int(modified) if modified is not None else None
    answered = get_conditional_response(request, tag, seconds, response)
    return answered if answered is not None else response
