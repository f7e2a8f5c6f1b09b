"""What the interface sets once for the whole program."""

from django.apps import AppConfig
from django.forms import Field
from django.utils.translation import gettext_lazy as _


class UiConfig(AppConfig):
    name = "wirkungskreis.ui"

    def ready(self) -> None:
        """Ask kindly: Django's own German sentence commands, and every form would repeat ours."""
        Field.default_error_messages["required"] = _("Bitte füllen Sie dieses Feld aus.")
