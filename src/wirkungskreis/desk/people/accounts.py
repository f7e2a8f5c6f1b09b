"""Accounts and roles, kept by the coordination, read by the audit."""

from uuid import UUID

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.people import forms
from wirkungskreis.desk.people.pages import (
    PER_PAGE,
    form_page,
    made,
    may_see_accounts,
    posted,
    read_or_404,
)
from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.actor import Actor, Role
from wirkungskreis.kernel.policy import ask
from wirkungskreis.people.domain import accounts
from wirkungskreis.people.models import User
from wirkungskreis.people.queries import accounts_for

KEEP = "people.keep_account"
STEPS = {
    "deactivate": accounts.deactivate,
    "reactivate": accounts.reactivate,
    "reset_password": accounts.reset_password,
    "reset_mfa": accounts.reset_mfa,
}


@require_safe
@signed_in
def account_list(request: DeskRequest) -> HttpResponse:
    """For those who may see accounts at all; to others the page does not exist."""
    if not may_see_accounts(request.actor):
        raise Http404
    form = forms.AccountFilter(request.GET)
    search = form.cleaned_data["suche"] if form.is_valid() else ""
    page = Paginator(accounts_for(request.actor, search=search), PER_PAGE)
    shown = page.get_page(request.GET.get("seite"))
    guarded = set(Authenticator.objects.filter(type="totp").values_list("user_id", flat=True))
    rows = [(user, _roles(user), user.pk in guarded) for user in shown]
    context = {"filter": form, "page": shown, "rows": rows, "may_see_accounts": True}
    return TemplateResponse(request, "desk/people/accounts.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def account(request: DeskRequest, public_id: UUID) -> HttpResponse:
    user = read_or_404(accounts_for(request.actor), public_id)
    form = forms.AccountStepForm(posted(request))

    def take(thing: User, *, actor: Actor, step: str, edition: int) -> User:
        return STEPS[step](thing, actor=actor, edition=edition)

    if made(form, take, user, actor=request.actor):
        messages.success(request, _("Gespeichert."))
        return HttpResponseRedirect(reverse("desk:account", args=[user.public_id]))
    may_keep = ask(request.actor, KEEP, user)
    waits = may_keep and user.is_active and not user.has_usable_password()
    context = {
        "account": user,
        "roles": _roles(user),
        "form": form,
        "may_keep": may_keep,
        "link": _link(request, user) if waits else "",
        "has_factor": Authenticator.objects.filter(user=user, type="totp").exists(),
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/people/account.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def account_roles(request: DeskRequest, public_id: UUID) -> HttpResponse:
    user = read_or_404(accounts_for(request.actor), public_id)
    grants = {grant.role: grant.valid_before for grant in user.grants.all()}
    now = {"chosen": list(grants), "moderation_end": grants.get(Role.MODERATION)}
    form = forms.RolesEditForm(posted(request), initial=now)
    if made(form, accounts.set_roles, user, actor=request.actor):
        messages.success(request, _("Die Rollen sind gespeichert."))
        return HttpResponseRedirect(reverse("desk:account", args=[user.public_id]))
    words = {
        "title": _("Rollen"),
        "lead": _("So wenig wie nötig: Jede Rolle öffnet Seiten und Schritte."),
        "submit": _("Speichern"),
    }
    return form_page(request, form, ask(request.actor, KEEP, user), words, user)


def _roles(user: User) -> list[tuple[str, object]]:
    """Name the roles that count today, each with the day from which it does not."""
    grants = [grant for grant in user.grants.all() if grant.counts_on(today())]
    return [(str(forms.ROLES[Role(grant.role)]), grant.valid_before) for grant in grants]


def _link(request: DeskRequest, user: User) -> str:
    args = [user.public_id, accounts.password_token(user)]
    return request.build_absolute_uri(reverse("account_password_link", args=args))
