from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.meetings.models.item import AgendaItem


class PledgeKind(models.TextChoices):
    """What happened to a promise or a need at an item."""

    PROMISED = "promised", _("zugesagt")
    STATED = "stated", _("Bedarf genannt")
    TAKEN_UP = "taken_up", _("Bedarf aufgegriffen")


class Pledge(models.Model):
    """Which promise was given at an item, which need was stated or taken up there.

    The promise and the need themselves stand in ``measures``.
    """

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="pledges")
    kind = models.CharField(max_length=10, choices=PledgeKind.choices)
    commitment = models.OneToOneField(
        "measures.Commitment", models.PROTECT, null=True, blank=True, related_name="pledge"
    )
    need = models.ForeignKey(
        "measures.Need", models.PROTECT, null=True, blank=True, related_name="pledges"
    )

    class Meta:
        ordering = ["item", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="promised", commitment__isnull=False, need=None)
                | Q(kind__in=["stated", "taken_up"], commitment=None, need__isnull=False),
                name="pledge_of_one_thing",
            ),
            models.UniqueConstraint(fields=["item", "need"], name="pledge_need_once_an_item"),
        ]

    def __str__(self) -> str:
        return f"{self.item}: {self.get_kind_display()}"
