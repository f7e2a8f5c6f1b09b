"""Dates a measure set itself, and what became of them."""

from datetime import date
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.measures.models.measure import Measure


class Milestone(models.Model):
    """A date with a title; the first date is kept however often it moves."""

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    measure = models.ForeignKey(Measure, models.CASCADE, related_name="milestones")
    code = models.CharField(_("Kennung"), max_length=40, blank=True)
    title = models.CharField(_("Meilenstein"), max_length=200)
    due = models.DateField(_("Fällig am"))
    original_due = models.DateField(_("Ursprünglich fällig am"))
    moved_count = models.PositiveSmallIntegerField(default=0)
    move_reason = models.CharField(_("Warum verschoben"), max_length=500, blank=True)
    done_on = models.DateField(_("Erreicht am"), null=True)
    note = models.CharField(_("Anmerkung"), max_length=500, blank=True)

    class Meta:
        ordering = ["measure", "due", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(moved_count=0) | Q(due=models.F("original_due")),
                name="milestone_keeps_its_first_date",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def is_overdue(self, on: date) -> bool:
        """Say whether the day has passed without it; the due day itself still counts."""
        return self.done_on is None and self.due < on


class Shift(models.Model):
    """A date of the measure itself that was moved, such as its end, and who agreed to it."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="shifts")
    what = models.CharField(_("Was verschoben wurde"), max_length=200, blank=True)
    from_date = models.DateField(_("Von"), null=True)
    to_date = models.DateField(_("Auf"), null=True)
    reason = models.CharField(_("Begründung"), max_length=500, blank=True)
    noted_on = models.DateField(_("Eingetragen am"), null=True)
    sitting = models.ForeignKey(
        "mandates.Sitting", models.PROTECT, null=True, related_name="shifts"
    )

    class Meta:
        ordering = ["measure", "pk"]

    def __str__(self) -> str:
        return f"{self.measure}: {self.what}"
