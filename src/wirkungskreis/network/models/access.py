from django.db import models

from wirkungskreis.journal.models import Editable


class Access(Editable):
    """One person's door to what followed from one meeting, and what was sent there.

    The token is computed, only its hash is stored; a new ``generation`` makes the old one void.
    ``told_digest`` is the hash of what the last mail about own measures said, ``times_told`` how
    often one was sent; ``passed_on`` is the day on which the text to pass on was sent.
    """

    meeting = models.ForeignKey("meetings.Meeting", models.PROTECT, related_name="accesses")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="accesses")
    generation = models.PositiveIntegerField(default=1)
    token_hash = models.CharField(max_length=64, unique=True, null=True)  # noqa: DJ001 - unknown until the row has its id
    revoked_on = models.DateField(null=True, blank=True)
    told_on = models.DateField(null=True, blank=True)
    told_digest = models.CharField(max_length=64, blank=True)
    times_told = models.PositiveSmallIntegerField(default=0)
    passed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["meeting", "pk"]
        verbose_name_plural = "accesses"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="access_once_a_person")
        ]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.pk}"
