from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.indicators.models.dimension import Subgroup
from wirkungskreis.indicators.models.indicator import Indicator, IndicatorVersion
from wirkungskreis.indicators.models.observation import Reason, Release
from wirkungskreis.journal.models import Editable


class RawDecision(Editable):
    """The statistics office decided that true counts of persons are kept for an indicator.

    The four numbers are rules that differ from those of the municipality, empty where they count;
    only such a decision can make them looser.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="raw_decisions")
    decided_by = models.CharField(_("Wer entschieden hat"), max_length=200)
    decided_on = models.DateField(_("entschieden am"))
    reason = models.TextField(_("Warum"))
    base = models.PositiveSmallIntegerField(_("gerundet auf"), null=True, blank=True)
    values = models.PositiveSmallIntegerField(_("mögliche Werte"), null=True, blank=True)
    denominator = models.PositiveIntegerField(_("kleinster Nenner"), null=True, blank=True)
    group = models.PositiveIntegerField(_("kleine Gruppe unter"), null=True, blank=True)
    ended_on = models.DateField(_("beendet am"), null=True, blank=True)

    class Meta:
        ordering = ["indicator", "-decided_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator"], condition=Q(ended_on=None), name="raw_decision_one_in_force"
            ),
            models.CheckConstraint(
                condition=~Q(decided_by="") & ~Q(reason=""), name="raw_decision_says"
            ),
            models.CheckConstraint(
                condition=Q(base=None) | Q(base__in=[5, 10]), name="raw_decision_base_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_id}: {self.decided_by}"


class RawTable(Editable):
    """True counts of one period as the statistics office took them in, published or not.

    ``release`` is what became of it; ``discarded_on`` says that the counts are gone since.
    """

    version = models.ForeignKey(IndicatorVersion, models.PROTECT, related_name="raw_tables")
    period_start = models.DateField(_("von"))
    period_before = models.DateField(_("bis vor"))
    supplier = models.CharField(_("geliefert von"), max_length=200)
    source_ref = models.CharField(_("Quelle"), max_length=300)
    taken_on = models.DateField(_("aufgenommen am"))
    release = models.OneToOneField(
        Release, models.PROTECT, null=True, blank=True, related_name="raw_table"
    )
    discarded_on = models.DateField(_("Rohzahlen gelöscht am"), null=True, blank=True)

    class Meta:
        ordering = ["version", "-period_start", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(supplier="") & ~Q(source_ref=""), name="raw_table_says"
            ),
            models.CheckConstraint(
                condition=Q(period_before__gt=F("period_start")), name="raw_table_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version_id}/{self.period_start}"


class RawCount(models.Model):
    """One true count, readable for the statistics office alone.

    Only ``indicators`` itself reads this table, and only to protect it: what is shown anywhere is
    an ``Observation``. ``base`` is of how many they are a part. ``is_known`` says that the public
    knows this very count already.
    """

    table = models.ForeignKey(RawTable, models.CASCADE, related_name="counts")
    area = models.ForeignKey("vocab.Area", models.PROTECT, related_name="+")
    is_remainder = models.BooleanField(_("nicht zuordenbar"), default=False)
    subgroup = models.ForeignKey(Subgroup, models.PROTECT, related_name="+")
    count = models.PositiveIntegerField(_("Anzahl"), null=True)
    base = models.PositiveIntegerField(_("von"), null=True)
    reason = models.CharField(max_length=10, choices=Reason.choices, blank=True)
    is_known = models.BooleanField(_("schon öffentlich"), default=False)

    class Meta:
        ordering = ["table", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["table", "area", "subgroup", "is_remainder"], name="raw_count_once"
            ),
            models.CheckConstraint(
                condition=Q(count__isnull=False, reason="")
                | Q(count=None, reason__in=[Reason.SECRET, Reason.SENSELESS]),
                name="raw_count_number_or_reason",
            ),
            models.CheckConstraint(
                condition=Q(base=None) | Q(base__gte=F("count")), name="raw_count_within_base"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.table_id}/{self.area_id}/{self.subgroup_id}"


class Addition(Editable):
    """The statistics office said that indicators add up to another one, until it took it back.

    ``findings`` are published values that this sum tells, as ``domain.sums`` found them on
    ``looked_on``; each names indicator, place and period, never a count.
    """

    total = models.ForeignKey(Indicator, models.PROTECT, related_name="additions")
    declared_on = models.DateField(_("erklärt am"))
    ended_on = models.DateField(_("beendet am"), null=True, blank=True)
    end_reason = models.CharField(_("Warum beendet"), max_length=300, blank=True)
    looked_on = models.DateField(_("nachgerechnet am"), null=True, blank=True)
    findings = models.JSONField(default=list)

    class Meta:
        ordering = ["ended_on", "total__code", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["total"], condition=Q(ended_on=None), name="addition_one_in_force"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, end_reason="")
                | (Q(ended_on__isnull=False) & ~Q(end_reason="")),
                name="addition_end_has_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.total_id}/{self.declared_on}"


class Summand(models.Model):
    """An indicator that is one part of a sum: with the others it makes the total."""

    addition = models.ForeignKey(Addition, models.CASCADE, related_name="summands")
    part = models.ForeignKey(Indicator, models.PROTECT, related_name="summand_of")

    class Meta:
        ordering = ["addition", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["addition", "part"], name="summand_once_in_addition")
        ]

    def __str__(self) -> str:
        return f"{self.part_id} in {self.addition_id}"
