from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.models import Editable
from wirkungskreis.meetings.models.item import AgendaItem
from wirkungskreis.meetings.models.meeting import Meeting
from wirkungskreis.meetings.models.seat import Rank, Seat
from wirkungskreis.meetings.states import Reply


class Invitation(Editable):
    """One person's door to one meeting: papers, agenda and answer without an account.

    The token is computed, only its hash is stored; a new ``generation`` makes the old one void.
    Without ``seat`` somebody is a guest, for ``item`` or for the whole meeting. ``called_on`` is
    the day on which the member asked this deputy to stand in. ``reply`` is about the present date;
    what was answered for an earlier one stands in ``earlier_reply`` and ``earlier_on``. ``sent_on``
    is the day of the latest invitation that went out; without an address there is none.
    ``revisions`` counts withdrawals and invitations after them, see ``sequence``.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="invitations")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="invitations")
    seat = models.ForeignKey(Seat, models.PROTECT, null=True, blank=True, related_name="+")
    rank = models.PositiveSmallIntegerField(choices=Rank.choices, default=Rank.MEMBER)
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="+")
    generation = models.PositiveIntegerField(default=1)
    token_hash = models.CharField(max_length=64, unique=True, null=True)  # noqa: DJ001 - unknown until the row has its id
    sent_on = models.DateField(null=True, blank=True)
    revoked_on = models.DateField(null=True, blank=True)
    revisions = models.PositiveIntegerField(default=0)
    called_on = models.DateField(null=True, blank=True)
    last_reminded_on = models.DateField(null=True, blank=True)
    reply = models.CharField(_("Antwort"), max_length=10, choices=Reply.choices, blank=True)
    replied_on = models.DateField(null=True, blank=True)
    earlier_reply = models.CharField(max_length=10, choices=Reply.choices, blank=True)
    earlier_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["meeting", "seat__code", "rank", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="invitation_once_a_person"),
            models.CheckConstraint(condition=Q(generation__gte=1), name="invitation_generation"),
            models.CheckConstraint(
                condition=Q(reply__in=["", *Reply.values], earlier_reply__in=["", *Reply.values]),
                name="invitation_words_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.public_id}"

    @property
    def sequence(self) -> int:
        """What the person's calendar knows as SEQUENCE; it never falls (RFC 5546, 2.1.4)."""
        return self.meeting.sequence + self.revisions

    @property
    def is_guest(self) -> bool:
        return self.seat_id is None

    @property
    def is_member(self) -> bool:
        return self.seat_id is not None and self.rank == Rank.MEMBER

    @property
    def is_deputy(self) -> bool:
        return self.seat_id is not None and self.rank != Rank.MEMBER

    @property
    def is_asked(self) -> bool:
        """Whether an answer is wanted: of members, guests, and deputies who are to stand in."""
        return self.revoked_on is None and (not self.is_deputy or self.called_on is not None)


class CalendarFeed(Editable):
    """One person's private calendar address; hashed and renewed like the link of an invitation."""

    person = models.OneToOneField("people.Person", models.CASCADE, related_name="calendar_feed")
    generation = models.PositiveIntegerField(default=1)
    token_hash = models.CharField(max_length=64, unique=True, null=True)  # noqa: DJ001 - unknown until the row has its id
    made_on = models.DateField()
    revoked_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.public_id)
