from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.concept.models.element import Element
from wirkungskreis.concept.models.version import Version
from wirkungskreis.journal.models import Editable
from wirkungskreis.vocab.models import Evidence


class Wording(Editable):
    """What an element says in one version, where it stands and who answers for it.

    A wording of an approach is a possibility, never a commitment. ``body`` is the committee that
    watches over a goal; ``horizon`` is the year or phrase by which it should be reached.
    """

    version = models.ForeignKey(Version, models.PROTECT, related_name="wordings")
    element = models.ForeignKey(Element, models.PROTECT, related_name="wordings")
    code = models.CharField(_("Kürzel"), max_length=20)
    text = models.TextField(_("Wortlaut"))
    description = models.TextField(_("Erläuterung"), blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    order = models.PositiveIntegerField(_("Reihenfolge"), default=0)
    is_cross_cutting = models.BooleanField(_("Querschnittsfeld"), default=False)
    priority = models.PositiveSmallIntegerField(_("Priorität"), null=True)
    horizon = models.CharField(_("Zeithorizont"), max_length=60, blank=True)
    responsible = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, related_name="+"
    )
    body = models.ForeignKey("mandates.Body", models.PROTECT, null=True, related_name="+")
    evidence = models.CharField(max_length=10, choices=Evidence.choices, blank=True)
    source = models.CharField(_("Quelle"), max_length=500, blank=True)
    note = models.TextField(_("Anmerkung"), blank=True)

    class Meta:
        ordering = ["version", "order", "code"]
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="wording_code_once"),
            models.UniqueConstraint(fields=["version", "element"], name="wording_element_once"),
            models.CheckConstraint(condition=~Q(code="") & ~Q(text=""), name="wording_says"),
            models.CheckConstraint(
                condition=Q(priority__isnull=True) | Q(priority__range=(1, 3)),
                name="wording_priority_known",
            ),
            models.CheckConstraint(
                condition=Q(evidence="") | Q(evidence__in=Evidence.values),
                name="wording_evidence_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.text}"
