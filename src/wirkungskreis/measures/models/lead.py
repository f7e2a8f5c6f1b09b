"""Who led a measure when, and who claimed to."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.measures.models.measure import Measure


class LeadChange(models.Model):
    """One organisation's time as lead; the span is half open, an open end is the present lead."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="lead_changes")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    valid_from = models.DateField(_("Seit"), null=True)
    valid_before = models.DateField(_("Bis vor"), null=True)
    reason = models.CharField(_("Begründung"), max_length=500, blank=True)

    class Meta:
        ordering = ["measure", F("valid_from").asc(nulls_first=True)]
        constraints = [
            models.UniqueConstraint(
                fields=["measure"],
                condition=Q(valid_before__isnull=True),
                name="lead_change_one_present",
            ),
            models.CheckConstraint(
                condition=Q(valid_before__isnull=True) | Q(valid_before__gt=F("valid_from")),
                name="lead_change_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure}: {self.organisation}"


class LeadDispute(models.Model):
    """Several organisations claim the lead, from a day until it is settled."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="lead_disputes")
    claimed_by = models.ManyToManyField("people.Organisation", related_name="+")
    since = models.DateField(_("Seit"))
    resolved_on = models.DateField(_("Geklärt am"), null=True)
    decision = models.ForeignKey(
        "mandates.Decision", models.PROTECT, null=True, related_name="settled_leads"
    )
    resolution = models.TextField(_("Ergebnis"), blank=True)

    class Meta:
        ordering = ["measure", "since"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure"],
                condition=Q(resolved_on__isnull=True),
                name="lead_dispute_one_open",
            ),
            models.CheckConstraint(
                condition=Q(resolved_on=None) | Q(resolved_on__gte=F("since")),
                name="lead_dispute_ends_after_start",
            ),
            models.CheckConstraint(
                condition=Q(resolved_on=None) | ~Q(resolution=""),
                name="lead_dispute_settled_with_words",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure}, {self.since:%d.%m.%Y}"
