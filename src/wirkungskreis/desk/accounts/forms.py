"""The shape of what people enter to sign in, and about accounts; the verbs know the rules."""

from typing import Any

from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.account.forms import ReauthenticateForm
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as CodeReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.utils.translation import gettext_lazy as _

CODE = _("Sechs Ziffern aus der App, oder ein Notfallcode")


def _plain(field: forms.Field, label: Any, help_text: Any = "") -> None:
    """Take our words; a placeholder would say the label twice."""
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)


class LoginForm(AllauthLoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["login"], _("Benutzername oder E-Mail-Adresse"))
        _plain(self.fields["password"], _("Passwort"))


class PasswordAgainForm(ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["password"], _("Passwort"))


class CodeForm(AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["code"], _("Code"), CODE)


class CodeAgainForm(CodeReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["code"], _("Code"), CODE)


class ActivateForm(ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _plain(self.fields["code"], _("Code aus der App"), _("Sechs Ziffern"))


class ForgottenForm(forms.Form):
    login = forms.CharField(label=_("Benutzername oder E-Mail-Adresse"), max_length=254)


class NewPasswordForm(forms.Form):
    password = forms.CharField(
        label=_("Neues Passwort"),
        help_text=_("Mindestens 12 Zeichen. Gut sind mehrere Wörter, die nicht zusammengehören."),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=_("Neues Passwort noch einmal"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """Compare the two, and hand only one on."""
        data = super().clean() or {}
        again = data.pop("again", None)
        if "password" in data and again is not None and again != data["password"]:
            self.add_error("again", _("Die beiden Passwörter sind verschieden."))
        return data


class ChangePasswordForm(NewPasswordForm):
    old = forms.CharField(
        label=_("Jetziges Passwort"),
        strip=False,
        max_length=200,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ("old", "password", "again")
