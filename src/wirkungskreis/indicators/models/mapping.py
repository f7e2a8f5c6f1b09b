from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.indicators.models.indicator import IndicatorVersion
from wirkungskreis.journal.models import Editable

SKIP = "skip"


class Office(models.TextChoices):
    """Which signs a source prints instead of numbers."""

    SIGNS = "signs", _("Zeichen (- . ... / x), die meisten Ämter")
    LETTERS = "letters", _("Buchstaben (k t u g x), Niedersachsen")


class Mapping(Editable):
    """What the rows of a table mean here; once a person has said it, it is remembered.

    A row belongs to it by (``value_code``, ``unit``) and ``filters``, the attribute that each
    named dimension must have. Dimensions named nowhere must be the total. ``categories`` gives for
    each attribute of a dimension our category as ``dimension:category``, empty for the total, or
    ``skip``. ``group`` is a category that all values are about, as in a column headed "weiblich".
    ``areas`` gives the code of our area for each key of ``area_dimension``; without such
    a dimension all rows are about the city. ``denominator`` is empty or holds ``code``, ``unit``
    and ``filters`` of the rows by which the value is divided. Numbers are multiplied by ``scale``.
    ``sheet`` is the sheet of a workbook, empty for the first one with figures. ``signs`` are those
    in which the source differs from its ``office``.
    What was fetched for an ``is_automatic`` mapping is taken over without a person.
    """

    name = models.CharField(_("Name der Zuordnung"), max_length=100, unique=True)
    table = models.CharField(_("Tabelle"), max_length=40)
    sheet = models.CharField(_("Tabellenblatt"), max_length=100, blank=True)
    version = models.ForeignKey(IndicatorVersion, models.PROTECT, related_name="mappings")
    value_code = models.CharField(_("Inhalt"), max_length=100)
    value_label = models.CharField(max_length=200, blank=True)
    unit = models.CharField(_("Einheit in der Datei"), max_length=60, blank=True)
    filters: models.JSONField[Any, Any] = models.JSONField(default=dict, blank=True)
    area_dimension = models.CharField(_("Merkmal der Gebiete"), max_length=100, blank=True)
    areas: models.JSONField[Any, Any] = models.JSONField(default=dict, blank=True)
    skips_others = models.BooleanField(_("andere Gebiete übergehen"), default=True)
    categories: models.JSONField[Any, Any] = models.JSONField(default=dict, blank=True)
    group = models.CharField(_("Gruppe aller Werte"), max_length=120, blank=True)
    is_overlapping = models.BooleanField(_("Gruppen überschneiden sich"), default=False)
    denominator: models.JSONField[Any, Any] = models.JSONField(default=dict, blank=True)
    scale = models.PositiveIntegerField(_("Faktor"), default=1)
    office = models.CharField(
        _("Zeichen der Quelle"), max_length=10, choices=Office.choices, default=Office.SIGNS
    )
    signs: models.JSONField[Any, Any] = models.JSONField(default=dict, blank=True)
    is_automatic = models.BooleanField(_("ohne Rückfrage übernehmen"), default=False)
    supplier = models.CharField(_("geliefert von"), max_length=200)
    source_ref = models.CharField(_("Quelle"), max_length=300)

    class Meta:
        ordering = ["table", "name"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(name="") & ~Q(table="") & ~Q(value_code=""), name="mapping_says"
            ),
            models.CheckConstraint(
                condition=~Q(supplier="") & ~Q(source_ref=""), name="mapping_has_source"
            ),
            models.CheckConstraint(condition=Q(scale__gt=0), name="mapping_scale_positive"),
        ]

    def __str__(self) -> str:
        return self.name
