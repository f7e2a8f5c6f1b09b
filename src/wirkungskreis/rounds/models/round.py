from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Living
from wirkungskreis.kernel.days import Period
from wirkungskreis.rounds.states import ROUND_LIFE, RoundKind, RoundState


class Round(Living):
    """One dated request to all leads: what happened in the period, by when, for which sitting.

    ``opens`` and ``closes`` are the window (both days belong to it); the period is half open.
    ``scope`` is a rule: lists ``states``, ``fields`` (letters) and ``kinds``; an empty list or a
    missing key means all. What the freeze writes stands in ``frozen_on`` to ``journal_head``;
    ``reported_on`` is the day on which the report about it was released.
    """

    life = ROUND_LIFE

    code = models.CharField(_("Kürzel"), max_length=30, unique=True)
    kind = models.CharField(
        _("Art"), max_length=20, choices=RoundKind.choices, default=RoundKind.REPORT
    )
    title = models.CharField(_("Titel"), max_length=200)
    period_start = models.DateField(_("Berichtszeitraum von"))
    period_before = models.DateField(_("Berichtszeitraum endet vor"))
    reference_date = models.DateField(_("Stichtag"))
    opens = models.DateField(_("Abfrage ab"))
    closes = models.DateField(_("Abfrage bis"))
    sitting = models.ForeignKey(
        "mandates.Sitting",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="rounds",
        verbose_name=_("Für die Sitzung"),
    )
    note = models.TextField(_("Hinweis an die Befragten"), blank=True)
    scope = models.JSONField(_("Auswahl"), default=dict, blank=True)
    included = models.ManyToManyField("measures.Measure", related_name="+", blank=True)
    excluded = models.ManyToManyField("measures.Measure", related_name="+", blank=True)
    state = models.CharField(max_length=20, choices=RoundState.choices, default=RoundState.PLANNED)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    frozen_on = models.DateField(null=True, blank=True)
    schema = models.PositiveSmallIntegerField(null=True, blank=True)
    hash = models.CharField(max_length=64, blank=True)
    journal_head = models.CharField(max_length=100, blank=True)
    reported_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["-reference_date", "-opens"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=RoundState.values), name="round_state"),
            models.CheckConstraint(condition=Q(kind__in=RoundKind.values), name="round_kind"),
            models.CheckConstraint(
                condition=Q(period_before__gt=F("period_start")), name="round_period_ends_later"
            ),
            models.CheckConstraint(condition=Q(closes__gte=F("opens")), name="round_closes_later"),
            models.CheckConstraint(
                condition=Q(state=RoundState.PLANNED) | Q(opened_on__isnull=False),
                name="round_opened_has_day",
            ),
            models.CheckConstraint(
                condition=Q(state=RoundState.CLOSED, closed_on__isnull=False)
                | (~Q(state=RoundState.CLOSED) & Q(closed_on=None, frozen_on=None, hash="")),
                name="round_closed_has_day",
            ),
            models.CheckConstraint(
                condition=Q(frozen_on=None, hash="", journal_head="", schema=None)
                | (
                    Q(frozen_on__isnull=False, schema__isnull=False)
                    & ~Q(hash="")
                    & ~Q(journal_head="")
                ),
                name="round_frozen_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def period(self) -> Period:
        return Period(self.period_start, self.period_before)

    @property
    def is_open(self) -> bool:
        return self.state == RoundState.OPEN

    @property
    def is_closed(self) -> bool:
        return self.state == RoundState.CLOSED

    def days_left(self, on: date) -> int:
        """Count the days until the last day of the window; negative when it has passed."""
        return (self.closes - on).days


class RoundReminder(models.Model):
    """A day on which those who have not answered are reminded."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="reminders")
    on = models.DateField(_("Erinnerung am"))
    sent_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(fields=["round", "on"], name="round_reminder_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.round}: {self.on:%d.%m.%Y}"
