from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Label(models.Model):
    """A word that differs between municipalities or changes by law, such as a report's name."""

    key = models.CharField(_("Schlüssel"), max_length=60)
    text = models.CharField(_("Bezeichnung"), max_length=200)
    valid_from = models.DateField(null=True)
    valid_before = models.DateField(null=True)

    class Meta:
        ordering = ["key", "valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["key", "valid_from"], name="label_once"),
            models.CheckConstraint(
                condition=Q(valid_before__isnull=True) | Q(valid_before__gt=F("valid_from")),
                name="label_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.text
