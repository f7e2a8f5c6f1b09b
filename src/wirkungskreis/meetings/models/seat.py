from datetime import date
from uuid import uuid4

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Editable
from wirkungskreis.kernel.days import Period
from wirkungskreis.people.models.spans import ends_after_start, holds


class Seat(Editable):
    """A place in a body. It belongs to an organisation; persons fill it for a time."""

    code = models.CharField(_("Kürzel"), max_length=20, unique=True)
    body = models.ForeignKey("mandates.Body", models.PROTECT, related_name="seats")
    label = models.CharField(_("Funktion"), max_length=120)
    is_voting = models.BooleanField(_("stimmberechtigt"), default=True)
    is_chair = models.BooleanField(_("Vorsitz"), default=False)
    valid_from = models.DateField(_("besteht seit"), null=True, blank=True)
    valid_before = models.DateField(_("besteht nicht mehr ab"), null=True, blank=True)

    class Meta:
        ordering = ["body", "code"]
        constraints = [ends_after_start("seat_ends_after_start")]

    def __str__(self) -> str:
        return f"{self.code} {self.label}"

    @property
    def valid(self) -> Period:
        return Period(self.valid_from, self.valid_before)

    def exists_on(self, day: date) -> bool:
        return holds(self.valid_from, self.valid_before, day)

    def organisation_on(self, day: date) -> "SeatOrganisation | None":
        """Give whose seat it is on the day; needs ``organisations`` prefetched in lists."""
        return next((row for row in self.organisations.all() if row.holds_on(day)), None)

    def holder_on(self, day: date, rank: int = 0) -> "SeatHolder | None":
        """Give who fills it on the day, or who stands in as rank 1 or 2; needs a prefetch."""
        fitting = (row for row in self.holders.all() if row.rank == rank and row.holds_on(day))
        return next(fitting, None)


class SeatOrganisation(models.Model):
    """Whose seat it is, for a time."""

    seat = models.ForeignKey(Seat, models.CASCADE, related_name="organisations")
    organisation = models.ForeignKey("people.Organisation", models.PROTECT, related_name="seats")
    valid_from = models.DateField(null=True, blank=True)
    valid_before = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["seat", "valid_from"]
        constraints = [
            ends_after_start("seat_organisation_ends_after_start"),
            models.UniqueConstraint(
                fields=["seat"], condition=Q(valid_before=None), name="seat_of_one_organisation"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat}: {self.organisation}"

    def holds_on(self, day: date) -> bool:
        return holds(self.valid_from, self.valid_before, day)

    @property
    def valid(self) -> Period:
        return Period(self.valid_from, self.valid_before)


class Rank(models.IntegerChoices):
    """Who speaks for a seat first."""

    MEMBER = 0, _("Mitglied")
    FIRST_DEPUTY = 1, _("1. Stellvertretung")
    SECOND_DEPUTY = 2, _("2. Stellvertretung")


class SeatHolder(models.Model):
    """Who fills a seat, as member or as one of two deputies, for a time."""

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    seat = models.ForeignKey(Seat, models.CASCADE, related_name="holders")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="seats")
    rank = models.PositiveSmallIntegerField(_("Rang"), choices=Rank.choices, default=Rank.MEMBER)
    valid_from = models.DateField(null=True, blank=True)
    valid_before = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["seat", "rank", "valid_from"]
        constraints = [
            ends_after_start("seat_holder_ends_after_start"),
            models.CheckConstraint(condition=Q(rank__in=Rank.values), name="seat_holder_rank"),
            models.UniqueConstraint(
                fields=["seat", "rank"],
                condition=Q(valid_before=None),
                name="seat_holder_one_a_rank",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat}: {self.person}"

    def holds_on(self, day: date) -> bool:
        return holds(self.valid_from, self.valid_before, day)

    @property
    def valid(self) -> Period:
        return Period(self.valid_from, self.valid_before)

    def is_over(self, day: date) -> bool:
        return self.valid_before is not None and self.valid_before <= day


class NameConsent(models.Model):
    """A holder's consent to be named on the open interface; it can be withdrawn at any time.

    ``told`` says how it was declared ("schriftlich, Akte 10.2"); who wrote it down stands in the
    journal. A consent ends by itself when its holder leaves the seat.
    """

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    holder = models.ForeignKey(SeatHolder, models.CASCADE, related_name="consents")
    told = models.CharField(_("wie erklärt"), max_length=200)
    given_on = models.DateField(_("eingewilligt am"))
    withdrawn_on = models.DateField(_("widerrufen am"), null=True, blank=True)

    class Meta:
        ordering = ["holder", "given_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(told=""), name="consent_says_how"),
            models.CheckConstraint(
                condition=Q(withdrawn_on=None) | Q(withdrawn_on__gte=F("given_on")),
                name="consent_withdrawn_after_given",
            ),
            models.UniqueConstraint(
                fields=["holder"], condition=Q(withdrawn_on=None), name="consent_one_a_holder"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder}, {self.given_on:%d.%m.%Y}"
