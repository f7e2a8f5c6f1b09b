"""Signing in and the second factor: django-allauth's views with our forms, pages and statuses."""

from typing import TYPE_CHECKING, Any

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.utils.translation import gettext as _

from wirkungskreis.desk.accounts import forms
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.domain import accounts

if TYPE_CHECKING:
    from django.views.generic.edit import FormView

    Base = FormView[Form]
else:
    Base = object

LIMITED = {"too_many_login_attempts", "rate_limited"}


class SaysWhatIsWrong(Base):
    """Answer 422 to what cannot be read, and 429 to whoever tries too often."""

    def form_invalid(self, form: Form) -> HttpResponse:
        response = super().form_invalid(form)
        codes = {error.code for found in form.errors.as_data().values() for error in found}
        response.status_code = 429 if codes & LIMITED else 422
        return response


class Login(SaysWhatIsWrong, account.LoginView):
    form_class = forms.LoginForm
    template_name = "desk/accounts/login.html"


class Logout(account.LogoutView):
    template_name = "desk/accounts/logout.html"


class Inactive(account.AccountInactiveView):
    template_name = "desk/accounts/inactive.html"


class Authenticate(SaysWhatIsWrong, factor.AuthenticateView):
    """The second step of signing in, for those who have set up a second factor."""

    form_class = forms.CodeForm
    template_name = "desk/accounts/authenticate.html"


class Reauthenticate(SaysWhatIsWrong, account.ReauthenticateView):
    form_class = forms.PasswordAgainForm
    template_name = "desk/accounts/reauthenticate.html"


class ReauthenticateByCode(SaysWhatIsWrong, factor.ReauthenticateView):
    form_class = forms.CodeAgainForm
    template_name = "desk/accounts/reauthenticate.html"


class ActivateFactor(SaysWhatIsWrong, totp.ActivateTOTPView):
    form_class = forms.ActivateForm
    template_name = "desk/accounts/factor_activate.html"

    def form_valid(self, form: Form) -> HttpResponse:
        response = super().form_valid(form)
        _note(self.request.user, "activate_factor")
        messages.success(
            self.request,
            _("Der zweite Faktor ist eingerichtet. Bitte bewahren Sie die Notfallcodes auf."),
        )
        return response


class DeactivateFactor(SaysWhatIsWrong, totp.DeactivateTOTPView):
    template_name = "desk/accounts/factor_deactivate.html"

    def form_valid(self, form: Form) -> HttpResponse:
        response = super().form_valid(form)
        _note(self.request.user, "deactivate_factor")
        messages.success(self.request, _("Der zweite Faktor ist abgeschaltet."))
        return response


class RecoveryCodes(recovery.ViewRecoveryCodesView):
    template_name = "desk/accounts/recovery_codes.html"


class NewRecoveryCodes(SaysWhatIsWrong, recovery.GenerateRecoveryCodesView):
    template_name = "desk/accounts/recovery_generate.html"

    def form_valid(self, form: Form) -> HttpResponse:
        response = super().form_valid(form)
        _note(self.request.user, "renew_recovery_codes")
        messages.success(self.request, _("Die neuen Notfallcodes gelten, die alten nicht mehr."))
        return response


def _note(user: Any, act: str) -> None:
    accounts.note_own_key(user, act, actor=actor_of(user))
