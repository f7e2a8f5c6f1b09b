from typing import ClassVar
from uuid import uuid4

from django.db import models

from wirkungskreis.kernel.states import Life


class Living(models.Model):
    """A thing with a life that people edit; only ``journal.moves`` changes its columns.

    ``public_id`` stands in addresses. Every edit and every step raises ``edition``.
    """

    life: ClassVar[Life]

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    edition = models.PositiveIntegerField(default=1, editable=False)
    state = models.CharField(max_length=20)

    class Meta:
        abstract = True
