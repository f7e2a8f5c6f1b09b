from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.files.models import StoredFile
from wirkungskreis.journal.models import Editable
from wirkungskreis.meetings.models.item import AgendaItem
from wirkungskreis.meetings.models.meeting import Meeting


class Enclosure(Editable):
    """A paper for a meeting, in the order of the agenda.

    What comes after the pack was frozen carries the number of the supplement (Nachreichung).
    ``open_file`` is what those read who may not read everything, such as minutes without their
    confidential items; where it is empty, everybody who reads the paper reads ``file``.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="enclosures")
    item = models.ForeignKey(
        AgendaItem,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="enclosures",
        verbose_name=_("Zu welchem Punkt?"),
    )
    title = models.CharField(_("Titel"), max_length=200)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    open_file = models.ForeignKey(
        "files.StoredFile", models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_confidential = models.BooleanField(_("vertraulich"), default=False)
    order = models.PositiveSmallIntegerField(_("Reihenfolge"), default=1)
    supplement = models.PositiveSmallIntegerField(default=0)
    added_on = models.DateField(_("hinzugefügt am"))

    class Meta:
        ordering = ["meeting", "supplement", "item__position", "order", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_hidden(self) -> bool:
        """Whether only voices and the office read it; needs ``item``."""
        return self.is_confidential or bool(self.item and self.item.is_confidential)


class Variant(models.TextChoices):
    """For whom a pack is: with or without what is confidential."""

    OPEN = "open", _("ohne vertrauliche Unterlagen")
    FULL = "full", _("mit vertraulichen Unterlagen")


class Pack(models.Model):
    """The documents of a meeting as one PDF and one ZIP; written once, never changed.

    ``supplement`` 0 is the pack of the invitation; later ones add what was handed in after it.
    Where nothing is confidential both variants are the same files.
    """

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="packs")
    variant = models.CharField(max_length=10, choices=Variant.choices)
    supplement = models.PositiveSmallIntegerField(default=0)
    made_on = models.DateField()
    pages = models.PositiveIntegerField()
    pdf = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    archive = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")

    class Meta:
        ordering = ["meeting", "supplement", "variant"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "variant", "supplement"], name="pack_once"),
            models.CheckConstraint(condition=Q(variant__in=Variant.values), name="pack_variant"),
        ]

    def __str__(self) -> str:
        if self.supplement:
            return str(_("Nachreichung {n}").format(n=self.supplement))
        return str(_("Mappe zur Einladung"))

    def file_of(self, kind: str) -> StoredFile | None:
        """Give the file of a kind that addresses name, if there is one: ``pdf`` or ``zip``."""
        return {"pdf": self.pdf, "zip": self.archive}.get(kind)
