from django.db import models
from django.utils.translation import gettext_lazy as _


class TargetGroup(models.Model):
    """The people a measure is for, as a word everybody shares."""

    code = models.CharField(_("Kürzel"), max_length=20, unique=True)
    label = models.CharField(_("Bezeichnung"), max_length=200)

    class Meta:
        ordering = ["label"]

    def __str__(self) -> str:
        return self.label
