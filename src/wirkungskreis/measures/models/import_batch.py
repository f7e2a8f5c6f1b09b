"""A list that is being read: the file, how its columns are understood, and its rows."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Living
from wirkungskreis.measures.models.measure import Measure
from wirkungskreis.measures.states import IMPORT_LIFE, ImportState


class ImportBatch(Living):
    """One file. ``columns`` maps column numbers, from 0, to what they hold; rows count from 1."""

    life = IMPORT_LIFE

    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    name = models.CharField(_("Datei"), max_length=150)
    sheet = models.CharField(_("Tabellenblatt"), max_length=100, blank=True)
    header_row = models.PositiveIntegerField(_("Kopfzeile"), default=0)
    heads = models.JSONField(default=list)
    columns = models.JSONField(default=dict)
    state = models.CharField(max_length=20, choices=ImportState.choices, default=ImportState.OPEN)
    read_on = models.DateField(_("Eingelesen am"))
    taken_on = models.DateField(_("Übernommen am"), null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ImportState.values), name="import_state_known"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Decision(models.TextChoices):
    """What is to become of a row."""

    TAKE = "take", _("übernehmen")
    LATER = "later", _("später")
    SKIP = "skip", _("weglassen")


class ImportRow(models.Model):
    """One row as it stood in the list, what a person said about it, and what it became."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField(_("Zeile"))
    original = models.JSONField(default=list)
    said = models.JSONField(default=dict)
    decision = models.CharField(
        _("Was damit geschieht"), max_length=5, choices=Decision.choices, default=Decision.TAKE
    )
    measure = models.ForeignKey(Measure, models.SET_NULL, null=True, related_name="import_rows")

    class Meta:
        ordering = ["batch", "number"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="import_row_once"),
            models.CheckConstraint(
                condition=Q(decision__in=Decision.values), name="import_row_decision_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.batch}, {self.number}"
