"""What a measure costs and who pays, by year and by programme."""

from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.measures.models.measure import Measure


class EffortKind(models.TextChoices):
    """Staff is counted in full-time posts, the others in euro."""

    STAFF = "staff", _("Stellenanteil")
    MATERIAL = "material", _("Sachkosten")
    OWN = "own", _("Eigenmittel")
    THIRD_PARTY = "third_party", _("Drittmittel")


class Effort(models.Model):
    """What a year takes: exact when low equals high, a range, or both empty: "nicht gemeldet".

    Posts for staff, euro for money. Third parties' amounts stay inside unless ``public_agreed``.
    """

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    measure = models.ForeignKey(Measure, models.CASCADE, related_name="efforts")
    year = models.PositiveSmallIntegerField(_("Jahr"))
    kind = models.CharField(_("Art"), max_length=12, choices=EffortKind.choices)
    low = models.DecimalField(_("von"), max_digits=12, decimal_places=2, null=True)
    high = models.DecimalField(_("bis"), max_digits=12, decimal_places=2, null=True)
    public_agreed = models.BooleanField(_("darf öffentlich sein"), default=False)

    class Meta:
        ordering = ["measure", "-year", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "year", "kind"], name="effort_once"),
            models.CheckConstraint(
                condition=Q(kind__in=EffortKind.values), name="effort_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(low=None, high=None) | Q(low__gte=0, high__gte=F("low")),
                name="effort_range_in_order",
            ),
            models.CheckConstraint(
                condition=Q(year__range=(1990, 2100)), name="effort_year_plausible"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure}: {self.get_kind_display()} {self.year}"


class Per(models.TextChoices):
    TOTAL = "total", _("Laufzeit")
    YEAR = "year", _("Jahr")


class Approval(models.TextChoices):
    GRANTED = "granted", _("bewilligt")
    REQUESTED = "requested", _("beantragt")
    ANNOUNCED = "announced", _("angemeldet")
    REFUSED = "refused", _("abgelehnt")


class Funding(models.Model):
    """Money from one programme for a half-open span of days; amounts in euro, empty is unknown."""

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    measure = models.ForeignKey(Measure, models.CASCADE, related_name="fundings")
    code = models.CharField(_("Kennung"), max_length=40, blank=True)
    programme = models.CharField(_("Programm"), max_length=200)
    payer = models.CharField(_("Geldgeber"), max_length=200, blank=True)
    amount = models.DecimalField(_("Betrag"), max_digits=12, decimal_places=2, null=True)
    per = models.CharField(_("je"), max_length=5, choices=Per.choices, default=Per.TOTAL)
    own_share = models.DecimalField(_("Eigenanteil"), max_digits=12, decimal_places=2, null=True)
    valid_from = models.DateField(_("Seit"), null=True)
    valid_before = models.DateField(_("Bis vor"), null=True)
    approval = models.CharField(
        _("Bewilligung"), max_length=10, choices=Approval.choices, default=Approval.ANNOUNCED
    )
    note = models.CharField(_("Anmerkung"), max_length=500, blank=True)

    class Meta:
        ordering = ["measure", F("valid_from").asc(nulls_first=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount=None) | Q(amount__gte=0), name="funding_amount_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(own_share=None) | Q(own_share__gte=0), name="funding_own_not_negative"
            ),
            models.CheckConstraint(condition=Q(per__in=Per.values), name="funding_per_known"),
            models.CheckConstraint(
                condition=Q(approval__in=Approval.values), name="funding_approval_known"
            ),
            models.CheckConstraint(
                condition=Q(valid_before=None) | Q(valid_before__gt=F("valid_from")),
                name="funding_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure}: {self.programme}"
