from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JournalConfig(AppConfig):
    name = "wirkungskreis.journal"

    def ready(self) -> None:
        """Register the rules of every package, so that verbs also work outside the web."""
        autodiscover_modules("policy")
