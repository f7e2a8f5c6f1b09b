"""Verbs that invite to a meeting: everybody at once, whoever came later, guests, and again."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import edit, move, note
from wirkungskreis.journal.tokens import hash_of
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.mandates.domain import keep
from wirkungskreis.meetings.domain import admitting, doors, informing, packing
from wirkungskreis.meetings.models import AgendaItem, Invitation, Meeting, SeatHolder
from wirkungskreis.meetings.queries.invited import guests
from wirkungskreis.meetings.states import KEEP, MeetingState
from wirkungskreis.people.models import Person


@dataclass(frozen=True, slots=True)
class How:
    """Whether deputies are invited from the start, and why it is late if it is."""

    with_deputies: bool = False
    urgent_reason: str = ""


@transaction.atomic
def invite(
    meeting: Meeting, how: How | None = None, *, actor: Actor, edition: int, on: date
) -> Meeting:
    """Invite every member and every guest; each gets a mail with a link of their own.

    The papers that lie ready go out as they are: the worker binds and freezes them.

    Later than the body's own deadline this needs a reason, which the invitation names.
    """
    how = how or How()
    _check(meeting, how, on)
    is_late = on > meeting.invite_until
    changes = {
        "invites_deputies": how.with_deputies,
        "urgent_reason": how.urgent_reason.strip() if is_late else "",
    }
    move(meeting, "invite", actor=actor, edition=edition, changes=changes)
    sitting = meeting.sitting
    keep.correct(sitting, actor=actor, edition=sitting.edition, facts={"invited_on": on})
    _send(meeting, guests(meeting).missing, actor=actor, on=on)
    packing.order(meeting, actor=actor, on=on)
    return meeting


def _check(meeting: Meeting, how: How, on: date) -> None:
    if not meeting.items.exists():
        raise NotPossible(_("Die Tagesordnung ist leer. Bitte nehmen Sie zuerst Punkte auf."))
    if meeting.sitting.on < on:
        raise NotPossible(_("Der Tag der Sitzung ist vorbei. Bitte verlegen Sie sie zuerst."))
    if not guests(meeting).missing:
        raise NotPossible(_("Kein Sitz ist besetzt. Bitte tragen Sie zuerst die Mitglieder ein."))
    if on > meeting.invite_until and not how.urgent_reason.strip():
        raise NotPossible(
            _(
                "Die Frist für die Einladung war am {day}. Bitte begründen Sie, warum es eilt:"
                " Die Eingeladenen lesen das."
            ).format(day=formats.day(meeting.invite_until))
        )


@transaction.atomic
def catch_up(meeting: Meeting, *, actor: Actor, edition: int, on: date) -> Meeting:
    """Invite who came onto a seat since, and withdraw the invitation of who left theirs."""
    _demand_invited(meeting)
    found = guests(meeting)
    if not found.missing and not found.former:
        raise NotPossible(_("Alle sind eingeladen, niemand ist ausgeschieden."))
    edit(meeting, "catch_up", KEEP, actor=actor, edition=edition, changes={})
    stays = {holder.person_id for holder in found.missing}
    for row in found.former:
        if row.person_id not in stays:
            row.meeting = meeting
            admitting.drop(row, actor=actor, on=on)
    _send(meeting, found.missing, actor=actor, on=on)
    return meeting


@transaction.atomic
def invite_guest(
    meeting: Meeting,
    person: Person,
    item: AgendaItem | None = None,
    *,
    actor: Actor,
    edition: int,
    on: date,
) -> Invitation:
    """Invite somebody without a seat, for one item or the whole meeting; they read what is open.

    Before the invitation goes out they are only noted; then they get theirs with the others.
    """
    if not meeting.is_to_come:
        raise NotPossible(_("Die Sitzung hat begonnen. Gäste stehen jetzt in der Anwesenheit."))
    if item and (item.meeting_id != meeting.pk or item.is_confidential):
        raise NotPossible(_("Zu diesem Punkt lässt sich kein Gast einladen."))
    edit(meeting, "invite_guest", KEEP, actor=actor, edition=edition, changes={})
    held = SeatHolder.objects.filter(person=person, seat__body=meeting.sitting.body_id)
    if any(row.holds_on(meeting.sitting.on) for row in held):
        raise NotPossible(_("{person} füllt einen Sitz dieses Gremiums.").format(person=person))
    row = admitting.admit_guest(meeting, person, item)
    if meeting.state == MeetingState.INVITED:
        informing.ask([row], "meetings.invite", actor=actor, on=on)
    return row


@transaction.atomic
def withdraw(invitation: Invitation, *, actor: Actor, edition: int, on: date) -> Invitation:
    """Take back the invitation of a guest, who learns it by mail; seats are left, not uninvited."""
    if not invitation.is_guest:
        raise NotPossible(_("Wer einen Sitz füllt, bleibt eingeladen. Bitte ändern Sie den Sitz."))
    if not invitation.meeting.is_to_come or invitation.revoked_on:
        raise NotPossible(_("Diese Einladung lässt sich nicht mehr zurückziehen."))
    edit(invitation, "uninvite", KEEP, actor=actor, edition=edition, changes={})
    return admitting.drop(invitation, actor=actor, on=on)


@transaction.atomic
def send_again(invitation: Invitation, *, actor: Actor, edition: int, on: date) -> Invitation:
    """Send one invitation again with a new link; the old one is void from this moment."""
    demand(actor, KEEP, invitation)
    _demand_invited(invitation.meeting)
    if invitation.revoked_on or not invitation.person.email:
        raise NotPossible(
            _("Diese Einladung ist zurückgezogen.")
            if invitation.revoked_on
            else _("Für {person} ist keine Mailadresse hinterlegt.").format(
                person=invitation.person
            )
        )
    invitation.generation += 1
    changes = {
        "generation": invitation.generation,
        "token_hash": hash_of(doors.token_of(invitation)),
    }
    edit(invitation, "renew", KEEP, actor=actor, edition=edition, changes=changes)
    informing.take_back(invitation, actor=actor)
    informing.ask([invitation], "meetings.invite", actor=actor, on=on)
    return invitation


def _send(meeting: Meeting, holders: Iterable[SeatHolder], *, actor: Actor, on: date) -> None:
    """Admit who fills a seat, and write to them and to guests who were only noted so far."""
    new = [admitting.admit_holder(meeting, holder) for holder in holders]
    noted = meeting.invitations.filter(seat=None, sent_on=None, revoked_on=None)
    for row in noted.select_related("person"):
        row.meeting = meeting
        new.append(row)
    note(meeting, "send_invitations", actor=actor, invitations=[row.pk for row in new])
    informing.ask(new, "meetings.invite", actor=actor, on=on)


def _demand_invited(meeting: Meeting) -> None:
    if meeting.state != MeetingState.INVITED:
        raise NotPossible(_("Diese Einladung ist noch nicht verschickt oder gilt nicht mehr."))
