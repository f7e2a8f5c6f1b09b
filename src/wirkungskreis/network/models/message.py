from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Living
from wirkungskreis.network.states import MESSAGE_LIFE, MessageState


class Message(Living):
    """The text that multipliers pass on after a meeting, also in simple words.

    It is generated from what anybody may know and belongs to the office from then on.
    """

    life = MESSAGE_LIFE

    meeting = models.OneToOneField("meetings.Meeting", models.PROTECT, related_name="message")
    text = models.TextField(_("Text zum Weitergeben"))
    simple = models.TextField(_("In einfachen Worten"), blank=True)
    state = models.CharField(
        max_length=20, choices=MessageState.choices, default=MessageState.DRAFT
    )
    released_on = models.DateField(_("veröffentlicht am"), null=True, blank=True)

    class Meta:
        ordering = ["-meeting__sitting__on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=MessageState.values), name="message_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state=MessageState.DRAFT)
                | (Q(released_on__isnull=False) & ~Q(text="")),
                name="message_released_has_text",
            ),
        ]

    def __str__(self) -> str:
        return str(self.meeting)
