from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Living
from wirkungskreis.kernel.days import Period
from wirkungskreis.reports.states import OPEN, REPORT_LIFE, ReportState


class Report(Living):
    """A report on one or more frozen rounds; its figures come from their snapshots alone.

    ``label`` is what reports of this kind are called ("Umsetzungsbericht"). ``preview_until`` is
    the last day on which leads may object to how they are printed; skipping needs a reason.
    """

    life = REPORT_LIFE

    code = models.CharField(_("Kürzel"), max_length=30, unique=True)
    label = models.CharField(_("Bezeichnung"), max_length=100)
    title = models.CharField(_("Titel"), max_length=200)
    rounds = models.ManyToManyField("rounds.Round", related_name="reports")
    predecessor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="successors"
    )
    prepared_by = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    period_start = models.DateField(_("Berichtszeitraum von"))
    period_before = models.DateField(_("Berichtszeitraum endet vor"))
    reference_date = models.DateField(_("Stichtag"))
    state = models.CharField(max_length=20, choices=ReportState.choices, default=ReportState.DRAFT)
    review_note = models.TextField(_("Anmerkung aus der Prüfung"), blank=True)
    preview_from = models.DateField(null=True, blank=True)
    preview_until = models.DateField(_("Druckvorschau bis"), null=True, blank=True)
    no_preview_reason = models.TextField(_("Warum ohne Druckvorschau"), blank=True)
    number = models.CharField(_("Nummer"), max_length=30, blank=True)
    released_on = models.DateField(_("veröffentlicht am"), null=True, blank=True)

    class Meta:
        ordering = ["-reference_date", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ReportState.values), name="report_state"),
            models.CheckConstraint(
                condition=Q(period_before__gt=F("period_start")), name="report_period_ends_later"
            ),
            models.CheckConstraint(
                condition=(Q(state=ReportState.RELEASED, released_on__isnull=False) & ~Q(number=""))
                | (~Q(state=ReportState.RELEASED) & Q(released_on=None, number="")),
                name="report_released_whole",
            ),
            models.UniqueConstraint(
                fields=["number"], condition=~Q(number=""), name="report_number_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def period(self) -> Period:
        return Period(self.period_start, self.period_before)

    @property
    def over(self) -> str:
        """What stands above the title; nothing where the title says it already."""
        return "" if self.title.startswith(self.label) else self.label

    @property
    def is_open(self) -> bool:
        """Whether its texts may still change."""
        return self.state in OPEN

    def in_preview(self, on: date) -> bool:
        """Whether leads may look at their printed texts and object on this day."""
        if self.preview_from is None or self.preview_until is None:
            return False
        return self.is_open and self.preview_from <= on <= self.preview_until
