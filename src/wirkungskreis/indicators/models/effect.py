from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.indicators.models.indicator import Indicator


class Grade(models.TextChoices):
    """What a body saw at a goal; said by people, never by a rule."""

    PROGRESS = "progress", _("Fortschritt erkennbar")
    NO_CHANGE = "no_change", _("keine Veränderung erkennbar")
    SETBACK = "setback", _("Rückschritt erkennbar")
    UNKNOWN = "unknown", _("nicht beurteilbar")


class EffectAssessment(models.Model):
    """What a body said about the effect at a goal, with the indicators that lay beside it.

    Append-only: a later one stands above the earlier. ``on`` is the day of the decision;
    ``beside`` holds one line per indicator as it was known on that day.
    """

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    element = models.ForeignKey("concept.Element", models.PROTECT, related_name="assessments")
    decision = models.ForeignKey("mandates.Decision", models.PROTECT, related_name="assessments")
    grade = models.CharField(_("Wirkung"), max_length=10, choices=Grade.choices)
    reason = models.TextField(_("Begründung"))
    on = models.DateField(_("beurteilt am"))
    indicators = models.ManyToManyField(Indicator, related_name="assessments")
    beside = models.TextField(_("Was daneben lag"), blank=True)
    is_public = models.BooleanField(_("im öffentlichen Bericht"), default=False)

    class Meta:
        ordering = ["-on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(grade__in=Grade.values) & ~Q(reason=""), name="assessment_says_why"
            ),
            models.CheckConstraint(
                condition=Q(grade=Grade.UNKNOWN) | ~Q(beside=""),
                name="assessment_rests_on_indicators",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.element}: {self.get_grade_display()}"
