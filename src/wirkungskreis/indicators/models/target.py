from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.indicators.models.dimension import Subgroup
from wirkungskreis.indicators.models.indicator import Indicator
from wirkungskreis.journal.models import Editable


class TargetKind(models.TextChoices):
    """What shape a target has."""

    POINT = "point", _("Zielwert")
    CORRIDOR = "corridor", _("Zielkorridor")
    DIRECTION = "direction", _("Richtung")
    MINIMUM = "minimum", _("Mindestwert")


class Target(Editable):
    """What a body wants an indicator to be by a day; without a decision it is a proposal.

    ``base_on`` is the day from which the change is counted; without it the first comparable value
    counts. Once decided, the numbers stay: another target ``replaces`` it.
    ``area`` empty means the whole city.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="targets")
    subgroup = models.ForeignKey(Subgroup, models.PROTECT, related_name="targets")
    area = models.ForeignKey(
        "vocab.Area", models.PROTECT, null=True, blank=True, related_name="targets"
    )
    kind = models.CharField(_("Art"), max_length=10, choices=TargetKind.choices)
    low = models.DecimalField(
        _("Wert oder untere Grenze"), max_digits=18, decimal_places=6, null=True
    )
    high = models.DecimalField(_("obere Grenze"), max_digits=18, decimal_places=6, null=True)
    due = models.DateField(_("bis zum"))
    base_on = models.DateField(_("Ausgangswert vom"), null=True, blank=True)
    decided_by = models.ForeignKey(
        "mandates.Decision", models.PROTECT, null=True, blank=True, related_name="targets"
    )
    rationale = models.TextField(_("Warum dieser Wert"), blank=True)
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    replaced_on = models.DateField(_("ersetzt am"), null=True, blank=True)

    class Meta:
        ordering = ["indicator", "due", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=TargetKind.POINT, low__isnull=False, high=None)
                | Q(kind=TargetKind.MINIMUM, low__isnull=False, high=None)
                | Q(kind=TargetKind.DIRECTION, low=None, high=None)
                | Q(
                    kind=TargetKind.CORRIDOR,
                    low__isnull=False,
                    high__isnull=False,
                    high__gt=F("low"),
                ),
                name="target_has_its_bounds",
            ),
            models.CheckConstraint(
                condition=Q(base_on=None) | Q(base_on__lt=F("due")), name="target_due_after_base"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator.code}: {self.get_kind_display()} {self.due:%d.%m.%Y}"

    @property
    def is_decided(self) -> bool:
        """Whether a body set it; a proposal is shown and judged by nobody."""
        return self.decided_by_id is not None
