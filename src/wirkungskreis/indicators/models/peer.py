from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.indicators.models.indicator import Indicator
from wirkungskreis.indicators.states import PEER_LIFE, PeerState
from wirkungskreis.journal.models import Living


class PeerCity(Living):
    """Another city whose published package is read; what it says never becomes a value of ours.

    ``catalogue``, ``area`` and ``population`` say what its package leaves open: the catalogue its
    codes are from, the code of the city as a whole, who is counted. ``columns`` names its columns
    by our parts where they are not known by name. ``marks`` are the ETags of its files by address,
    good for ``wanted``: what was looked for. ``left_out`` is what was not read, with the codes of
    the reasons; ``fault`` the sentence of the last reading that failed.
    """

    life = PEER_LIFE

    name = models.CharField(_("Stadt"), max_length=100, unique=True)
    address = models.URLField(_("Adresse des Pakets"), max_length=500)
    source = models.CharField(_("Quelle"), max_length=300, blank=True)
    licence = models.CharField(_("Lizenz"), max_length=100, blank=True)
    catalogue = models.CharField(_("Katalog ihrer Kürzel"), max_length=100, blank=True)
    area = models.CharField(_("Kürzel der ganzen Stadt"), max_length=60, blank=True)
    population = models.CharField(_("Wer gezählt wird"), max_length=200, blank=True)
    columns: models.JSONField[Any, Any] = models.JSONField(default=dict, blank=True)
    marks: models.JSONField[Any, Any] = models.JSONField(default=dict, blank=True)
    wanted = models.CharField(max_length=64, blank=True)
    left_out: models.JSONField[Any, Any] = models.JSONField(default=list, blank=True)
    tried_at = models.DateTimeField(_("zuletzt versucht"), null=True)
    read_at = models.DateTimeField(_("zuletzt gelesen"), null=True)
    fault = models.CharField(_("Woran es lag"), max_length=300, blank=True)
    state = models.CharField(max_length=20, choices=PeerState.choices, default=PeerState.ACTIVE)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=PeerState.values), name="peer_city_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(address=""), name="peer_city_has_name_and_address"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Unlike(models.TextChoices):
    """Why what a city says of the same code cannot stand beside ours."""

    UNIT = "unit", _("in einer anderen Einheit")
    NO_UNIT = "no_unit", _("ohne Angabe der Einheit")
    POPULATION = "population", _("zählt einen anderen Personenkreis als wir")
    NO_POPULATION = "no_population", _("sagt nicht, wer gezählt wird")
    NO_AREA = "no_area", _("sagt nicht, welche Zeilen die ganze Stadt sind")
    DOUBLE = "double", _("nennt für denselben Zeitraum zwei verschiedene Zahlen")
    NOTHING = "nothing", _("nennt keinen Wert für die ganze Stadt und alle Personen")


class PeerSeries(models.Model):
    """What a city publishes for the code of an indicator: its values, or why they do not fit.

    ``detail`` is what the city itself wrote, such as its unit; ``unit`` is the one it was
    converted from.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="peer_series")
    city = models.ForeignKey(PeerCity, models.PROTECT, related_name="series")
    code = models.CharField(_("Kürzel dort"), max_length=60)
    address = models.URLField(_("Adresse"), max_length=500)
    source = models.CharField(_("Quelle"), max_length=300, blank=True)
    licence = models.CharField(_("Lizenz"), max_length=100, blank=True)
    unit = models.CharField(_("Einheit dort"), max_length=80, blank=True)
    unlike = models.CharField(max_length=20, choices=Unlike.choices, blank=True)
    detail = models.CharField(max_length=300, blank=True)
    read_on = models.DateField(_("gelesen am"))

    class Meta:
        ordering = ["city__name", "indicator"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "city"], name="peer_series_once"),
            models.CheckConstraint(
                condition=Q(unlike__in=["", *Unlike.values]), name="peer_series_unlike_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.city}, {self.code}"

    @property
    def why(self) -> str:
        """Say why it cannot stand beside ours, with what the city wrote; empty if it can."""
        words = str(Unlike(self.unlike).label) if self.unlike else ""
        return f"{words}: „{self.detail}“" if self.detail else words


class PeerValue(models.Model):
    """A value of another city in our unit, or in its words why there is none; half-open period."""

    series = models.ForeignKey(PeerSeries, models.PROTECT, related_name="values")
    period_start = models.DateField(_("von"))
    period_before = models.DateField(_("bis vor"))
    value = models.DecimalField(_("Wert"), max_digits=18, decimal_places=6, null=True)
    reason = models.CharField(_("Warum es keine Zahl gibt"), max_length=100, blank=True)

    class Meta:
        ordering = ["series", "period_start"]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "period_start", "period_before"], name="peer_value_once"
            ),
            models.CheckConstraint(
                condition=Q(period_before__gt=F("period_start")), name="peer_value_ends_after_start"
            ),
            models.CheckConstraint(
                condition=Q(value=None) & ~Q(reason="") | Q(value__isnull=False, reason=""),
                name="peer_value_or_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series}, {self.period_start}: {self.value}"
