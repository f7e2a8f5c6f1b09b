from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Living
from wirkungskreis.mandates.models.body import Body
from wirkungskreis.mandates.states import SITTING_LIFE, SittingState


class Sitting(Living):
    """One meeting of a body, as a date that rounds and decisions point to."""

    life = SITTING_LIFE

    code = models.CharField(_("Kürzel"), max_length=30, unique=True)
    body = models.ForeignKey(Body, models.PROTECT, related_name="sittings")
    number = models.CharField(_("Nummer"), max_length=20, blank=True)
    on = models.DateField(_("Tag"))
    starts = models.TimeField(_("Beginn"), null=True)
    ends = models.TimeField(_("Ende"), null=True)
    invited_on = models.DateField(_("eingeladen am"), null=True)
    place = models.CharField(_("Ort"), max_length=200, blank=True)
    state = models.CharField(
        max_length=20, choices=SittingState.choices, default=SittingState.PLANNED
    )

    class Meta:
        ordering = ["-on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=SittingState.values), name="sitting_state_known"
            )
        ]

    def __str__(self) -> str:
        return f"{self.body}, {self.on:%d.%m.%Y}"
