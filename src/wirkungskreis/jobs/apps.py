from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class JobsConfig(AppConfig):
    name = "wirkungskreis.jobs"

    def ready(self) -> None:
        """Register the tasks of every package, in the worker and where they are put in line."""
        autodiscover_modules("tasks")
