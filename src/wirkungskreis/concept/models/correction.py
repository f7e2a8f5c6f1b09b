from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.concept.models.wording import Wording

CORRECTABLE = ["code", "description", "text"]


class Correction(models.Model):
    """A transcription error of an adopted version put right (Übertragungsberichtigung).

    It keeps what stood there before and the hash of the version before and after.
    """

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    wording = models.ForeignKey(Wording, models.PROTECT, related_name="corrections")
    field = models.CharField(_("Feld"), max_length=20)
    old = models.TextField(_("vorher"), blank=True)
    new = models.TextField(_("berichtigt"), blank=True)
    reason = models.TextField(_("Begründung"))
    earlier_hash = models.CharField(_("frühere Prüfsumme"), max_length=64)
    later_hash = models.CharField(_("neue Prüfsumme"), max_length=64)
    made_on = models.DateField(_("berichtigt am"))

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(field__in=CORRECTABLE), name="correction_field_known"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="correction_has_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.wording.code}, {self.made_on:%d.%m.%Y}"
