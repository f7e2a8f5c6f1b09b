from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Editable
from wirkungskreis.network.models.message import Message
from wirkungskreis.network.states import Channel, FeedbackKind


class Feedback(Editable):
    """What a multiplier reports back: whom the text reached, and what they said.

    Nothing is known of those who said it. ``person`` is the multiplier; it is emptied, as the
    text is, when the time of keeping is over.
    """

    message = models.ForeignKey(Message, models.PROTECT, related_name="feedback")
    person = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="feedback"
    )
    group = models.CharField(_("Wen haben Sie erreicht?"), max_length=200)
    reached = models.PositiveIntegerField(_("Ungefähr wie viele?"), null=True, blank=True)
    channel = models.CharField(_("Wie?"), max_length=10, choices=Channel.choices)
    kind = models.CharField(
        _("Was ist es?"), max_length=10, choices=FeedbackKind.choices, blank=True
    )
    text = models.TextField(_("Was kam zurück?"), blank=True)
    measure = models.ForeignKey(
        "measures.Measure", models.PROTECT, null=True, blank=True, related_name="feedback"
    )
    field = models.ForeignKey(
        "concept.Element", models.PROTECT, null=True, blank=True, related_name="feedback"
    )
    on = models.DateField(_("Tag"))

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name_plural = "feedback"
        constraints = [
            models.CheckConstraint(
                condition=Q(channel__in=Channel.values) & Q(kind__in=["", *FeedbackKind.values]),
                name="feedback_words_known",
            ),
            models.CheckConstraint(condition=~Q(group=""), name="feedback_says_whom"),
        ]

    def __str__(self) -> str:
        return f"{self.group}, {self.on}"
