from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
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
        pre_migrate.connect(_make_way, sender=self)
        post_migrate.connect(_install, sender=self)


def _install(**_options: Any) -> None:
    """Run once after all migrations: the journal is one application of many that report."""
    triggers.install()


def _make_way(*, plan: Sequence[object] = (), **_options: Any) -> None:
    """Take the triggers away while tables change: SQLite makes a changed table anew."""
    if plan:
        triggers.make_way()
