from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.indicators.models.indicator import Indicator


class PeerValue(models.Model):
    """What another city publishes for the same code: a copy that is read anew, no value of ours.

    The period is half open, as everywhere.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="peer_values")
    city = models.CharField(_("Stadt"), max_length=100)
    address = models.URLField(_("Adresse"), max_length=500)
    period_start = models.DateField(_("von"))
    period_before = models.DateField(_("bis vor"))
    value = models.DecimalField(_("Wert"), max_digits=18, decimal_places=6)
    source = models.CharField(_("Quelle"), max_length=300, blank=True)
    licence = models.CharField(_("Lizenz"), max_length=100, blank=True)
    read_on = models.DateField(_("gelesen am"))

    class Meta:
        ordering = ["indicator", "city", "period_start"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "city", "period_start", "period_before"],
                name="peer_value_once",
            ),
            models.CheckConstraint(
                condition=Q(period_before__gt=F("period_start")), name="peer_value_ends_after_start"
            ),
            models.CheckConstraint(condition=~Q(city=""), name="peer_value_has_city"),
        ]

    def __str__(self) -> str:
        return f"{self.city}, {self.period_start}: {self.value}"
