from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Editable
from wirkungskreis.kernel.days import Period


class PopulationConcept(Editable):
    """Who is counted, such as one of the meanings of "Migrationshintergrund"; several are in use.

    A changed definition is the next ``number`` of the same ``code``; the earlier one stays.
    """

    code = models.CharField(_("Kürzel"), max_length=20)
    number = models.PositiveSmallIntegerField(_("Fassung"), default=1)
    name = models.CharField(_("Bezeichnung"), max_length=200)
    text = models.TextField(_("Wer gezählt wird"))
    data = models.CharField(_("Woraus gezählt wird"), max_length=200, blank=True)
    limits = models.TextField(_("Grenzen"), blank=True)
    source = models.CharField(_("Quelle"), max_length=500)
    valid_from = models.DateField(_("gilt ab"), null=True, blank=True)
    valid_before = models.DateField(_("gilt nicht mehr ab"), null=True, blank=True)

    class Meta:
        ordering = ["name", "number"]
        constraints = [
            models.UniqueConstraint(fields=["code", "number"], name="population_version_once"),
            models.CheckConstraint(
                condition=~Q(code="") & ~Q(text="") & ~Q(source=""), name="population_says"
            ),
            models.CheckConstraint(
                condition=Q(valid_before=None)
                | Q(valid_from=None)
                | Q(valid_before__gt=F("valid_from")),
                name="population_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def last_day(self) -> date | None:
        """The last day on which it is offered, as people write it."""
        return Period(before=self.valid_before).last
