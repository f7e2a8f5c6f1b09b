"""What a person sets for themselves: language, password, a look at the own account."""

from typing import cast
from uuid import UUID

from allauth.core.ratelimit import consume_or_429
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from wirkungskreis.desk.accounts.forms import ChangePasswordForm, ForgottenForm, NewPasswordForm
from wirkungskreis.desk.guard import anybody, signed_in
from wirkungskreis.desk.web import DeskRequest, carried_out
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.errors import Refused
from wirkungskreis.meetings.domain import doors
from wirkungskreis.outbox.domain.password import request_link
from wirkungskreis.outbox.fillers import address
from wirkungskreis.people.domain import accounts
from wirkungskreis.people.models import User
from wirkungskreis.ui.language import known_language

A_YEAR = 365 * 24 * 3600
LINK = "password_link"


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


@require_safe
@signed_in
def own_account(request: DeskRequest) -> HttpResponse:
    user = _own(request)
    types = set(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    feed = doors.feed_of(user.person)
    context = {
        "user": user,
        "has_factor": Authenticator.Type.TOTP in types,
        "feed": address(f"/kalender/{doors.token_of(feed)}/sitzungen.ics") if feed else "",
    }
    return TemplateResponse(request, "desk/accounts/own.html", context)


@require_POST
@signed_in
def own_calendar(request: DeskRequest) -> HttpResponse:
    """Make a private calendar address of one's own, or end the one there is."""
    person = _own(request).person
    feed = doors.feed_of(person)
    if request.POST.get("act") == "end" and feed:
        doors.close_feed(feed, actor=request.actor, on=today())
        messages.success(request, _("Die Kalenderadresse gilt nicht mehr."))
    else:
        doors.open_feed(person, actor=request.actor, on=today())
        messages.success(request, _("Ihre Kalenderadresse ist bereit."))
    return HttpResponseRedirect(reverse("mfa_index"))


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def change_password(request: DeskRequest) -> HttpResponse:
    """Change the own password; other open sessions end, this one goes on."""
    user = _own(request)
    form = ChangePasswordForm(request.POST if request.method == "POST" else None)
    if carried_out(form, accounts.change_password, user, actor=request.actor):
        update_session_auth_hash(request, user)
        messages.success(request, _("Das neue Passwort gilt."))
        return HttpResponseRedirect(reverse("mfa_index"))
    status = 422 if form.errors else 200
    context = {"form": form}
    return TemplateResponse(request, "desk/accounts/password.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@anybody
def forgotten_password(request: DeskRequest) -> HttpResponse:
    """Send a one-time link to whoever is known; the answer is always the same."""
    form = ForgottenForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        login = form.cleaned_data["login"]
        if refused := consume_or_429(request, action="reset_password", key=login.lower()):
            return refused
        hour = timezone.now().strftime("%Y-%m-%dT%H")
        language = get_language() or settings.LANGUAGE_CODE
        request_link(login, actor=request.actor, hour=hour, language=language)
        return HttpResponseRedirect(reverse("account_password_link_sent"))
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/accounts/forgotten.html", {"form": form}, status=status)


@require_safe
@anybody
def password_link_sent(request: DeskRequest) -> HttpResponse:
    return TemplateResponse(request, "desk/accounts/link_sent.html")


@never_cache
@require_safe
@anybody
def open_password_link(request: DeskRequest, public_id: UUID, token: str) -> HttpResponse:
    """Keep the secret in the session and go on to an address without it."""
    request.session[LINK] = [str(public_id), token]
    return HttpResponseRedirect(reverse("account_choose_password"))


@sensitive_post_parameters()
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@anybody
def choose_password(request: DeskRequest) -> HttpResponse:
    """Set the first or a new password, for whoever has come by a one-time link."""
    public_id, token = request.session.get(LINK, ("", ""))
    if not public_id:
        raise Http404
    user = User.objects.select_related("person").filter(public_id=public_id).first()
    holds = user is not None and accounts.password_link_holds(user, token)
    form = NewPasswordForm(request.POST if request.method == "POST" else None)
    if user and holds and form.is_valid():
        try:
            accounts.choose_password(user, token=token, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("password", str(refusal))
        else:
            del request.session[LINK]
            messages.success(request, _("Das Passwort gilt. Bitte melden Sie sich an."))
            return HttpResponseRedirect(reverse("account_login"))
    context = {"form": form, "account": user, "holds": holds}
    status = 422 if form.errors or not holds else 200
    return TemplateResponse(request, "desk/accounts/choose.html", context, status=status)


def _own(request: DeskRequest) -> User:
    return User.objects.select_related("person").get(public_id=cast("User", request.user).public_id)
