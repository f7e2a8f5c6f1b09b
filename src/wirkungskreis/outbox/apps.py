from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class OutboxConfig(AppConfig):
    name = "wirkungskreis.outbox"

    def ready(self) -> None:
        """Register what every package knows to write into its mails."""
        autodiscover_modules("mails")
