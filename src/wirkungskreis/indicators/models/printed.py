from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.indicators.models.indicator import Indicator
from wirkungskreis.indicators.models.observation import Observation
from wirkungskreis.indicators.models.population import PopulationConcept
from wirkungskreis.indicators.states import FIGURE_LIFE, FigureState
from wirkungskreis.journal.models import Living


class Cause(models.TextChoices):
    """Why figures for the same thing can differ without one of them being wrong, or although."""

    PEOPLE = "people", _("andere Menschen gezählt (Definition)")
    DAY = "day", _("anderer Tag oder Zeitraum")
    SOURCE = "source", _("andere Quelle oder Zählweise")
    ROUNDED = "rounded", _("gerundet")
    COMPUTED = "computed", _("nachgerechnet statt abgeschrieben")
    PARTS = "parts", _("Teile ergeben nicht das Ganze")
    OUTDATED = "outdated", _("überholt, steht aber noch da")
    MISPRINT = "misprint", _("Druck- oder Rechenfehler")
    UNKNOWN = "unknown", _("in den Quellen nicht angegeben")


ENDED = Q(state=FigureState.ACTIVE, withdraw_reason="") | (
    Q(state=FigureState.WITHDRAWN) & ~Q(withdraw_reason="")
)


class Printed(Living):
    """A figure as it was printed somewhere; it stands beside the values and is none of them.

    ``words`` are those of the paper; ``low`` and ``high`` are the number or range read from them,
    in the unit of the indicator. Without a period nobody can compare it. Without an area it is
    about the whole city.
    """

    life = FIGURE_LIFE

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="printed")
    words = models.CharField(_("Wie gedruckt"), max_length=100)
    low = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    high = models.DecimalField(max_digits=18, decimal_places=6, null=True, blank=True)
    period_start = models.DateField(_("von"), null=True, blank=True)
    period_before = models.DateField(_("bis vor"), null=True, blank=True)
    when_words = models.CharField(_("Zeitangabe"), max_length=100, blank=True)
    area = models.ForeignKey("vocab.Area", models.PROTECT, null=True, blank=True, related_name="+")
    population = models.ForeignKey(
        PopulationConcept, models.PROTECT, null=True, blank=True, related_name="printed"
    )
    definition = models.CharField(_("Was gezählt wird"), max_length=300, blank=True)
    source_ref = models.CharField(_("Quelle"), max_length=300)
    page = models.CharField(_("Seite"), max_length=40, blank=True)
    printed_on = models.DateField(_("gedruckt am"), null=True, blank=True)
    quote = models.TextField(_("Wortlaut daneben"), blank=True)
    caveat = models.TextField(_("Vorbehalt"), blank=True)
    state = models.CharField(max_length=20, choices=FigureState.choices, default=FigureState.ACTIVE)
    withdraw_reason = models.TextField(_("Warum zurückgenommen"), blank=True)

    class Meta:
        ordering = ["indicator", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(source_ref=""), name="printed_has_source"
            ),
            models.CheckConstraint(
                condition=Q(low=None, high=None)
                | Q(low__isnull=False, high__isnull=False, high__gte=F("low")),
                name="printed_range",
            ),
            models.CheckConstraint(
                condition=Q(period_start=None, period_before=None)
                | Q(
                    period_start__isnull=False,
                    period_before__isnull=False,
                    period_before__gt=F("period_start"),
                ),
                name="printed_ends_after_start",
            ),
            models.CheckConstraint(condition=ENDED, name="printed_withdrawn_has_reason"),
        ]

    def __str__(self) -> str:
        return self.words


class Contradiction(Living):
    """Figures that are printed for the same thing and differ, why, and which of them holds.

    ``causes`` are codes of ``Cause``. As long as nobody has said which figure the city uses, the
    four columns of that are empty; ``decided_by`` is an office or a body.
    """

    life = FIGURE_LIFE

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="contradictions")
    topic = models.CharField(_("Thema"), max_length=200)
    text = models.TextField(_("Warum beides gedruckt ist"))
    causes: models.JSONField[Any, Any] = models.JSONField(default=list)
    observations = models.ManyToManyField(Observation, related_name="contradictions")
    printed = models.ManyToManyField(Printed, related_name="contradictions")
    holds_value = models.ForeignKey(
        Observation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    holds_printed = models.ForeignKey(
        Printed, models.PROTECT, null=True, blank=True, related_name="+"
    )
    holds_since = models.DateField(_("gilt seit"), null=True, blank=True)
    decided_by = models.CharField(_("Wer entschieden hat"), max_length=200, blank=True)
    state = models.CharField(max_length=20, choices=FigureState.choices, default=FigureState.ACTIVE)
    withdraw_reason = models.TextField(_("Warum zurückgenommen"), blank=True)

    class Meta:
        ordering = ["indicator", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="contradiction_is_explained"),
            models.CheckConstraint(
                condition=Q(holds_value=None, holds_printed=None, holds_since=None, decided_by="")
                | (
                    (Q(holds_value=None) | Q(holds_printed=None))
                    & (Q(holds_value__isnull=False) | Q(holds_printed__isnull=False))
                    & Q(holds_since__isnull=False)
                    & ~Q(decided_by="")
                ),
                name="contradiction_settled_by_somebody",
            ),
            models.CheckConstraint(condition=ENDED, name="contradiction_withdrawn_has_reason"),
        ]

    def __str__(self) -> str:
        return self.topic

    @property
    def is_settled(self) -> bool:
        """Whether somebody has said which figure holds."""
        return self.holds_since is not None
