"""The addresses of signing in; django-allauth looks them up by these names, outside a namespace."""

from django.urls import path

from wirkungskreis.desk.accounts import sign_in
from wirkungskreis.desk.accounts import views as accounts
from wirkungskreis.desk.guard import signed_in

urlpatterns = [
    path("anmelden/", sign_in.Login.as_view(), name="account_login"),
    path("anmelden/code/", sign_in.Authenticate.as_view(), name="mfa_authenticate"),
    path("abmelden/", sign_in.Logout.as_view(), name="account_logout"),
    path("konto/gesperrt/", sign_in.Inactive.as_view(), name="account_inactive"),
    path("konto/", accounts.own_account, name="mfa_index"),
    path("konto/kalender/", accounts.own_calendar, name="account_calendar"),
    path("konto/passwort/aendern/", accounts.change_password, name="account_change_password"),
    path("konto/passwort/setzen/", accounts.choose_password, name="account_choose_password"),
    path(
        "konto/passwort/vergessen/", accounts.forgotten_password, name="account_forgotten_password"
    ),
    path(
        "konto/passwort/zugeschickt/",
        accounts.password_link_sent,
        name="account_password_link_sent",
    ),
    path(
        "konto/passwort/<uuid:public_id>/<str:token>/",
        accounts.open_password_link,
        name="account_password_link",
    ),
    path(
        "konto/bestaetigen/",
        signed_in(sign_in.Reauthenticate.as_view()),
        name="account_reauthenticate",
    ),
    path(
        "konto/bestaetigen/code/",
        signed_in(sign_in.ReauthenticateByCode.as_view()),
        name="mfa_reauthenticate",
    ),
    path(
        "konto/zweiter-faktor/einrichten/",
        signed_in(sign_in.ActivateFactor.as_view()),
        name="mfa_activate_totp",
    ),
    path(
        "konto/zweiter-faktor/abschalten/",
        signed_in(sign_in.DeactivateFactor.as_view()),
        name="mfa_deactivate_totp",
    ),
    path(
        "konto/notfallcodes/",
        signed_in(sign_in.RecoveryCodes.as_view()),
        name="mfa_view_recovery_codes",
    ),
    path(
        "konto/notfallcodes/erneuern/",
        signed_in(sign_in.NewRecoveryCodes.as_view()),
        name="mfa_generate_recovery_codes",
    ),
]
