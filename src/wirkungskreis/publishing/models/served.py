from django.db import models
from django.db.models import Q

from wirkungskreis.publishing.shape import TYPES


class Served(models.Model):
    """One OParl object as it is served, or the mark that it once was: nothing ever leaves.

    ``content`` is its JSON with addresses that lack the server's name. ``created`` is when it was
    first served, ``modified`` when it last became another; both are whole seconds, as printed.
    ``group`` is the organization whose own list it stands in.
    """

    kind = models.CharField(max_length=20)
    key = models.UUIDField()
    group = models.UUIDField(null=True)
    content = models.TextField()
    created = models.DateTimeField()
    modified = models.DateTimeField()
    is_deleted = models.BooleanField(default=False)

    class Meta:
        ordering = ["pk"]
        verbose_name_plural = "served"
        indexes = [
            models.Index(fields=["kind", "id"], name="served_order"),
            models.Index(fields=["kind", "modified"], name="served_changes"),
            models.Index(fields=["kind", "group", "id"], name="served_group"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["kind", "key"], name="served_once"),
            models.CheckConstraint(condition=Q(kind__in=list(TYPES)), name="served_kind_known"),
            models.CheckConstraint(
                condition=Q(modified__gte=models.F("created")), name="served_changed_after_made"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.key}"


class Stand(models.Model):
    """The one row that says up to which entry of the journal the served objects are right.

    ``turn`` counts how often they were written, so that of two who compose at once one gives way.
    """

    turn = models.PositiveBigIntegerField(default=0)
    entries = models.PositiveBigIntegerField(default=0)
    basis = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.entries}:{self.basis[:8]}"
