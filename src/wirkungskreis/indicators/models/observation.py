from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.indicators.models.dimension import Subgroup
from wirkungskreis.indicators.models.indicator import IndicatorVersion


class Reason(models.TextChoices):
    """Why there is no number; missing is never zero and never blank."""

    NOTHING = "nothing", _("nichts vorhanden")
    UNKNOWN = "unknown", _("unbekannt")
    SECRET = "secret", _("geheim gehalten")
    FEW = "few", _("0 bis 2, geschützt")
    FEW_TEN = "few10", _("0 bis 4, geschützt")
    LATER = "later", _("fällt später an")
    SENSELESS = "senseless", _("Angabe nicht sinnvoll")
    UNSURE = "unsure", _("nicht sicher genug")
    SMALL = "small", _("Bezugsgröße zu klein")
    WITHDRAWN = "withdrawn", _("zurückgezogen")


class Confidentiality(models.TextChoices):
    """Why a value is kept back by whoever delivered it, in the letters of the trade."""

    STATISTICAL = "C", _("statistische Geheimhaltung")
    NOT_PUBLISHED = "N", _("nicht zur Veröffentlichung")
    OTHER = "P", _("anderes Geheimnis")


class Release(models.Model):
    """One delivery of values, so that one can read what was known on a day; never changed.

    ``file_hash`` is the SHA-256 of the file, empty when values were entered by hand. A release that
    ``withdraws`` another says of its cells what was known before it; ``note`` is the reason.
    """

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    supplier = models.CharField(_("geliefert von"), max_length=200)
    published_on = models.DateField(_("Stand vom"))
    file_hash = models.CharField(max_length=64, blank=True)
    note = models.CharField(_("Anlass"), max_length=300, blank=True)
    withdraws = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="withdrawn_by"
    )

    class Meta:
        ordering = ["-published_on", "-pk"]
        indexes = [models.Index(fields=["published_on"], name="release_by_day")]
        constraints = [models.CheckConstraint(condition=~Q(supplier=""), name="release_says")]

    def __str__(self) -> str:
        return f"{self.supplier}, {self.published_on:%d.%m.%Y}"


class Observation(models.Model):
    """One value, or the reason why there is none; a correction is a row of a later release.

    The period is half open: a count on 31 December begins that day and ends before the next.
    ``is_remainder`` is what lies in ``area`` and could not be put into one of its parts.
    ``statuses`` are letters in their order: b break, d other definition, e estimated, f forecast,
    i imputed, n not significant, p provisional, r revised, u unreliable. What is confidential has
    no number here.
    """

    version = models.ForeignKey(
        IndicatorVersion, models.PROTECT, related_name="observations", db_index=False
    )
    area = models.ForeignKey("vocab.Area", models.PROTECT, related_name="+")
    subgroup = models.ForeignKey(Subgroup, models.PROTECT, related_name="+")
    is_remainder = models.BooleanField(_("nicht zuordenbar"), default=False)
    period_start = models.DateField(_("von"))
    period_before = models.DateField(_("bis vor"))
    numerator = models.DecimalField(_("Zähler"), max_digits=16, decimal_places=4, null=True)
    denominator = models.DecimalField(_("Nenner"), max_digits=16, decimal_places=4, null=True)
    value = models.DecimalField(_("Wert"), max_digits=18, decimal_places=6, null=True)
    reason = models.CharField(
        _("Warum kein Wert"), max_length=10, choices=Reason.choices, blank=True
    )
    statuses = models.CharField(_("Zeichen"), max_length=10, blank=True)
    confidentiality = models.CharField(max_length=1, choices=Confidentiality.choices, blank=True)
    release = models.ForeignKey(Release, models.PROTECT, related_name="observations")
    source_ref = models.CharField(_("Quelle"), max_length=300)
    note = models.CharField(_("Hinweis"), max_length=300, blank=True)

    class Meta:
        ordering = ["version", "area", "subgroup", "period_start", "release"]
        indexes = [
            models.Index(  # holds all that ranks the releases of a cell
                fields=[
                    "version",
                    "area",
                    "subgroup",
                    "is_remainder",
                    "period_start",
                    "period_before",
                    "release",
                ],
                name="observation_cells",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "version",
                    "period_start",
                    "period_before",
                    "area",
                    "subgroup",
                    "is_remainder",
                    "release",
                ],
                name="observation_once_a_release",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False, reason="")
                | Q(value=None, numerator=None, reason__in=Reason.values),
                name="observation_number_or_reason",
            ),
            models.CheckConstraint(condition=~Q(source_ref=""), name="observation_has_source"),
            models.CheckConstraint(
                condition=Q(period_before__gt=F("period_start")),
                name="observation_ends_after_start",
            ),
            models.CheckConstraint(
                condition=(Q(numerator=None) | Q(numerator__gte=0))
                & (Q(denominator=None) | Q(denominator__gt=0)),
                name="observation_parts_positive",
            ),
            models.CheckConstraint(
                condition=Q(confidentiality="")
                | Q(confidentiality__in=Confidentiality.values, value=None),
                name="observation_secret_has_no_number",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version_id}/{self.period_start}: {self.value or self.reason}"
