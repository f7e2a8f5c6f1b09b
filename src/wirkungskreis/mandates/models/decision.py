from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Editable
from wirkungskreis.kernel.days import Precision
from wirkungskreis.mandates.models.body import Body
from wirkungskreis.mandates.models.sitting import Sitting


class Kind(models.TextChoices):
    """What binds whom: only a competent body decides, a steering group recommends or agrees."""

    DECISION = "decision", _("Beschluss")
    RECOMMENDATION = "recommendation", _("Empfehlung")
    AGREEMENT = "agreement", _("Verabredung")


class Decision(Editable):
    """What a body decided, recommended or agreed, with its vote and the paper it stands on.

    ``on`` may be known only to the month or year, see ``precision``.
    """

    number = models.CharField(_("Nummer"), max_length=40, unique=True)
    body = models.ForeignKey(Body, models.PROTECT, null=True, related_name="decisions")
    sitting = models.ForeignKey(Sitting, models.PROTECT, null=True, related_name="decisions")
    kind = models.CharField(_("Art"), max_length=15, choices=Kind.choices, default=Kind.DECISION)
    subject = models.CharField(_("Gegenstand"), max_length=300, blank=True)
    text = models.TextField(_("Wortlaut"))
    paper = models.CharField(_("Vorlage"), max_length=40, blank=True)
    on = models.DateField(_("Tag"), null=True)
    precision = models.CharField(max_length=5, default=Precision.DAY.value)
    votes_for = models.PositiveSmallIntegerField(_("Ja"), null=True)
    votes_against = models.PositiveSmallIntegerField(_("Nein"), null=True)
    votes_abstained = models.PositiveSmallIntegerField(_("Enthaltungen"), null=True)
    note = models.TextField(_("Anmerkung"), blank=True)
    source = models.CharField(_("Quelle"), max_length=500, blank=True)

    class Meta:
        ordering = ["-on", "number"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="decision_kind_known"),
            models.CheckConstraint(
                condition=Q(precision__in=[p.value for p in Precision]),
                name="decision_precision_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"
