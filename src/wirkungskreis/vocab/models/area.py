from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.vocab.models.word import Word


class Level(models.TextChoices):
    """How large an area is, the largest first."""

    CITY = "city", _("Stadt")
    DISTRICT = "district", _("Stadtbezirk")
    QUARTER = "quarter", _("Stadtteil")


class Area(Word):
    """The city, one of its districts or quarters, for as long as it exists."""

    label_field: ClassVar[str] = "name"

    name = models.CharField(_("Name"), max_length=200)
    level = models.CharField(_("Ebene"), max_length=10, choices=Level.choices)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="parts", verbose_name=_("Gehört zu")
    )

    class Meta(Word.Meta):
        ordering = ["order", "code"]
        constraints = [
            *Word.Meta.constraints,
            models.CheckConstraint(condition=Q(level__in=Level.values), name="area_level_known"),
        ]
