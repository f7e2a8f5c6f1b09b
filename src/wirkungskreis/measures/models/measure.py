from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Living
from wirkungskreis.measures.states import LIFE, NEED_REASON, State


class Measure(Living):
    """What one organisation answers for, by when and with whom, to serve the concept."""

    life = LIFE

    code = models.CharField(_("Kürzel"), max_length=20, unique=True)
    title = models.CharField(_("Titel"), max_length=200)
    lead = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    published_at = models.DateTimeField(null=True, editable=False)
    state = models.CharField(max_length=20, choices=State.choices, default=State.IDEA)
    state_reason = models.TextField(_("Begründung"), blank=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=State.values), name="measure_state_known"),
            models.CheckConstraint(
                condition=~Q(state__in=NEED_REASON) | ~Q(state_reason=""),
                name="measure_state_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"
