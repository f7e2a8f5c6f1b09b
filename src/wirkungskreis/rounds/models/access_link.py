from django.db import models
from django.db.models import Q

from wirkungskreis.journal.models import Editable
from wirkungskreis.rounds.models.round import Round


class AccessLink(Editable):
    """One person's door to one round; the token is computed, only its hash is stored.

    A new ``generation`` makes the old token void. Days and numbers of requests, no clock times,
    and nothing about whether or when the link was opened.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="links")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="links")
    generation = models.PositiveIntegerField(default=1)
    token_hash = models.CharField(max_length=64, unique=True, null=True)  # noqa: DJ001 - unknown until the row has its id
    revoked_on = models.DateField(null=True, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    undeliverable_on = models.DateField(null=True, blank=True)
    last_reminded_on = models.DateField(null=True, blank=True)
    reminders_sent = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["round", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["round", "person"], name="link_once_a_person"),
            models.CheckConstraint(condition=Q(generation__gte=1), name="link_generation"),
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.public_id}"

    @property
    def is_delivered(self) -> bool:
        return self.asked_on is not None and self.undeliverable_on is None
