from datetime import date
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Living
from wirkungskreis.mandates.models.decision import Decision
from wirkungskreis.mandates.states import CONDITION_LIFE, PENDING, SETTLED, ConditionState


class Recurrence(models.TextChoices):
    """How often a condition comes due again."""

    ONCE = "once", _("einmalig")
    YEARLY = "yearly", _("jährlich")
    PER_REPORT = "per_report", _("mit jedem Bericht")


class Condition(Living):
    """What the council wants to see done, in our own words; it stands in reports until closed.

    ``field`` is the code of the field of action it belongs to, where the council named one,
    ``measure`` the code of the measure that is to fulfil it.
    """

    life = CONDITION_LIFE

    number = models.CharField(_("Nummer"), max_length=40, unique=True)
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, related_name="conditions")
    text = models.TextField(_("Ratsauftrag"))
    field = models.CharField(_("Handlungsfeld"), max_length=20, blank=True)
    measure = models.CharField(_("Maßnahme"), max_length=20, blank=True)
    owner = models.ForeignKey("people.Organisation", models.PROTECT, null=True, related_name="+")
    due = models.DateField(_("fällig am"), null=True)
    recurrence = models.CharField(
        _("Wiederkehr"), max_length=10, choices=Recurrence.choices, default=Recurrence.ONCE
    )
    state = models.CharField(
        max_length=20, choices=ConditionState.choices, default=ConditionState.OPEN
    )
    state_reason = models.TextField(_("Begründung"), blank=True)
    caveat = models.TextField(_("Vorbehalt"), blank=True)
    note = models.TextField(_("Anmerkung"), blank=True)
    source = models.CharField(_("Quelle"), max_length=500, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ConditionState.values), name="condition_state_known"
            ),
            models.CheckConstraint(
                condition=Q(recurrence__in=Recurrence.values), name="condition_recurrence_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{_('Ratsauftrag')} {self.number}"

    @property
    def is_settled(self) -> bool:
        return self.state in SETTLED

    def is_overdue(self, on: date) -> bool:
        """Whether its day has passed without evidence; needs ``fulfilments`` prefetched.

        What recurs every year is overdue when the last full year has no evidence, what recurs with
        every report when there is none at all. What nobody can trace in public is never overdue.
        """
        if self.due is None or self.due >= on or self.state not in PENDING:
            return False
        years = [fulfilment.on.year for fulfilment in self.fulfilments.all()]
        if self.recurrence == Recurrence.YEARLY:
            return max(years, default=0) < on.year - 1
        return self.recurrence == Recurrence.ONCE or not years

    def missing_years(self, on: date) -> list[int]:
        """Years before the present one without evidence; needs ``fulfilments`` prefetched."""
        if self.recurrence != Recurrence.YEARLY or self.due is None:
            return []
        shown = {fulfilment.on.year for fulfilment in self.fulfilments.all()}
        first = min([self.due.year + 1, *shown])
        return [year for year in range(first, on.year) if year not in shown]


class Fulfilment(models.Model):
    """One piece of evidence: on a day, something was delivered, named so that it can be found."""

    condition = models.ForeignKey(Condition, models.CASCADE, related_name="fulfilments")
    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    on = models.DateField(_("Tag"))
    evidence = models.CharField(_("Nachweis"), max_length=500)

    class Meta:
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(fields=["condition", "on", "evidence"], name="fulfilment_once"),
            models.CheckConstraint(condition=~Q(evidence=""), name="fulfilment_has_evidence"),
        ]

    def __str__(self) -> str:
        return f"{self.on:%d.%m.%Y}: {self.evidence}"
