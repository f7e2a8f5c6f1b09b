from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.indicators.models.mapping import Mapping
from wirkungskreis.indicators.models.observation import Release
from wirkungskreis.indicators.states import FILE_LIFE, FileState
from wirkungskreis.journal.models import Living


class OfficialFile(Living):
    """A delivered file: what it is, the mappings by which it is read, what a look at it found.

    ``outline`` says which contents, dimensions and times are in it. ``report`` is the report of the
    last look as plain JSON; ``looked_edition`` is the edition for which it holds. ``release`` is
    empty where the file held nothing new. ``takes_former`` says that a person wants values stored
    under a definition that was superseded since.
    """

    life = FILE_LIFE

    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    name = models.CharField(_("Datei"), max_length=150)
    layout = models.CharField(max_length=20)
    table = models.CharField(_("Tabelle"), max_length=40)
    title = models.CharField(_("Titel"), max_length=200, blank=True)
    mappings = models.ManyToManyField(Mapping, related_name="files")
    published_on = models.DateField(_("Stand vom"))
    read_on = models.DateField(_("Eingelesen am"))
    outline: models.JSONField[Any, Any] = models.JSONField(default=dict, blank=True)
    report: models.JSONField[Any, Any] = models.JSONField(default=dict, blank=True)
    looked_edition = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=20, choices=FileState.choices, default=FileState.OPEN)
    release = models.ForeignKey(Release, models.PROTECT, null=True, related_name="files")
    takes_former = models.BooleanField(_("auch zur früheren Fassung"), default=False)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=FileState.values), name="official_file_state_known"
            ),
            models.CheckConstraint(
                condition=Q(release=None) | Q(state__in=[FileState.STORED, FileState.WITHDRAWN]),
                name="official_file_release_when_stored",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_looked_through(self) -> bool:
        """Whether the report is about the file as it is assigned now."""
        return bool(self.report) and self.looked_edition == self.edition
