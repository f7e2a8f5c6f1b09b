from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Editable
from wirkungskreis.people.models.spans import ends_after_start


class Multiplier(Editable):
    """Somebody outside the committees who carries information into a network, for a time."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="networks")
    group = models.CharField(_("Wen die Person erreicht"), max_length=200)
    valid_from = models.DateField(_("seit"), null=True, blank=True)
    valid_before = models.DateField(_("nicht mehr ab"), null=True, blank=True)

    class Meta:
        ordering = ["person__name", "pk"]
        constraints = [
            ends_after_start("multiplier_ends_after_start"),
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(valid_before=None),
                name="multiplier_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.group}"
