from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.reports.models.report import Report


class ReleaseLevel(models.TextChoices):
    """For whom a release is; public leaves out obstacles, help and persons."""

    INTERNAL = "internal", _("intern")
    BODIES = "bodies", _("Gremien")
    PUBLIC = "public", _("Öffentlichkeit")


class Format(models.TextChoices):
    HTML = "html", "HTML"
    PDF = "pdf", "PDF"
    DOCX = "docx", "DOCX"
    XLSX = "xlsx", "XLSX"
    JSON = "json", "JSON"


class Release(models.Model):
    """A report as it went out to one circle of readers; its row and files never change.

    ``hash`` is the SHA-256 of the canonical JSON that all files are made from.
    """

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    report = models.ForeignKey(Report, models.PROTECT, related_name="releases")
    level = models.CharField(max_length=10, choices=ReleaseLevel.choices)
    schema = models.PositiveSmallIntegerField()
    hash = models.CharField(max_length=64)
    journal_head = models.CharField(max_length=100)
    released_on = models.DateField()

    class Meta:
        ordering = ["report", "level"]
        constraints = [
            models.UniqueConstraint(fields=["report", "level"], name="release_once_a_level"),
            models.CheckConstraint(
                condition=Q(level__in=ReleaseLevel.values), name="release_level_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report} ({self.get_level_display()})"


class ReleaseFile(models.Model):
    """The bytes of one format of a release, in the database so that its triggers guard them."""

    release = models.ForeignKey(Release, models.PROTECT, related_name="files")
    format = models.CharField(max_length=5, choices=Format.choices)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["release", "format"]
        constraints = [
            models.UniqueConstraint(fields=["release", "format"], name="release_file_once"),
            models.CheckConstraint(
                condition=Q(format__in=Format.values), name="release_file_format_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.release}: {self.format}"


class Correction(models.Model):
    """An error found after the release: "Berichtigung Nr. n", beside it and never in it."""

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    report = models.ForeignKey(Report, models.PROTECT, related_name="corrections")
    number = models.PositiveSmallIntegerField()
    text = models.TextField(_("Berichtigung"))
    on = models.DateField()

    class Meta:
        ordering = ["report", "number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="report_correction_once"),
            models.CheckConstraint(condition=~Q(text=""), name="report_correction_says"),
        ]

    def __str__(self) -> str:
        return f"{self.report}: {_('Berichtigung Nr.')} {self.number}"
