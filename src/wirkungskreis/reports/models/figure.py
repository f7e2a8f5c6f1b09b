from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Editable
from wirkungskreis.reports.models.report import Report

MOST = 3


class KeyFigure(Editable):
    """A figure for a goal, entered by hand, with everything needed to trust it."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="figures")
    goal = models.ForeignKey("concept.Element", models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    label = models.CharField(_("Kennzahl"), max_length=200)
    value = models.CharField(_("Wert mit Einheit"), max_length=60)
    on = models.DateField(_("Stand vom"))
    source = models.CharField(_("Quelle"), max_length=300)
    definition = models.CharField(_("Was genau gezählt wird"), max_length=500)
    population = models.CharField(_("Wer gezählt wird"), max_length=300)

    class Meta:
        ordering = ["report", "goal", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "goal", "position"], name="key_figure_once_a_place"
            ),
            models.CheckConstraint(
                condition=Q(position__range=(1, MOST)), name="key_figure_three_at_most"
            ),
            models.CheckConstraint(
                condition=~Q(value="") & ~Q(source="") & ~Q(definition="") & ~Q(population=""),
                name="key_figure_can_be_trusted",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}: {self.value}"


class GoalNote(Editable):
    """Why the effect at a goal cannot be judged: "Wirkung nicht beurteilbar, weil …"."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="goal_notes")
    goal = models.ForeignKey("concept.Element", models.PROTECT, related_name="+")
    not_assessable = models.TextField(_("Wirkung nicht beurteilbar, weil"))

    class Meta:
        ordering = ["report", "goal"]
        constraints = [
            models.UniqueConstraint(fields=["report", "goal"], name="goal_note_once"),
            models.CheckConstraint(condition=~Q(not_assessable=""), name="goal_note_says"),
        ]

    def __str__(self) -> str:
        return self.not_assessable[:80]
