from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Editable
from wirkungskreis.reports.models.report import Report


class Block(Editable):
    """One text of a report: what a rule wrote, and what a person made of it.

    ``slot`` says where it stands: ``foreword``, ``procedure``, ``field:A``, ``return:<key>``.
    A new generation changes ``generated`` alone, so that nobody's words are lost. ``sources`` says
    where numbers come from that a person wrote and no fact of the report shows.
    """

    report = models.ForeignKey(Report, models.CASCADE, related_name="blocks")
    slot = models.CharField(max_length=60)
    generated = models.TextField(_("Vorschlag"), blank=True)
    text = models.TextField(_("Text"), blank=True)
    sources = models.TextField(_("Quelle"), blank=True)
    is_edited = models.BooleanField(default=False)
    author = models.ForeignKey("people.Person", models.SET_NULL, null=True, related_name="+")
    edited_on = models.DateField(null=True)

    class Meta:
        ordering = ["report", "slot"]
        constraints = [
            models.UniqueConstraint(fields=["report", "slot"], name="block_once_a_slot"),
            models.CheckConstraint(
                condition=Q(is_edited=True) | Q(text="", sources=""), name="block_text_is_edited"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report}: {self.slot}"

    @property
    def shown(self) -> str:
        """What is printed."""
        return self.text if self.is_edited else self.generated
