from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Editable


class Template(Editable):
    """The municipality's own DOCX template for papers; the newest not retired counts."""

    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    since = models.DateField(_("seit"))
    retired_on = models.DateField(_("nicht mehr ab"), null=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.file)
