from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Editable
from wirkungskreis.meetings.models.meeting import Meeting


class PublicKind(models.TextChoices):
    """What of a public meeting anybody may read."""

    AGENDA = "agenda", _("Tagesordnung")
    MINUTES = "minutes", _("Niederschrift")


class Publication(Editable):
    """Agenda or minutes of a meeting as the office released them for everybody.

    The file holds what is public and no more. Taken back it keeps its row, so that readers learn
    that it is gone.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="publications")
    kind = models.CharField(max_length=10, choices=PublicKind.choices)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    released_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["meeting", "kind", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=PublicKind.values), name="publication_kind_known"
            ),
            models.UniqueConstraint(
                fields=["meeting", "kind"],
                condition=Q(withdrawn_on=None),
                name="publication_one_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.get_kind_display()}"
