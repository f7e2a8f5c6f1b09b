from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Living
from wirkungskreis.meetings.models.item import AgendaItem
from wirkungskreis.meetings.models.meeting import Meeting
from wirkungskreis.meetings.states import MINUTES_LIFE, MinutesState


class Minutes(Living):
    """One version of a meeting's minutes, frozen when it goes round.

    ``content`` is what it says, as plain data with ids of persons instead of names; ``digest`` is
    its hash. It is approved by silence (``approved_in`` empty) or in the next meeting.
    """

    life = MINUTES_LIFE

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="minutes")
    version = models.PositiveSmallIntegerField(_("Fassung"), default=1)
    state = models.CharField(
        max_length=20, choices=MinutesState.choices, default=MinutesState.DRAFT
    )
    content = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)
    circulated_on = models.DateField(_("im Umlauf seit"), null=True, blank=True)
    objections_until = models.DateField(_("Einwände bis"), null=True, blank=True)
    approved_on = models.DateField(_("genehmigt am"), null=True, blank=True)
    approved_in = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="approved_minutes"
    )

    class Meta:
        ordering = ["meeting", "-version"]
        verbose_name_plural = "minutes"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "version"], name="minutes_version_once"),
            models.CheckConstraint(
                condition=Q(state__in=MinutesState.values), name="minutes_state_known"
            ),
            models.CheckConstraint(
                condition=Q(state=MinutesState.DRAFT)
                | (Q(circulated_on__isnull=False) & ~Q(digest="")),
                name="minutes_circulated_are_frozen",
            ),
            models.CheckConstraint(
                condition=~Q(state=MinutesState.APPROVED) | Q(approved_on__isnull=False),
                name="minutes_approved_have_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}, {_('Fassung')} {self.version}"


class Objection(models.Model):
    """What somebody who was there wants to see changed; open until it is answered."""

    public_id = models.UUIDField(default=uuid4, unique=True, editable=False)
    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="objections")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    text = models.TextField(_("Einwand"))
    on = models.DateField(_("Tag"))
    answer = models.TextField(_("Antwort"), blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="objection_says_something"),
            models.CheckConstraint(
                condition=Q(answered_on=None) | ~Q(answer=""), name="objection_answer_says_why"
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def is_open(self) -> bool:
        return self.answered_on is None


class Addendum(models.Model):
    """What is appended to approved minutes, which themselves never change."""

    minutes = models.ForeignKey(Minutes, models.PROTECT, related_name="addenda")
    number = models.PositiveSmallIntegerField(_("Nr."))
    text = models.TextField(_("Nachtrag"))
    on = models.DateField(_("Tag"))

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["minutes", "number"], name="addendum_number_once"),
            models.CheckConstraint(condition=~Q(text=""), name="addendum_says_something"),
        ]

    def __str__(self) -> str:
        return f"{_('Nachtrag')} {self.number}"
