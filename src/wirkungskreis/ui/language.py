"""The interface language: German unless the person has chosen another one here.

The browser's own preference is not asked: words of law are German, and a page that looks different
on a colleague's machine helps nobody.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

Answer = Callable[[HttpRequest], HttpResponseBase]


def known_language(code: str) -> str:
    """Give the code if the interface exists in it, otherwise German."""
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def chosen_language(get_response: Answer) -> Answer:
    """Read the choice from its cookie; it holds no more than a language code."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        language = known_language(request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, ""))
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response

    return respond
