"""Who is asking when a proxy stands in front: the address it saw, not its own.

Without this all people together would have the few tries that the throttles leave to one.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]


def real_address(get_response: Answer) -> Answer:
    """Take the last entry of ``X-Forwarded-For``, which our proxy wrote; earlier ones may be lies.

    Only behind encryption, where there always is a proxy, and never from a request without one.
    """

    def respond(request: HttpRequest) -> HttpResponseBase:
        told = request.META.get("HTTP_X_FORWARDED_FOR", "").rpartition(",")[2].strip()
        if settings.SECURE_PROXY_SSL_HEADER and told:
            request.META["REMOTE_ADDR"] = told
        return get_response(request)

    return respond
