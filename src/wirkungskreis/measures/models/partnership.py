from django.db import models

from wirkungskreis.measures.models.measure import Measure


class Partnership(models.Model):
    """An organisation that takes part without leading."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="partnerships")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "organisation"], name="partnership_once")
        ]

    def __str__(self) -> str:
        return f"{self.measure}: {self.organisation}"
