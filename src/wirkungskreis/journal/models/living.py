from typing import ClassVar
from uuid import uuid4

from django.db import models

from wirkungskreis.kernel.states import Life


class Editable(models.Model):
    """A thing that people edit; only ``journal.moves`` changes its columns.

    ``public_id`` stands in addresses. Every edit and every step raises ``edition``.
    """

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    edition = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


class Living(Editable):
    """An editable thing with a life; ``move()`` alone takes its steps."""

    life: ClassVar[Life]

    state = models.CharField(max_length=20)

    class Meta:
        abstract = True
