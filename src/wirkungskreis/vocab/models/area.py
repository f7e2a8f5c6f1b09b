from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """How large an area is."""

    CITY = "city", _("Stadt")
    DISTRICT = "district", _("Stadtbezirk")
    QUARTER = "quarter", _("Stadtteil")


class Area(models.Model):
    """The city, one of its districts or quarters, for as long as it exists."""

    code = models.CharField(_("Kürzel"), max_length=20, unique=True)
    name = models.CharField(_("Name"), max_length=200)
    level = models.CharField(max_length=10, choices=Level.choices)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    valid_from = models.DateField(null=True)
    valid_before = models.DateField(null=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(condition=Q(level__in=Level.values), name="area_level_known"),
            models.CheckConstraint(
                condition=Q(valid_before__isnull=True) | Q(valid_before__gt=F("valid_from")),
                name="area_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.name
