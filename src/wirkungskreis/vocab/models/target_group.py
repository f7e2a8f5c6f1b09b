from django.db import models
from django.utils.translation import gettext_lazy as _

from wirkungskreis.vocab.models.word import Word


class TargetGroup(Word):
    """The people a measure is for, as a word everybody shares."""

    label = models.CharField(_("Bezeichnung"), max_length=200)

    class Meta(Word.Meta):
        ordering = ["order", "label"]
