from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.concept.models.version import Version
from wirkungskreis.concept.models.wording import Wording
from wirkungskreis.journal.models import Editable


class SuccessionKind(models.TextChoices):
    """What became of wordings from one version to the next."""

    TAKEN_OVER = "taken_over", _("unverändert übernommen")
    CHANGED = "changed", _("geändert")
    MERGED = "merged", _("zusammengeführt")
    SPLIT = "split", _("geteilt")
    DROPPED = "dropped", _("entfallen")
    NEW = "new", _("neu")


class Succession(Editable):
    """How some wordings of one version became some of the next, and why.

    ``decided_in`` is the decision, ``sitting`` the meeting where it was agreed; both may be open.
    """

    code = models.CharField(_("Kürzel"), max_length=20, blank=True)
    old_version = models.ForeignKey(Version, models.PROTECT, related_name="successions_out")
    new_version = models.ForeignKey(Version, models.PROTECT, related_name="successions_in")
    kind = models.CharField(_("Art"), max_length=10, choices=SuccessionKind.choices)
    sources = models.ManyToManyField(Wording, related_name="became")
    targets = models.ManyToManyField(Wording, related_name="came_from")
    reason = models.TextField(_("Begründung"), blank=True)
    decided_in = models.ForeignKey("mandates.Decision", models.PROTECT, null=True, related_name="+")
    sitting = models.ForeignKey("mandates.Sitting", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["new_version", "code", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=SuccessionKind.values), name="succession_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(kind="taken_over") | ~Q(reason=""), name="succession_has_reason"
            ),
            models.CheckConstraint(
                condition=~Q(old_version=F("new_version")), name="succession_between_two"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.code or self.pk}"
