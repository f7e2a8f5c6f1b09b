from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.concept.models.concept import Concept
from wirkungskreis.concept.models.version import Version
from wirkungskreis.kernel.days import Precision
from wirkungskreis.vocab.models import Evidence


class FactKind(models.TextChoices):
    """What a recorded fact is about."""

    PRECURSOR = "precursor", _("Vorgeschichte")
    EVENT = "event", _("Ereignis")
    STATEMENT = "statement", _("Angabe")
    CONTRADICTION = "contradiction", _("Widerspruch")
    UNKNOWN = "unknown", _("ungeklärt")


class Fact(models.Model):
    """One sourced fact of the history of a concept or of one version.

    ``on_words`` says a date as the source says it ("Herbst 2023"). A contradiction has the other
    side in ``counter`` and how we read it in ``reading``.
    """

    concept = models.ForeignKey(Concept, models.PROTECT, related_name="facts")
    version = models.ForeignKey(Version, models.PROTECT, null=True, related_name="facts")
    kind = models.CharField(_("Art"), max_length=15, choices=FactKind.choices)
    topic = models.CharField(_("Thema"), max_length=200, blank=True)
    on = models.DateField(_("Tag"), null=True)
    precision = models.CharField(max_length=5, default=Precision.DAY.value)
    on_words = models.CharField(_("Zeitangabe"), max_length=60, blank=True)
    text = models.TextField(_("Angabe"))
    counter = models.TextField(_("Gegenangabe"), blank=True)
    reading = models.TextField(_("Lesart"), blank=True)
    evidence = models.CharField(max_length=10, choices=Evidence.choices, blank=True)
    source = models.CharField(_("Quelle"), max_length=500, blank=True)
    caveat = models.TextField(_("Vorbehalt"), blank=True)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=FactKind.values), name="fact_kind_known"),
            models.CheckConstraint(
                condition=Q(precision__in=[p.value for p in Precision]), name="fact_precision_known"
            ),
            models.CheckConstraint(
                condition=Q(evidence="") | Q(evidence__in=Evidence.values),
                name="fact_evidence_known",
            ),
        ]

    def __str__(self) -> str:
        return self.topic or self.text[:80]
