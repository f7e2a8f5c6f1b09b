from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.indicators.models.population import PopulationConcept
from wirkungskreis.indicators.states import INDICATOR_LIFE, IndicatorState
from wirkungskreis.journal.models import Editable, Living


class Kind(models.TextChoices):
    """What an indicator can tell: about the situation, about an effect, about work done."""

    CONTEXT = "context", _("Kontext")
    EFFECT = "effect", _("Wirkung")
    OUTPUT = "output", _("Leistung")


class Level(models.TextChoices):
    """At whom an effect would show; English words for this differ between schools."""

    GROUP = "group", _("Wirkung bei der Zielgruppe")
    SOCIETY = "society", _("Wirkung in der Stadtgesellschaft")


class Direction(models.TextChoices):
    """Which way is the wanted one."""

    UP = "up", _("soll steigen")
    DOWN = "down", _("soll sinken")
    NEUTRAL = "neutral", _("ohne gewünschte Richtung")


class ValueType(models.TextChoices):
    """What kind of number it is; the fluctuation band and aggregation follow from it."""

    COUNT = "count", _("Anzahl")
    SHARE = "share", _("Anteil in Prozent")
    RATE = "rate", _("je 1.000")
    RATIO = "ratio", _("Verhältnis")
    MEAN = "mean", _("Mittelwert oder Median")
    INDEX = "index", _("Index")
    AMOUNT = "amount", _("Betrag")


class OverTime(models.TextChoices):
    """How values of shorter periods become one of a longer period."""

    LAST = "last", _("der letzte Stand gilt")
    SUM = "sum", _("wird zusammengezählt")
    FROM_PARTS = "from_parts", _("aus Zähler und Nenner neu berechnet")
    NEVER = "never", _("lässt sich nicht zusammenfassen")


class OverArea(models.TextChoices):
    """How values of parts become one of the whole area."""

    SUM = "sum", _("wird zusammengezählt")
    FROM_PARTS = "from_parts", _("aus Zähler und Nenner neu berechnet")
    NEVER = "never", _("lässt sich nicht zusammenfassen")


class Periodicity(models.TextChoices):
    """How often a value is to be expected; see ``MONTHS`` for how long that is."""

    MONTH = "month", _("monatlich")
    QUARTER = "quarter", _("vierteljährlich")
    HALF = "half", _("halbjährlich")
    YEAR = "year", _("jährlich")
    TWO_YEARS = "two_years", _("alle zwei Jahre")
    THREE_YEARS = "three_years", _("alle drei Jahre")
    FIVE_YEARS = "five_years", _("alle fünf Jahre")
    IRREGULAR = "irregular", _("unregelmäßig")


MONTHS = {
    Periodicity.MONTH: 1,
    Periodicity.QUARTER: 3,
    Periodicity.HALF: 6,
    Periodicity.YEAR: 12,
    Periodicity.TWO_YEARS: 24,
    Periodicity.THREE_YEARS: 36,
    Periodicity.FIVE_YEARS: 60,
}
"""How many months a period lasts; what comes irregularly is never too old."""


class Influence(models.TextChoices):
    """How far the city can move it."""

    DIRECT = "direct", _("unmittelbar")
    INDIRECT = "indirect", _("mittelbar")
    HARDLY = "hardly", _("kaum")


class Disclosure(models.TextChoices):
    """How small counts are protected; true counts of persons are in ``RawCount`` alone."""

    NO_PERSONS = "no_persons", _("keine Personenangaben")
    PROTECTED = "protected", _("geschützt geliefert")
    THRESHOLD = "threshold", _("erst ab einer Mindestzahl")


class Indicator(Living):
    """One thing the city watches, with its data sheet; the words that define it are versioned.

    ``lag_months`` is how long after the end of a period its value is expected. Below
    ``min_denominator`` a value says nothing about a change. Fields of the sheet may be empty:
    how complete it is, is shown and not forced. ``catalogue`` is one that other cities use too;
    figures are compared by it and the code in it.
    """

    life = INDICATOR_LIFE

    code = models.CharField(_("Kürzel"), max_length=20, unique=True)
    name = models.CharField(_("Bezeichnung"), max_length=200)
    question = models.CharField(_("Welche Frage beantwortet er?"), max_length=300, blank=True)
    kind = models.CharField(_("Art"), max_length=10, choices=Kind.choices)
    level = models.CharField(_("Ebene"), max_length=10, choices=Level.choices, blank=True)
    unit = models.CharField(_("Einheit"), max_length=40)
    value_type = models.CharField(_("Wertart"), max_length=10, choices=ValueType.choices)
    decimals = models.PositiveSmallIntegerField(_("Nachkommastellen"), default=0)
    direction = models.CharField(_("Richtung"), max_length=10, choices=Direction.choices)
    over_time = models.CharField(
        _("Zusammenfassen über die Zeit"), max_length=12, choices=OverTime.choices, blank=True
    )
    over_area = models.CharField(
        _("Zusammenfassen über Gebiete"), max_length=12, choices=OverArea.choices, blank=True
    )
    periodicity = models.CharField(_("Rhythmus"), max_length=12, choices=Periodicity.choices)
    reference_day = models.CharField(_("Stichtag oder Zeitraum"), max_length=60, blank=True)
    lag_months = models.PositiveSmallIntegerField(_("Liegt vor nach (Monate)"), default=6)
    source = models.CharField(_("Datenquelle"), max_length=300, blank=True)
    licence = models.CharField(_("Lizenz"), max_length=100, blank=True)
    owner = models.ForeignKey(
        "people.Organisation", models.PROTECT, null=True, blank=True, related_name="indicators"
    )
    influence = models.CharField(
        _("Einfluss der Stadt"), max_length=10, choices=Influence.choices, blank=True
    )
    relevance = models.TextField(_("Warum er wichtig ist"), blank=True)
    limits = models.TextField(_("Was er nicht sagt"), blank=True)
    purpose = models.TextField(_("Welcher Entscheidung dient er?"), blank=True)
    disclosure = models.CharField(_("Schutz"), max_length=12, choices=Disclosure.choices)
    disclosure_note = models.CharField(_("Schutzregel"), max_length=300, blank=True)
    min_denominator = models.PositiveIntegerField(_("Kleinste Bezugsgröße"), null=True, blank=True)
    catalogue = models.CharField(_("Gemeinsamer Katalog"), max_length=100, blank=True)
    catalogue_code = models.CharField(_("Kürzel im Katalog"), max_length=60, blank=True)
    note = models.TextField(_("Anmerkung"), blank=True)
    is_public = models.BooleanField(_("öffentlich"), default=False)
    state = models.CharField(
        max_length=20, choices=IndicatorState.choices, default=IndicatorState.ACTIVE
    )
    retired_on = models.DateField(_("nicht mehr beobachtet seit"), null=True, blank=True)
    retire_reason = models.TextField(_("Warum nicht mehr"), blank=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(code="") & ~Q(name="") & ~Q(unit=""), name="indicator_says"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values)
                & Q(level__in=["", *Level.values])
                & Q(direction__in=Direction.values)
                & Q(value_type__in=ValueType.values)
                & Q(over_time__in=["", *OverTime.values])
                & Q(over_area__in=["", *OverArea.values])
                & Q(periodicity__in=Periodicity.values)
                & Q(influence__in=["", *Influence.values])
                & Q(disclosure__in=Disclosure.values),
                name="indicator_words_known",
            ),
            models.CheckConstraint(
                condition=Q(state=IndicatorState.ACTIVE, retired_on=None)
                | (
                    Q(state=IndicatorState.RETIRED, retired_on__isnull=False) & ~Q(retire_reason="")
                ),
                name="indicator_retired_has_reason",
            ),
            models.CheckConstraint(
                condition=~Q(value_type=ValueType.SHARE)
                | ~Q(over_time="sum") & ~Q(over_area="sum"),
                name="indicator_share_is_no_sum",
            ),
            models.CheckConstraint(
                condition=Q(catalogue="", catalogue_code="")
                | ~Q(catalogue="") & ~Q(catalogue_code=""),
                name="indicator_catalogue_has_code",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class IndicatorVersion(Editable):
    """How an indicator is defined: each value names the version it was counted by.

    Versions may be in use side by side, such as register and census. ``breaks_series`` says that
    values before and after are no line. Once a value stands on it, the words stay.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("Fassung"))
    text = models.TextField(_("Definition"))
    numerator = models.CharField(_("Zähler"), max_length=300, blank=True)
    denominator = models.CharField(_("Nenner"), max_length=300, blank=True)
    population = models.ForeignKey(
        PopulationConcept, models.PROTECT, null=True, blank=True, related_name="versions"
    )
    population_words = models.CharField(_("Wer gezählt wird"), max_length=200, blank=True)
    valid_from = models.DateField(_("gilt ab"), null=True, blank=True)
    valid_before = models.DateField(_("gilt nicht mehr ab"), null=True, blank=True)
    change_reason = models.TextField(_("Warum neu gefasst"), blank=True)
    breaks_series = models.BooleanField(_("unterbricht die Reihe"), default=True)

    class Meta:
        ordering = ["indicator", "number"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "number"], name="definition_number_once"),
            models.CheckConstraint(condition=~Q(text=""), name="definition_says"),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(change_reason=""), name="definition_change_has_reason"
            ),
            models.CheckConstraint(
                condition=Q(valid_before=None)
                | Q(valid_from=None)
                | Q(valid_before__gt=F("valid_from")),
                name="definition_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator.code}, {_('Fassung')} {self.number}"

    @property
    def counted(self) -> str:
        """Say who is counted, by the shared concept or in own words."""
        return self.population.name if self.population else self.population_words
