"""Who may see and run the meetings of a body: its seats, its office, and those who read all.

What a seat opens depends on the day of the meeting: whoever fills it then, as member or deputy,
reads that agenda, and who left before the meeting reads nothing of it. What belongs to no meeting,
such as topics and tasks, opens to whoever fills the seat today: an announced end does not count
before its day, nor does somebody who begins later.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from wirkungskreis.kernel.actor import Actor, Kind, Role
from wirkungskreis.kernel.policy import YES, Verdict, no, permission
from wirkungskreis.mandates.models import Body, Level
from wirkungskreis.meetings.models import (
    AgendaItem,
    CalendarFeed,
    Enclosure,
    Invitation,
    Meeting,
    Minutes,
    Pack,
    Seat,
    SeatHolder,
    Task,
    Variant,
)
from wirkungskreis.meetings.states import MeetingState, MinutesState
from wirkungskreis.people.models.spans import valid_on

READS_ALL = (Role.COORDINATION, Role.LEADERSHIP, Role.AUDIT)
READS_CONFIDENTIAL = (Role.COORDINATION, Role.AUDIT)
SENT = [state for state in MeetingState if state != MeetingState.PLANNED]


def visible_meetings(actor: Actor) -> Q:
    """Select the meetings for which ``meetings.view_meeting`` says yes: dates are no secret."""
    return Q() if actor.kind in {Kind.USER, Kind.SYSTEM} else Q(pk__in=[])


@permission("meetings.view_meeting")
def view_meeting(actor: Actor, _meeting: Meeting) -> Verdict:
    if actor.kind in {Kind.USER, Kind.SYSTEM}:
        return YES
    return no(_("Bitte melden Sie sich an."))


def visible_seats(actor: Actor) -> Q:
    """Select the seats for which ``meetings.view_seat`` says yes: who sits where is no secret."""
    return Q() if actor.kind in {Kind.USER, Kind.SYSTEM} else Q(pk__in=[])


@permission("meetings.view_seat")
def view_seat(actor: Actor, _seat: Seat) -> Verdict:
    if actor.kind in {Kind.USER, Kind.SYSTEM}:
        return YES
    return no(_("Bitte melden Sie sich an."))


def visible(actor: Actor) -> Q:
    """Select the agenda items for which ``meetings.view`` says yes.

    Seats read the agenda of their body once it was sent out, and what is confidential only with a
    voice. What one's own seat proposed is seen at once.
    """
    if actor.kind is Kind.SYSTEM or actor.has(*READS_CONFIDENTIAL):
        return Q()
    if actor.kind is not Kind.USER:
        return Q(pk__in=[])
    sent = Q(meeting__state__in=SENT)
    held = _held_then(actor)
    voting = sent & Q(Exists(held.filter(seat__is_voting=True)))
    own = Q(Exists(_held_now(actor).filter(seat=OuterRef("proposed_by"))))
    open_to = Q() if actor.has(Role.LEADERSHIP) else sent & Q(Exists(held))
    return (Q(is_confidential=False) & open_to) | voting | own


def _held_then(actor: Actor) -> QuerySet[SeatHolder]:
    """Give the seats that the person fills on the day of the meeting a row belongs to."""
    day = OuterRef("meeting__sitting__on")
    begun = Q(valid_from=None) | Q(valid_from__lte=day)
    lasting = Q(valid_before=None) | Q(valid_before__gt=day)
    body = OuterRef("meeting__sitting__body")
    return SeatHolder.objects.filter(begun & lasting, person=actor.person_id, seat__body=body)


def _held_now(actor: Actor) -> QuerySet[SeatHolder]:
    if actor.on is None:
        return SeatHolder.objects.none()
    return SeatHolder.objects.filter(valid_on(actor.on), person=actor.person_id)


@permission("meetings.view")
def view(actor: Actor, item: AgendaItem) -> Verdict:
    if actor.kind is Kind.SYSTEM or actor.has(*READS_CONFIDENTIAL):
        return YES
    if actor.kind is not Kind.USER:
        return no(_("Bitte melden Sie sich an."))
    own = item.proposed_by_id and _held_now(actor).filter(seat=item.proposed_by_id).exists()
    if own or (actor.has(Role.LEADERSHIP) and not item.is_confidential):
        return YES
    return _as_member(actor, item)


def _as_member(actor: Actor, item: AgendaItem) -> Verdict:
    if item.meeting is None or item.meeting.state not in SENT:
        return no(_("Diese Tagesordnung ist noch nicht verschickt."))
    held = seats_of(actor, item.meeting)
    if any(holder.seat.is_voting for holder in held) or (held and not item.is_confidential):
        return YES
    return no(_("Das lesen nur die Mitglieder dieses Gremiums."))


def seats_of(actor: Actor, meeting: Meeting) -> list[SeatHolder]:
    """Give the seats the person fills in the body of a meeting, on its day."""
    body, day = meeting.sitting.body_id, meeting.sitting.on
    rows = SeatHolder.objects.filter(person=actor.person_id, seat__body=body)
    return [row for row in rows.select_related("seat") if row.holds_on(day)]


@permission("meetings.keep")
def keep(actor: Actor, _thing: object) -> Verdict:
    """Prepare, invite, circulate and close: the coordination, which is the office."""
    return _office(actor)


@permission("meetings.record")
def record(actor: Actor, _thing: object) -> Verdict:
    """Write down results, votes and attendance: the office, which takes the minutes."""
    return _office(actor)


@permission("meetings.propose")
def propose(actor: Actor, body_id: int) -> Verdict:
    """Propose a topic: the office, and everybody who fills a seat of the body.

    The members of an operational body propose to a leadership body, too.
    """
    if _office(actor) or proposing_seat(actor, body_id):
        return YES
    return no(_("Themen schlagen die Mitglieder des Gremiums vor."))


def proposing_seat(actor: Actor, body_id: int) -> Seat | None:
    """Give the seat for which the person proposes to a body; one of the body itself comes first."""
    if actor.kind is not Kind.USER:
        return None
    leads = Body.objects.filter(pk=body_id, level=Level.LEADERSHIP)
    below = Q(seat__body__level=Level.OPERATIONAL) & Q(Exists(leads))
    held = _held_now(actor).filter(Q(seat__body=body_id) | below).select_related("seat")
    own_first = sorted(held, key=lambda row: (row.seat.body_id != body_id, row.seat.code))
    return own_first[0].seat if own_first else None


def visible_tasks(actor: Actor) -> Q:
    """Select the tasks for which ``meetings.view_task`` says yes."""
    if actor.kind is Kind.SYSTEM or actor.has(*READS_ALL):
        return Q()
    if actor.kind is not Kind.USER:
        return Q(pk__in=[])
    seated = _held_now(actor).filter(seat__body=OuterRef("body"))
    own = Q(person=actor.person_id, person__isnull=False)
    return own | Q(organisation__in=actor.organisation_ids) | Q(Exists(seated))


@permission("meetings.view_task")
def view_task(actor: Actor, task: Task) -> Verdict:
    if actor.kind is Kind.SYSTEM or actor.has(*READS_ALL) or _owns(actor, task):
        return YES
    seated = actor.kind is Kind.USER and _held_now(actor).filter(seat__body=task.body_id)
    if seated and seated.exists():
        return YES
    return no(_("Diesen Auftrag lesen das Gremium und die zuständige Stelle."))


@permission("meetings.finish")
def finish(actor: Actor, task: Task) -> Verdict:
    """Say what became of a task: whoever took it on, and the office."""
    if _owns(actor, task) or _office(actor):
        return YES
    return no(_("Das trägt die zuständige Stelle oder die Koordination ein."))


@permission("meetings.chair")
def chair(actor: Actor, _task: Task) -> Verdict:
    """Drop or reopen a task: the office for its body, never the owner alone."""
    return _office(actor)


def visible_minutes(actor: Actor) -> Q:
    """Select the minutes for which ``meetings.view_minutes`` says yes."""
    if actor.kind is Kind.SYSTEM or actor.has(*READS_CONFIDENTIAL):
        return Q()
    if actor.kind is not Kind.USER:
        return Q(pk__in=[])
    sent = ~Q(state=MinutesState.DRAFT)
    return sent if actor.has(Role.LEADERSHIP) else sent & Q(Exists(_held_then(actor)))


@permission("meetings.view_minutes")
def view_minutes(actor: Actor, minutes: Minutes) -> Verdict:
    if actor.kind is Kind.SYSTEM or actor.has(*READS_CONFIDENTIAL):
        return YES
    sent = actor.kind is Kind.USER and minutes.state != MinutesState.DRAFT
    if sent and (actor.has(Role.LEADERSHIP) or seats_of(actor, minutes.meeting)):
        return YES
    return no(_("Die Niederschrift lesen die Mitglieder dieses Gremiums."))


@permission("meetings.object")
def object_to(actor: Actor, minutes: Minutes) -> Verdict:
    """Object to minutes: whoever was there."""
    there = minutes.meeting.attendances.filter(person=actor.person_id, presence="present")
    if actor.kind is Kind.USER and there.exists():
        return YES
    return no(_("Einwände erhebt, wer an der Sitzung teilgenommen hat."))


def visible_enclosures(actor: Actor) -> Q:
    """Select the papers for which ``meetings.view_enclosure`` says yes.

    The office reads them at once, everybody else when they lie in a pack.
    """
    if actor.kind is Kind.SYSTEM or actor.has(*READS_CONFIDENTIAL):
        return Q()
    if actor.kind is not Kind.USER:
        return Q(pk__in=[])
    packs = Pack.objects.filter(meeting=OuterRef("meeting"), supplement=OuterRef("supplement"))
    held = _held_then(actor)
    voting = Q(Exists(held.filter(seat__is_voting=True)))
    hidden = Q(is_confidential=True) | Q(item__isnull=False, item__is_confidential=True)
    readers = Q() if actor.has(Role.LEADERSHIP) else Q(Exists(held))
    return Q(Exists(packs)) & (voting | (~hidden & readers))


@permission("meetings.view_enclosure")
def view_enclosure(actor: Actor, paper: Enclosure) -> Verdict:
    if actor.kind is Kind.SYSTEM or actor.has(*READS_CONFIDENTIAL):
        return YES
    packed = Pack.objects.filter(meeting=paper.meeting_id, supplement=paper.supplement)
    if actor.kind is not Kind.USER or not packed.exists():
        return no(_("Diese Unterlage ist noch nicht verschickt."))
    return _reads(actor, paper.meeting, hidden=paper.is_hidden)


def visible_packs(actor: Actor) -> Q:
    """Select the packs for which ``meetings.view_pack`` says yes: with a voice, the full one."""
    if actor.kind is Kind.SYSTEM or actor.has(*READS_CONFIDENTIAL):
        return Q()
    if actor.kind is not Kind.USER:
        return Q(pk__in=[])
    held = _held_then(actor)
    opened = Q() if actor.has(Role.LEADERSHIP) else Q(Exists(held))
    return Q(Exists(held.filter(seat__is_voting=True))) | (Q(variant=Variant.OPEN) & opened)


@permission("meetings.view_pack")
def view_pack(actor: Actor, pack: Pack) -> Verdict:
    if actor.kind is Kind.SYSTEM or actor.has(*READS_CONFIDENTIAL):
        return YES
    if actor.kind is not Kind.USER:
        return no(_("Bitte melden Sie sich an."))
    return _reads(actor, pack.meeting, hidden=pack.variant == Variant.FULL)


def _reads(actor: Actor, meeting: Meeting, *, hidden: bool) -> Verdict:
    held = seats_of(actor, meeting)
    leads = actor.has(Role.LEADERSHIP) and not hidden
    if leads or any(holder.seat.is_voting for holder in held) or (held and not hidden):
        return YES
    return no(_("Das lesen nur die Mitglieder dieses Gremiums."))


def listed() -> Q:
    """Select the agenda items that anybody may know to exist: those of agendas that were sent."""
    sent = [MeetingState.INVITED, MeetingState.RUNNING, MeetingState.HELD, MeetingState.CLOSED]
    return Q(meeting__state__in=sent, position__isnull=False)


def public() -> Q:
    """Select the agenda items that anybody may read: of bodies that meet in public, if open."""
    return listed() & Q(is_confidential=False, body__is_public=True)


def _owns(actor: Actor, task: Task) -> bool:
    if actor.kind is not Kind.USER:
        return False
    return task.person_id == actor.person_id or actor.belongs_to(task.organisation_id)


def _office(actor: Actor) -> Verdict:
    if actor.has(Role.COORDINATION) or actor.kind is Kind.SYSTEM:
        return YES
    return no(_("Das kann nur die Koordination."))


def reads_all(actor: Actor) -> bool:
    """Say whether somebody reads who filled a seat before and who entered it."""
    return actor.kind is Kind.SYSTEM or actor.has(*READS_ALL)


def reads_confidential(actor: Actor, meeting: Meeting) -> bool:
    """Say whether somebody reads what is confidential in a meeting: the office and voices."""
    if actor.kind is Kind.SYSTEM or actor.has(*READS_CONFIDENTIAL):
        return True
    return any(holder.seat.is_voting for holder in seats_of(actor, meeting))


@permission("meetings.answer")
def answer(actor: Actor, invitation: Invitation) -> Verdict:
    """Open an invitation and answer it: the invited person; the office enters what it was told."""
    is_own = actor.kind in {Kind.USER, Kind.LINK} and actor.person_id == invitation.person_id
    if (is_own and invitation.revoked_on is None) or _office(actor):
        return YES
    return no(_("Diese Einladung ging an jemand anderen."))


@permission("meetings.keep_feed")
def keep_feed(actor: Actor, feed: CalendarFeed) -> Verdict:
    """Make or revoke a calendar address: only whose it is."""
    if actor.kind in {Kind.USER, Kind.LINK} and actor.person_id == feed.person_id:
        return YES
    return no(_("Diese Kalenderadresse gehört jemand anderem."))


def invited_items(actor: Actor, meeting: Meeting) -> Q:
    """Select what somebody reads of an agenda through an invitation: confidential with a voice."""
    items = Q(meeting=meeting)
    return items if reads_confidential(actor, meeting) else items & Q(is_confidential=False)
