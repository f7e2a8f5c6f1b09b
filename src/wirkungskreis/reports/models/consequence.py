from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Editable
from wirkungskreis.reports.models.report import Report
from wirkungskreis.reports.states import ConsequenceKind, Outcome


class Consequence(Editable):
    """What follows from a report for one field: who does what until when, or why nothing does.

    ``outcome`` tells the next report what became of it; ``field`` is the field of action.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="consequences")
    field = models.ForeignKey("concept.Element", models.PROTECT, related_name="+")
    kind = models.CharField(_("Art"), max_length=10, choices=ConsequenceKind.choices)
    text = models.TextField(_("Konsequenz"))
    office = models.ForeignKey(
        "people.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Zuständige Stelle"),
    )
    owner = models.ForeignKey(
        "people.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="consequences",
        verbose_name=_("Verantwortlich"),
    )
    due = models.DateField(_("Bis wann"), null=True, blank=True)
    outcome = models.CharField(
        _("Was daraus wurde"), max_length=10, choices=Outcome.choices, default=Outcome.OPEN
    )
    outcome_text = models.TextField(_("Erläuterung"), blank=True)
    outcome_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["report", "field", "due", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=ConsequenceKind.values), name="consequence_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=Outcome.values), name="consequence_outcome_known"
            ),
            models.CheckConstraint(
                condition=Q(kind=ConsequenceKind.NONE) | Q(office__isnull=False, due__isnull=False),
                name="consequence_has_office_and_day",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="consequence_says"),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class DecisionAsked(Editable):
    """What a report asks a body to decide, and why; only a competent body can."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="decisions_asked")
    body = models.ForeignKey(
        "mandates.Body", models.PROTECT, related_name="+", verbose_name=_("Wer entscheidet")
    )
    measure = models.ForeignKey(
        "measures.Measure", models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.TextField(_("Was zu entscheiden ist"))
    reason = models.TextField(_("Warum"), blank=True)

    class Meta:
        ordering = ["report", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="decision_asked_says")]

    def __str__(self) -> str:
        return self.text[:80]
