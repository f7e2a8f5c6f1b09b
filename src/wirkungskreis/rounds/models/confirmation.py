from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Living
from wirkungskreis.rounds.models.round import Round
from wirkungskreis.rounds.states import CONFIRMATION_LIFE, ConfirmationState, Publish, YesNo


class Confirmation(Living):
    """One measure in a confirmation round: whether it is right, who answers, what is public.

    ``answering`` is a proposal in the organisation's words; the coordination turns it into a
    person and then empties it.
    """

    life = CONFIRMATION_LIFE

    round = models.ForeignKey(Round, models.PROTECT, related_name="confirmations")
    measure = models.ForeignKey("measures.Measure", models.PROTECT, related_name="confirmations")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="+")
    person = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField(
        max_length=20, choices=ConfirmationState.choices, default=ConfirmationState.ASKED
    )
    is_correct = models.CharField(
        _("Stimmt das?"), max_length=20, choices=YesNo.choices, blank=True
    )
    correction = models.TextField(_("Was stimmt nicht?"), blank=True)
    takes_part = models.CharField(
        _("Machen Sie mit?"), max_length=20, choices=YesNo.choices, blank=True
    )
    answering = models.TextField(_("Wer antwortet künftig?"), blank=True)
    public_scope = models.CharField(
        _("Was darf öffentlich sein?"), max_length=20, choices=Publish.choices, blank=True
    )
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    settled_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["round", "measure__code"]
        constraints = [
            models.UniqueConstraint(fields=["round", "measure"], name="confirmation_once_a_round"),
            models.CheckConstraint(
                condition=Q(state__in=ConfirmationState.values), name="confirmation_state"
            ),
            models.CheckConstraint(
                condition=Q(state=ConfirmationState.ASKED) | Q(answered_on__isnull=False),
                name="confirmation_answered_has_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.measure}"
