from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from wirkungskreis.files.kinds import CONTENT_TYPES, KindOfFile


class StoredFile(models.Model):
    """A file somebody uploaded or a job wrote; it belongs to a row of a stage that points to it.

    Stored under a random name outside the web root. Whoever shows it reaches it through the
    stage's own queryset, never by an address of its own.
    """

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=10, choices=[(k.value, k.value) for k in KindOfFile])
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.FileField(max_length=100)
    created_at = models.DateTimeField(auto_now_add=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(size__gt=0), name="file_not_empty")]

    def __str__(self) -> str:
        return self.name

    @property
    def content_type(self) -> str:
        return CONTENT_TYPES[KindOfFile(self.kind)]
