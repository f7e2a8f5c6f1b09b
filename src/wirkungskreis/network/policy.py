"""Who reads texts to pass on and what came back, and who may report."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from wirkungskreis.kernel.actor import Actor, Kind, Role
from wirkungskreis.kernel.policy import YES, Verdict, no, permission
from wirkungskreis.mandates.models import Level
from wirkungskreis.meetings.models import Meeting, SeatHolder
from wirkungskreis.network.models import Access, Feedback, Message, Multiplier
from wirkungskreis.network.states import MessageState
from wirkungskreis.people.models.spans import valid_on

READS_DRAFTS = (Role.COORDINATION, Role.AUDIT)
READS_FEEDBACK = (Role.COORDINATION, Role.LEADERSHIP, Role.COMMITTEE, Role.AUDIT)


def visible(actor: Actor) -> Q:
    """Select the texts for which ``network.view`` says yes: released ones hold public facts."""
    if actor.kind is Kind.SYSTEM or actor.has(*READS_DRAFTS):
        return Q()
    released = Q(state=MessageState.RELEASED)
    if actor.kind is Kind.USER:
        return released
    if own_door(actor):
        return released & Q(meeting__in=_own(actor).values("meeting"))
    return Q(pk__in=[])


@permission("network.view")
def view(actor: Actor, message: Message) -> Verdict:
    if actor.kind is Kind.SYSTEM or actor.has(*READS_DRAFTS):
        return YES
    if message.state == MessageState.RELEASED and (
        actor.kind is Kind.USER or _is_asked(actor, message)
    ):
        return YES
    return no(_("Dieser Text ist noch nicht veröffentlicht."))


def visible_feedback(actor: Actor) -> Q:
    """Select what came back for which ``network.view_feedback`` says yes."""
    if actor.kind is Kind.SYSTEM or actor.has(*READS_FEEDBACK):
        return Q()
    if actor.kind is Kind.USER:
        return Q(person=actor.person_id, person__isnull=False)
    if own_door(actor):
        return Q(person=actor.person_id, message__meeting__in=_own(actor).values("meeting"))
    return Q(pk__in=[])


@permission("network.view_feedback")
def view_feedback(actor: Actor, feedback: Feedback) -> Verdict:
    if actor.kind is Kind.SYSTEM or actor.has(*READS_FEEDBACK):
        return YES
    own = feedback.person_id is not None and feedback.person_id == actor.person_id
    if own and (actor.kind is Kind.USER or _is_asked(actor, feedback.message)):
        return YES
    return no(_("Das lesen die Gremien und wer es gemeldet hat."))


@permission("network.keep")
def keep(actor: Actor, _thing: object) -> Verdict:
    """Write, release and send texts, and say who is a multiplier: the coordination."""
    if actor.has(Role.COORDINATION) or actor.kind is Kind.SYSTEM:
        return YES
    return no(_("Das kann nur die Koordination."))


@permission("network.report_back")
def report_back(actor: Actor, message: Message) -> Verdict:
    """Report whom a text reached: multipliers by link or signed in, and the coordination."""
    if _is_asked(actor, message) or actor.has(Role.COORDINATION):
        return YES
    if actor.kind is Kind.USER and is_multiplier(actor):
        return YES
    return no(_("Rückmeldungen geben Multiplikatorinnen und Multiplikatoren."))


@permission("network.propose")
def propose(actor: Actor, meeting: Meeting) -> Verdict:
    """Propose a topic by the link of a meeting: whoever is named as a multiplier that day."""
    if own_door(actor) and _own(actor).filter(meeting=meeting).exists() and is_multiplier(actor):
        return YES
    return no(_("Themen schlagen Multiplikatorinnen und Multiplikatoren vor."))


@permission("network.use_link")
def use_link(actor: Actor, access: Access) -> Verdict:
    if own_door(actor) and actor.link_id == access.pk and access.revoked_on is None:
        return YES
    return no(_("Dieser Link gilt nicht mehr."))


def own_door(actor: Actor) -> bool:
    """Say whether somebody came through a link of this package: links of rounds name a round."""
    return actor.kind is Kind.LINK and actor.round_id is None and actor.link_id is not None


def is_multiplier(actor: Actor) -> bool:
    """Say whether somebody fills a seat of an operational body on their day, or was named."""
    if actor.on is None:
        return False
    now = valid_on(actor.on)
    seats = SeatHolder.objects.filter(
        now, person=actor.person_id, seat__body__level=Level.OPERATIONAL
    )
    return seats.exists() or Multiplier.objects.filter(now, person=actor.person_id).exists()


def _is_asked(actor: Actor, message: Message) -> bool:
    """Say whether the door of the person belongs to this text's meeting."""
    if not own_door(actor):
        return False
    return _own(actor).filter(meeting=message.meeting_id).exists()


def _own(actor: Actor) -> QuerySet[Access]:
    """Give the door somebody came through; other packages' links count their rows alike."""
    return Access.objects.filter(pk=actor.link_id or 0, person=actor.person_id, revoked_on=None)
