"""What is larger than anything we take is refused before it is read, on a page that says so."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseBase
from django.template.loader import render_to_string

Answer = Callable[[HttpRequest], HttpResponseBase]


def limited_size(get_response: Answer) -> Answer:
    """Answer 413 with a page when the announced size is over ``settings.REQUEST_LIMIT``."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if announced.isdecimal() and int(announced) <= settings.REQUEST_LIMIT:
            return get_response(request)
        return too_large(settings.REQUEST_LIMIT)

    return respond


def not_understood(_request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what Django refuses to read: a form without files over its own limit, or nonsense."""
    if isinstance(exception, RequestDataTooBig):
        return too_large(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
    return HttpResponseBadRequest(render_to_string("400.html"))


def too_large(limit: int) -> HttpResponse:
    """Say how much is possible, on a page that needs neither request nor database."""
    return HttpResponse(render_to_string("413.html", {"megabytes": limit // 1024**2}), status=413)
