from datetime import date, datetime, time, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Living
from wirkungskreis.kernel.formats import BERLIN
from wirkungskreis.meetings.models.seat import Rank, Seat
from wirkungskreis.meetings.states import MEETING_LIFE, RECORDING, TO_COME, MeetingState, Presence

ANSWER_AHEAD = timedelta(days=7)


class Meeting(Living):
    """What happens around a sitting: invitation, agenda, attendance, results, minutes.

    Body, day, times and place stand on the sitting. ``public_id`` is the UID of its calendar
    entry, ``sequence`` counts what was changed in it. ``urgent_reason`` stands when the invitation
    went out later than the body's own deadline; ``moved_from`` is the day first invited to.
    ``invites_deputies`` says that deputies get their own invitation from the start; otherwise they
    get it when a member asks them to stand in.
    """

    life = MEETING_LIFE

    sitting = models.OneToOneField("mandates.Sitting", models.PROTECT, related_name="meeting")
    state = models.CharField(
        max_length=20, choices=MeetingState.choices, default=MeetingState.PLANNED
    )
    sequence = models.PositiveIntegerField(default=0)
    online_link = models.URLField(_("Link zur Videokonferenz"), max_length=500, blank=True)
    urgent_reason = models.TextField(_("Grund der verkürzten Frist"), blank=True)
    cancel_reason = models.TextField(_("Grund der Absage"), blank=True)
    moved_from = models.DateField(_("verlegt vom"), null=True, blank=True)
    move_reason = models.TextField(_("Grund der Änderung"), blank=True)
    invites_deputies = models.BooleanField(_("lädt auch Stellvertretungen ein"), default=False)
    scribe = models.ForeignKey(
        "people.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Protokoll"),
    )

    class Meta:
        ordering = ["-sitting__on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=MeetingState.values), name="meeting_state_known"
            )
        ]

    def __str__(self) -> str:
        return str(self.sitting)

    @property
    def is_to_come(self) -> bool:
        return self.state in TO_COME

    @property
    def is_recording(self) -> bool:
        """Whether results, votes and attendance may be written down."""
        return self.state in RECORDING

    @property
    def topics_until(self) -> date:
        """The last day on which members may propose; needs ``sitting__body``."""
        return self.sitting.on - timedelta(days=self.sitting.body.topics_days or 0)

    @property
    def invite_until(self) -> date:
        """The last day on which the invitation is in time; needs ``sitting__body``."""
        return self.sitting.on - timedelta(days=self.sitting.body.invite_days or 0)

    @property
    def answer_until(self) -> date:
        """The day until which answers are asked for; needs ``sitting``."""
        return self.sitting.on - ANSWER_AHEAD

    @property
    def begins_at(self) -> datetime:
        """The instant of its beginning; the end of the day if nobody said when it begins."""
        sitting = self.sitting
        if sitting.starts is None:
            return datetime.combine(sitting.on + timedelta(days=1), time(), tzinfo=BERLIN)
        return datetime.combine(sitting.on, sitting.starts, tzinfo=BERLIN)


class Attendance(models.Model):
    """One seat or one guest at a meeting: who came, and as what.

    ``person`` is whoever came, ``rank`` says whether as member or deputy. A row without a seat is a
    guest, who has no voice. One voice per seat: a seat has one row.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    seat = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    rank = models.PositiveSmallIntegerField(choices=Rank.choices, default=Rank.MEMBER)
    guest = models.CharField(_("Gast"), max_length=200, blank=True)
    presence = models.CharField(
        _("Anwesenheit"), max_length=10, choices=Presence.choices, blank=True
    )

    class Meta:
        ordering = ["meeting", "seat__code", "guest"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "seat"], name="attendance_one_voice_a_seat"),
            models.UniqueConstraint(
                fields=["meeting", "person"], name="attendance_person_once_a_meeting"
            ),
            models.CheckConstraint(
                condition=Q(seat__isnull=False) | Q(person__isnull=False) | ~Q(guest=""),
                name="attendance_of_somebody",
            ),
            models.CheckConstraint(
                condition=Q(presence__in=["", *Presence.values]), name="attendance_words_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.seat or self.person or self.guest}"
