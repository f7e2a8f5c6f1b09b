from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Editable


class Evidence(models.TextChoices):
    """How well a published fact is supported; empty where nobody needs to say."""

    READ = "read", _("belegt")
    PARTLY = "partly", _("nur teilweise gelesen")
    INFERRED = "inferred", _("abgeleitet")
    OWN = "own", _("eigene Kennung")
    UNKNOWN = "unknown", _("unbekannt")


class Source(Editable):
    """Where a fact was published; ``source`` fields name it by its code or hold an address."""

    code = models.CharField(_("Kürzel"), max_length=20, unique=True)
    title = models.CharField(_("Titel"), max_length=300)
    url = models.URLField(_("Adresse"), max_length=500, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title
