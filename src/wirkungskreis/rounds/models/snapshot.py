from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkungskreis.rounds.models.returns import Return


class Snapshot(models.Model):
    """One return as it was when its round closed: canonical JSON, never changed."""

    ret = models.OneToOneField(Return, models.PROTECT, related_name="snapshot")
    position = models.PositiveIntegerField()
    schema = models.PositiveSmallIntegerField()
    content = models.TextField()
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["ret__round", "position"]

    def __str__(self) -> str:
        return f"{self.ret_id}: {self.hash}"


class Supplement(models.Model):
    """A fact that came after the round was closed, appended beside what was reported."""

    ret = models.ForeignKey(Return, models.PROTECT, related_name="supplements")
    text = models.TextField(_("Nachtrag"))
    on = models.DateField(_("Tag"))
    by = models.ForeignKey("people.Person", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return f"{self.ret}: {self.on:%d.%m.%Y}"
