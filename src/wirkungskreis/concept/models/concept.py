from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Editable


class Concept(Editable):
    """What the municipality promises, over all its versions."""

    code = models.CharField(_("Kürzel"), max_length=20, unique=True)
    title = models.CharField(_("Titel"), max_length=200)
    owner = models.ForeignKey("people.Organisation", models.PROTECT, null=True, related_name="+")
    note = models.TextField(_("Anmerkung"), blank=True)
    source = models.CharField(_("Quelle"), max_length=500, blank=True)

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title
