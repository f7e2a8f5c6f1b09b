"""A request that is larger than anything we take is refused before it is read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

Answer = Callable[[HttpRequest], HttpResponseBase]


def limited_size(get_response: Answer) -> Answer:
    """Answer 413 with a sentence when the announced size is over ``settings.REQUEST_LIMIT``."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        announced = request.META.get("CONTENT_LENGTH") or "0"
        if announced.isdecimal() and int(announced) <= settings.REQUEST_LIMIT:
            return get_response(request)
        megabytes = settings.REQUEST_LIMIT // 1024**2
        said = _("Das ist zu groß: Höchstens %(limit)s MB lassen sich auf einmal senden.")
        return HttpResponse(
            said % {"limit": megabytes}, status=413, content_type="text/plain; charset=utf-8"
        )

    return respond
