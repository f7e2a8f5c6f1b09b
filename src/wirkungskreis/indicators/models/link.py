from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkungskreis.indicators.models.indicator import Indicator


class GoalLink(models.Model):
    """That an indicator stands beside a goal: how they may hang together, and what is doubtful."""

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="goal_links")
    element = models.ForeignKey("concept.Element", models.PROTECT, related_name="indicator_links")
    mechanism = models.TextField(_("Wie beides zusammenhängen kann"), blank=True)
    doubts = models.TextField(_("Was daran zweifelhaft ist"), blank=True)

    class Meta:
        ordering = ["element__key", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "element"], name="goal_link_once")
        ]

    def __str__(self) -> str:
        return f"{self.indicator} / {self.element}"
