from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkungskreis.reports.models.figure import KeyFigure


class TakenFigure(models.Model):
    """That a key figure of a report became a value of an indicator; a figure is taken once.

    ``release`` is the delivery that holds it; empty where the same value was there already.
    """

    figure = models.OneToOneField(KeyFigure, models.CASCADE, related_name="taken")
    indicator = models.ForeignKey(
        "indicators.Indicator", models.PROTECT, related_name="taken_figures"
    )
    release = models.ForeignKey(
        "indicators.Release", models.PROTECT, null=True, related_name="taken_figures"
    )
    on = models.DateField(_("übernommen am"))

    class Meta:
        ordering = ["figure"]

    def __str__(self) -> str:
        return f"{self.figure} -> {self.indicator}"
