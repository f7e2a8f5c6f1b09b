"""Verbs around the answer to an invitation: one voice a seat, until the meeting begins."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.clock import workdays
from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import SYSTEM, Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.meetings.domain import admitting, informing
from wirkungskreis.meetings.models import Invitation, Meeting, Rank, SeatHolder
from wirkungskreis.meetings.queries.invited import deputies_of, guests, still_holds
from wirkungskreis.meetings.states import ANSWER, KEEP, MeetingState, Reply


@transaction.atomic
def reply(
    invitation: Invitation,
    said: str,
    deputy: SeatHolder | None = None,
    *,
    actor: Actor,
    edition: int,
    now: datetime,
) -> Invitation:
    """Answer for oneself; a member may name the deputy who is then asked to stand in.

    It can be changed until the meeting begins; ``now`` is compared with its time in Germany. A
    deputy comes only if the member does not; when the member comes after all, who was asked to
    stand in is told.
    """
    _check(invitation, said, deputy, now)
    on = now.astimezone(formats.BERLIN).date()
    changes = {"reply": said, "replied_on": on, "earlier_reply": "", "earlier_on": None}
    edit(invitation, "reply", ANSWER, actor=actor, edition=edition, changes=changes, reply=said)
    if invitation.is_member:
        _settle_deputies(invitation, deputy, actor=actor, on=on)
    return invitation


def _check(invitation: Invitation, said: str, deputy: SeatHolder | None, now: datetime) -> None:
    meeting = invitation.meeting
    if meeting.state == MeetingState.CANCELLED:
        raise NotPossible(_("Diese Sitzung ist abgesagt. Eine Antwort ist nicht mehr nötig."))
    if meeting.state == MeetingState.PLANNED:
        raise NotPossible(_("Zu dieser Sitzung ist noch nicht eingeladen."))
    if meeting.state != MeetingState.INVITED or now >= meeting.begins_at:
        raise NotPossible(
            _("Die Sitzung hat schon begonnen. Wer da ist, trägt jetzt das Protokoll ein.")
        )
    if not still_holds(invitation):
        raise NotPossible(_("Dieser Sitz ist inzwischen anders besetzt."))
    if said == Reply.DEPUTY:
        _check_deputy(invitation, deputy)
    elif said == Reply.YES and invitation.is_deputy and _member_comes(invitation):
        raise NotPossible(
            _(
                "Das Mitglied hat zugesagt und kommt selbst. Je Sitz gilt eine Stimme: Bitte"
                " sprechen Sie sich ab."
            )
        )


def _check_deputy(invitation: Invitation, deputy: SeatHolder | None) -> None:
    if not invitation.is_member:
        raise NotPossible(_("Vertreten lässt sich nur das Mitglied eines Sitzes."))
    known = deputies_of(invitation, invitation.meeting.sitting.on)
    if deputy is None or deputy.pk not in {row.pk for row in known}:
        raise NotPossible(_("Bitte wählen Sie, wer Sie vertritt."))


def _member_comes(invitation: Invitation) -> bool:
    beside = Invitation.objects.filter(meeting=invitation.meeting, seat=invitation.seat_id)
    return beside.filter(rank=Rank.MEMBER, revoked_on=None, reply=Reply.YES).exists()


def _settle_deputies(
    invitation: Invitation, deputy: SeatHolder | None, *, actor: Actor, on: date
) -> None:
    """Ask whom the member named, and let go whom they named before or no longer need."""
    meeting = invitation.meeting
    rows = meeting.invitations.filter(
        seat=invitation.seat_id, rank__gt=Rank.MEMBER, revoked_on=None
    )
    for row in rows.select_related("person"):
        if deputy and row.person_id == deputy.person_id:
            continue
        row.meeting = meeting
        if row.called_on or (row.reply == Reply.YES and invitation.reply == Reply.YES):
            _let_go(row, actor=actor, on=on)
    asked = rows.filter(called_on__isnull=False)
    if deputy and not asked.filter(person=deputy.person_id).exists():
        admitting.call(meeting, deputy, actor=actor, on=on)


def _let_go(row: Invitation, *, actor: Actor, on: date) -> None:
    """Tell a deputy that the member comes or sends another; who was invited anyway stays so."""
    if not row.meeting.invites_deputies:
        admitting.drop(row, actor=actor, on=on)
        return
    admitting.forget_answer(row)
    row.save(update_fields=admitting.ANSWER_FIELDS)
    note(row, "let_go", actor=actor)
    informing.tell(row, "meetings.relieved", actor=actor, occasion=f"v{row.edition}")


@transaction.atomic
def remind(meeting: Meeting, *, actor: Actor, edition: int, on: date) -> int:
    """Remind whoever has not answered, on workdays and once a day; say how many mails that is."""
    if meeting.state != MeetingState.INVITED:
        raise NotPossible(_("Erinnert wird, solange die Einladung gilt."))
    calendar = workdays()
    if not calendar.is_workday(on):
        name = calendar.holiday(on) or formats.weekday(on)
        raise NotPossible(
            _("Heute ist {name}: Erinnert wird an Werktagen, das nächste Mal am {day}.").format(
                name=name, day=formats.day(calendar.workday_from(on))
            )
        )
    due = list(_to_remind(meeting, on))
    edit(meeting, "remind", KEEP, actor=actor, edition=edition, changes={})
    for row in due:
        row.meeting = meeting
        informing.tell(row, "meetings.answer", actor=actor, occasion=on.isoformat())
        row.last_reminded_on = on
    Invitation.objects.bulk_update(due, ["last_reminded_on"])
    return len(due)


def _to_remind(meeting: Meeting, on: date) -> Iterable[Invitation]:
    """Give who was written to before today and has neither answered nor been reminded today."""
    for row in guests(meeting).silent:
        is_new = row.sent_on is None or row.sent_on >= on
        if row.person.email and not is_new and row.last_reminded_on != on:
            yield row


def remind_as_due(on: date) -> int:
    """Remind once by itself, from the day on until which answers are asked for."""
    sent = 0
    if not workdays().is_workday(on):
        return sent
    rows = Meeting.objects.filter(state=MeetingState.INVITED, sitting__on__gt=on)
    for meeting in rows.select_related("sitting__body"):
        due = [row for row in _to_remind(meeting, on) if row.last_reminded_on is None]
        if due and meeting.answer_until <= on:
            sent += remind(meeting, actor=SYSTEM, edition=meeting.edition, on=on)
    return sent
