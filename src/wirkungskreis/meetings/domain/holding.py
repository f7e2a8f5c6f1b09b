"""Verbs that take a meeting through its day: begin, end, close, cancel, and all at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import move
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.mandates.domain import keep
from wirkungskreis.mandates.states import SittingState
from wirkungskreis.meetings.domain import agenda, attendance, informing, results
from wirkungskreis.meetings.domain.attendance import Came
from wirkungskreis.meetings.domain.results import Said
from wirkungskreis.meetings.models import AgendaItem, Meeting
from wirkungskreis.meetings.states import ItemState, MinutesState, Presence


@transaction.atomic
def begin(meeting: Meeting, *, actor: Actor, edition: int) -> Meeting:
    """Open the meeting: from now on results are written down and the order stays."""
    if not meeting.items.exists():
        raise NotPossible(_("Die Tagesordnung ist leer. Bitte nehmen Sie zuerst Punkte auf."))
    return move(meeting, "begin", actor=actor, edition=edition)


@transaction.atomic
def end(meeting: Meeting, *, actor: Actor, edition: int) -> Meeting:
    """Close the meeting: every item has a result, and who was there is known.

    Seats of which nobody said anything are written down as absent.
    """
    waiting = meeting.items.filter(state=ItemState.SCHEDULED).order_by("position")
    if missing := [str(item) for item in waiting]:
        raise NotPossible(
            _("Noch ohne Ergebnis: {items}. Auch „vertagt“ oder „abgesetzt“ ist eines.").format(
                items=", ".join(missing)
            )
        )
    if not meeting.attendances.filter(presence=Presence.PRESENT).exists():
        raise NotPossible(_("Bitte tragen Sie zuerst die Anwesenheit ein."))
    move(meeting, "end", actor=actor, edition=edition)
    attendance.count_absent(meeting)
    sitting = meeting.sitting
    if sitting.state == SittingState.PLANNED:
        keep.hold(sitting, "hold", actor=actor, edition=sitting.edition)
    return meeting


@transaction.atomic
def close(meeting: Meeting, *, actor: Actor, edition: int) -> Meeting:
    """Put a meeting away; its minutes are approved then."""
    if not meeting.minutes.filter(state=MinutesState.APPROVED).exists():
        raise NotPossible(_("Die Niederschrift ist noch nicht genehmigt."))
    return move(meeting, "close", actor=actor, edition=edition)


@transaction.atomic
def cancel(meeting: Meeting, *, reason: str, actor: Actor, edition: int) -> Meeting:
    """Cancel a meeting that has not begun; its items go back into the backlog.

    Whoever was invited gets a mail that takes it out of their calendar.
    """
    if not reason.strip():
        raise NotPossible(_("Bitte begründen Sie die Absage: Die Eingeladenen lesen das."))
    for item in meeting.items.all() if meeting.is_to_come else ():
        agenda.take_off(item, actor=actor, edition=edition)
        edition = meeting.edition
    changes = {"cancel_reason": reason, "sequence": meeting.sequence + 1}
    move(meeting, "cancel", actor=actor, edition=edition, changes=changes)
    sitting = meeting.sitting
    if sitting.state == SittingState.PLANNED:
        keep.hold(sitting, "cancel", actor=actor, edition=sitting.edition)
    informing.tell_all(meeting, "meetings.cancelled", actor=actor)
    return meeting


@dataclass(frozen=True, slots=True)
class Afterwards:
    """What a person fills in after a meeting; ``said`` by item, each with the edition they read.

    ``came`` is None if nobody touched the attendance.
    """

    came: Sequence[Came] | None = None
    guests: Sequence[str] = ()
    said: Mapping[AgendaItem, tuple[int, Said]] = field(default_factory=dict)
    is_over: bool = False


@transaction.atomic
def write_down(meeting: Meeting, told: Afterwards, *, actor: Actor, edition: int) -> Meeting:
    """Write down a whole meeting in one go: all of it or, if one thing is refused, nothing."""
    if meeting.is_to_come:
        begin(meeting, actor=actor, edition=edition)
        edition = meeting.edition
    if told.came is not None:
        attendance.record(meeting, told.came, told.guests, actor=actor, edition=edition)
    for item, (read, said) in told.said.items():
        item.meeting = meeting
        try:
            results.record(item, said, actor=actor, edition=read)
        except NotPossible as refusal:
            raise NotPossible(f"TOP {item.position}: {refusal}") from refusal
    if told.is_over:
        end(meeting, actor=actor, edition=meeting.edition)
    return meeting
