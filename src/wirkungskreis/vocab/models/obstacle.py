from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkungskreis.vocab.models.word import Word


class Obstacle(Word):
    """A reason, from a short list, why a measure does not go on as planned."""

    label = models.CharField(_("Bezeichnung"), max_length=200)

    class Meta(Word.Meta):
        ordering = ["order", "label"]
