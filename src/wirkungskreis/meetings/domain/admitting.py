"""Opening and closing one person's door to a meeting; called by verbs that asked the policy."""

from datetime import date

from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import note
from wirkungskreis.journal.tokens import hash_of
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.meetings.domain import doors, informing
from wirkungskreis.meetings.models import AgendaItem, Invitation, Meeting, SeatHolder
from wirkungskreis.people.models import Person

ANSWER_FIELDS = ["reply", "replied_on", "called_on", "edition"]


def forget_answer(row: Invitation) -> None:
    """Take back what was answered, and that somebody was asked to stand in; saves nothing."""
    row.reply, row.replied_on, row.called_on = "", None, None
    row.edition += 1


def admit_holder(meeting: Meeting, holder: SeatHolder) -> Invitation:
    """Make or renew the invitation of who fills a seat."""
    wanted = Invitation(seat=holder.seat, rank=holder.rank)
    return _admit(meeting, holder.person, wanted)


def admit_guest(meeting: Meeting, person: Person, item: AgendaItem | None) -> Invitation:
    """Make or renew the invitation of a guest."""
    return _admit(meeting, person, Invitation(item=item))


def _admit(meeting: Meeting, person: Person, wanted: Invitation) -> Invitation:
    """Make an invitation; one that was withdrawn or is for another seat gets a new link."""
    row = meeting.invitations.filter(person=person).first()
    if row is None:
        wanted.meeting, wanted.person = meeting, person
        wanted.save()
        doors.lock(wanted)
        return wanted
    row.meeting, row.person = meeting, person
    now = (row.seat_id, row.rank, row.item_id)
    if row.revoked_on or now != (wanted.seat_id, wanted.rank, wanted.item_id):
        forget_answer(row)
        row.seat, row.rank, row.item = wanted.seat, wanted.rank, wanted.item
        row.revoked_on = None
        row.generation += 1
        row.revisions += 1
        row.token_hash = hash_of(doors.token_of(row))
        row.save()
    return row


def call(meeting: Meeting, deputy: SeatHolder, *, actor: Actor, on: date) -> Invitation:
    """Ask a deputy to stand in: they are invited if they were not, and told by mail."""
    row = meeting.invitations.filter(person=deputy.person, revoked_on=None).first()
    if row and row.seat_id != deputy.seat_id:
        raise NotPossible(
            _("{person} ist schon für einen anderen Sitz eingeladen.").format(person=deputy.person)
        )
    row = admit_holder(meeting, deputy)
    row.called_on = on
    row.edition += 1
    row.save(update_fields=["called_on", "edition"])
    note(row, "call_deputy", actor=actor)
    informing.ask([row], "meetings.invite", actor=actor, on=on, occasion=f"v{row.edition}")
    return row


def drop(row: Invitation, *, actor: Actor, on: date) -> Invitation:
    """Close a door and take the meeting out of the person's calendar."""
    forget_answer(row)
    row.revoked_on = on
    row.revisions += 1
    row.save(update_fields=[*ANSWER_FIELDS, "revoked_on", "revisions"])
    note(row, "revoke", actor=actor)
    informing.take_back(row, actor=actor)
    if informing.was_reached(row):
        informing.tell(row, "meetings.withdrawn", actor=actor)
    return row
