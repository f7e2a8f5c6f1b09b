from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class MeetingsConfig(AppConfig):
    name = "wirkungskreis.meetings"

    def ready(self) -> None:
        """Register what later packages propose for agendas."""
        autodiscover_modules("agenda")
