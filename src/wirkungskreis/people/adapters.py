"""What django-allauth asks us: no sign-up, German sentences, encrypted secrets."""

from base64 import urlsafe_b64encode
from hashlib import sha256
from io import BytesIO
from typing import Any

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from qrcode.image.svg import SvgPathFillImage


class AccountAdapter(DefaultAccountAdapter):
    """The same sentence for unknown names, wrong passwords and closed accounts."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _(
            "Benutzername oder Passwort stimmen nicht. Bitte prüfen Sie beides. "
            "Ein neues Passwort erhalten Sie unter „Passwort vergessen?“."
        ),
        "too_many_login_attempts": _(
            "Zu viele Versuche. Bitte warten Sie eine Minute und versuchen Sie es dann erneut."
        ),
        "rate_limited": _(
            "Zu viele Versuche. Bitte warten Sie eine Minute und versuchen Sie es dann erneut."
        ),
        "incorrect_password": _("Das Passwort stimmt nicht. Bitte geben Sie es noch einmal ein."),
        "enter_current_password": _("Das ist nicht Ihr jetziges Passwort."),
    }

    def is_open_for_signup(self, _request: Any) -> bool:
        return False

    def add_message(self, *_args: Any, **_more: Any) -> None:
        """Stay silent: our views say what happened in our own words."""


class SecondFactorAdapter(DefaultMFAAdapter):
    """Secrets of the second factor are useless to whoever has the database alone."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _(
            "Dieser Code stimmt nicht oder ist abgelaufen. Bitte geben Sie den neuesten ein."
        ),
        "cannot_generate_recovery_codes": _(
            "Bitte richten Sie zuerst den zweiten Faktor ein, dann gibt es Notfallcodes."
        ),
    }

    def build_totp_svg(self, url: str) -> str:
        """Draw it on white, also where the page is dark: cameras want it so."""
        picture = BytesIO()
        qrcode.make(url, image_factory=SvgPathFillImage).save(picture)
        return picture.getvalue().decode()

    def encrypt(self, text: str) -> str:
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _fernet().decrypt(encrypted_text.encode()).decode()


def _fernet() -> Fernet:
    digest = sha256(f"wirkungskreis.second-factor:{settings.SECRET_KEY}".encode()).digest()
    return Fernet(urlsafe_b64encode(digest))
