from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.module_loading import autodiscover_modules

from wirkungskreis.journal import triggers


class JournalConfig(AppConfig):
    name = "wirkungskreis.journal"

    def ready(self) -> None:
        """Find what every package registers, so that verbs also work outside the web."""
        autodiscover_modules("policy")
        autodiscover_modules("freezes")
        autodiscover_modules("duties")
        autodiscover_modules("retention")
        autodiscover_modules("words")
        post_migrate.connect(_install, sender=self)


def _install(**_options: Any) -> None:
    """Run once after all migrations: the journal is one application of many that report."""
    triggers.install()
