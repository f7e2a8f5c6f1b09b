"""Who may see and keep what councils and committees decided."""

from django.db.models import Exists, Model, OuterRef, Q
from django.utils.translation import gettext as _

from wirkungskreis.kernel.actor import Actor, Kind, Role
from wirkungskreis.kernel.policy import YES, Verdict, no, permission
from wirkungskreis.mandates.models import Attachment, Body, Consultation, Decision, Paper, Sitting
from wirkungskreis.mandates.models.decision import Kind as DecisionKind
from wirkungskreis.mandates.states import SittingState


def visible(actor: Actor) -> Q:
    """Select what a person may read: signed-in people read all of it, others come later."""
    return Q() if actor.kind in {Kind.USER, Kind.SYSTEM} else Q(pk__in=[])


@permission("mandates.view")
def view(actor: Actor, _thing: object) -> Verdict:
    """Bodies, sittings, decisions and conditions are read by everybody who signs in."""
    if actor.kind in {Kind.USER, Kind.SYSTEM}:
        return YES
    return no(_("Bitte melden Sie sich an."))


@permission("mandates.keep")
def keep(actor: Actor, _thing: object) -> Verdict:
    """Enter and correct them: the coordination."""
    if actor.has(Role.COORDINATION) or actor.kind is Kind.SYSTEM:
        return YES
    return no(_("Das kann nur die Koordination."))


def public(kind: type[Model]) -> Q:
    """Select what anybody may know: facts that happened in public or were published.

    Bodies exist in public. A body that does not meet in public shows that it met or is invited,
    not what it plans. A paper is public once a body dealt with it or its source is named; its stops
    and the decisions on it are those of bodies that meet in public. Of its documents those that
    were released.
    """
    dealt_with = Consultation.objects.filter(paper=OuterRef("pk"), body__is_public=True)
    shown = Q(Exists(dealt_with.exclude(result=""))) | ~Q(source="")
    met = Q(state=SittingState.HELD) | Q(invited_on__isnull=False)
    rules = {
        Body: Q(),
        Sitting: Q(body__is_public=True) | met,
        Paper: shown,
        Consultation: Q(body__is_public=True),
        Attachment: Q(released_on__isnull=False, paper__in=Paper.objects.filter(shown)),
        Decision: Q(body__is_public=True, kind=DecisionKind.DECISION),
    }
    return rules.get(kind, Q(pk__in=[]))


def is_public(decision: Decision) -> bool:
    """Say whether anybody may know a decision, by the same rule as ``public``; needs its body."""
    body = decision.body
    return body is not None and body.is_public and decision.kind == DecisionKind.DECISION
