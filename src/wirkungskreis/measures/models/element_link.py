"""What of the concept a measure serves."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkungskreis.measures.models.measure import Measure


class ElementLink(models.Model):
    """That a measure serves an element of the concept, and how; a measure without one is a gap.

    ``how`` may be empty after reading a list: a gap too, shown as such.
    """

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    measure = models.ForeignKey(Measure, models.CASCADE, related_name="element_links")
    element = models.ForeignKey("concept.Element", models.PROTECT, related_name="measure_links")
    how = models.CharField(_("Wie sie dem Ziel dient"), max_length=500, blank=True)

    class Meta:
        ordering = ["element__key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "element"], name="element_link_once")
        ]

    def __str__(self) -> str:
        return f"{self.measure} -> {self.element}"
