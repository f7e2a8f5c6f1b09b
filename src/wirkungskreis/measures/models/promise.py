"""What is missing, and what somebody promised."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Living
from wirkungskreis.measures.models.measure import Measure
from wirkungskreis.measures.states import (
    COMMITMENT_LIFE,
    NEED_LIFE,
    PROMISED,
    CommitmentState,
    NeedState,
)


class NeedSource(models.TextChoices):
    RETURN = "return", _("Rückmeldung")
    MEETING = "meeting", _("Sitzung")
    PARTICIPATION = "participation", _("Beteiligung")
    OTHER = "other", _("sonstige")


class Need(Living):
    """A stated gap that is not, or not yet, a commitment; ``answer`` says where or why not."""

    life = NEED_LIFE

    text = models.TextField(_("Bedarf"))
    field = models.ForeignKey(
        "concept.Element", models.PROTECT, null=True, blank=True, related_name="needs"
    )
    measure = models.ForeignKey(
        Measure, models.PROTECT, null=True, blank=True, related_name="needs"
    )
    source = models.CharField(
        _("Quelle"), max_length=15, choices=NeedSource.choices, default=NeedSource.OTHER
    )
    stated_on = models.DateField(_("Genannt am"), null=True, blank=True)
    state = models.CharField(max_length=20, choices=NeedState.choices, default=NeedState.OPEN)
    answer = models.TextField(_("Antwort"), blank=True)

    class Meta:
        ordering = ["state", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=NeedState.values), name="need_known"),
            models.CheckConstraint(
                condition=Q(source__in=NeedSource.values), name="need_source_known"
            ),
            models.CheckConstraint(
                condition=Q(state=NeedState.OPEN) | ~Q(answer=""), name="need_is_answered"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]


class Commitment(Living):
    """What an organisation promised until a day, in a sitting or a paper.

    It counts once the organisation itself has confirmed it; ``told_by`` names who did if the
    coordination only wrote it down. What is not confirmed is neither overdue nor published.
    """

    life = COMMITMENT_LIFE

    organisation = models.ForeignKey(
        "people.Organisation", models.PROTECT, related_name="commitments"
    )
    measure = models.ForeignKey(
        Measure, models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    field = models.ForeignKey(
        "concept.Element", models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    what = models.TextField(_("Zusage"))
    until = models.DateField(_("Bis"), null=True, blank=True)
    sitting = models.ForeignKey(
        "mandates.Sitting", models.PROTECT, null=True, blank=True, related_name="commitments"
    )
    paper = models.CharField(_("Papier"), max_length=200, blank=True)
    state = models.CharField(
        max_length=20, choices=CommitmentState.choices, default=CommitmentState.GIVEN
    )
    remark = models.TextField(_("Was daraus wurde"), blank=True)
    is_public = models.BooleanField(_("darf öffentlich sein"), default=False)
    confirmed_on = models.DateField(_("bestätigt am"), null=True, blank=True)
    told_by = models.CharField(_("bestätigt durch"), max_length=200, blank=True)
    last_reminded_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = [models.F("until").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=CommitmentState.values), name="commitment_known"
            )
        ]

    def __str__(self) -> str:
        return self.what[:80]

    def is_overdue(self, on: date) -> bool:
        """Say whether its day is past and nobody said what became of it."""
        is_binding = self.state in PROMISED and self.confirmed_on is not None
        return is_binding and self.until is not None and self.until < on
