"""What a measure is said to contribute to."""

from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.measures.models.measure import Measure


class ContributionClaim(models.Model):
    """The claim that a measure moves a goal: how, with what evidence, and what speaks against it.

    Effect is never derived from a lifecycle or schedule: somebody claims it and somebody reviews.
    """

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    measure = models.ForeignKey(Measure, models.CASCADE, related_name="claims")
    element = models.ForeignKey("concept.Element", models.PROTECT, related_name="claims")
    mechanism = models.TextField(_("Wie sie wirken soll"))
    evidence = models.TextField(_("Was dafür spricht"), blank=True)
    other_factors = models.TextField(_("Was sonst noch wirkt"), blank=True)
    doubts = models.TextField(_("Was dagegen spricht"), blank=True)
    reviewed_on = models.DateField(_("Geprüft am"), null=True)
    reviewer = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["measure", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "element"], name="claim_once"),
            models.CheckConstraint(
                condition=Q(reviewer=None) | ~Q(reviewed_on=None), name="claim_reviewed_on_a_day"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} -> {self.element}"
