from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.kernel.days import Precision
from wirkungskreis.mandates.models.body import Body
from wirkungskreis.mandates.models.paper import Paper
from wirkungskreis.vocab.models import Evidence


class Fact(models.Model):
    """One sourced fact about a body or a paper, such as a known member or a sum."""

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    body = models.ForeignKey(Body, models.CASCADE, null=True, related_name="facts")
    paper = models.ForeignKey(Paper, models.CASCADE, null=True, related_name="facts")
    topic = models.CharField(_("Thema"), max_length=100, blank=True)
    text = models.TextField(_("Angabe"))
    is_inside = models.BooleanField(_("Teil der Verwaltung"), null=True)
    amount = models.DecimalField(_("Betrag"), max_digits=12, decimal_places=2, null=True)
    on = models.DateField(_("Tag"), null=True)
    precision = models.CharField(max_length=5, default=Precision.DAY.value)
    evidence = models.CharField(max_length=10, choices=Evidence.choices, blank=True)
    source = models.CharField(_("Quelle"), max_length=500, blank=True)
    caveat = models.TextField(_("Vorbehalt"), blank=True)

    class Meta:
        ordering = ["topic", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(body__isnull=True) ^ Q(paper__isnull=True), name="fact_about_one"
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]
