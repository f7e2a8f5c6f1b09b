"""What a person sets for themselves."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.ui.language import known_language

A_YEAR = 365 * 24 * 3600


@require_POST
@signed_in
def choose_language(request: DeskRequest) -> HttpResponse:
    """Keep the choice in a cookie of this browser and go back to where the person was."""
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = resolve_url(settings.LOGIN_REDIRECT_URL)
    response = HttpResponseRedirect(back)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        known_language(request.POST.get("language", "")),
        max_age=A_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
