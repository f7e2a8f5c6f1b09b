"""Who reads, writes and brings in papers, and who follows the council's own system."""

from django.db.models import Q
from django.utils.translation import gettext as _

from wirkungskreis.council.models import Draft
from wirkungskreis.council.states import SEEN_BY_COMMITTEES
from wirkungskreis.kernel.actor import Actor, Kind, Role
from wirkungskreis.kernel.policy import YES, Verdict, no, permission

WORKS_ON = (Role.COORDINATION, Role.LEADERSHIP, Role.EDITORIAL, Role.AUDIT)


def visible(actor: Actor) -> Q:
    """Select the drafts for which ``council.view`` says yes."""
    if actor.has(*WORKS_ON) or actor.kind is Kind.SYSTEM:
        return Q()
    if actor.kind is Kind.USER:
        return Q(state__in=SEEN_BY_COMMITTEES, is_public=True, paper__isnull=False)
    return Q(pk__in=[])


@permission("council.view")
def view(actor: Actor, draft: Draft) -> Verdict:
    """Who writes reads all; whoever signs in reads public papers once they are before a body."""
    if actor.has(*WORKS_ON) or actor.kind is Kind.SYSTEM:
        return YES
    is_out = draft.state in SEEN_BY_COMMITTEES and draft.paper_id is not None
    if actor.kind is Kind.USER and is_out and draft.is_public:
        return YES
    return no(_("Diese Vorlage ist noch nicht in der Beratung."))


@permission("council.write")
def write(actor: Actor, _draft: object) -> Verdict:
    """Draft, edit, enter results: the coordination and the editors."""
    if actor.has(Role.COORDINATION, Role.EDITORIAL) or actor.kind is Kind.SYSTEM:
        return YES
    return no(_("Das können nur die Koordination und die Redaktion."))


@permission("council.clear")
def clear(actor: Actor, _draft: object) -> Verdict:
    """Clear a paper for the council: the coordination and the leadership."""
    if actor.has(Role.COORDINATION, Role.LEADERSHIP) or actor.kind is Kind.SYSTEM:
        return YES
    return no(_("Das können nur die Koordination und die Leitung."))


@permission("council.bring_in")
def bring_in(actor: Actor, _draft: object) -> Verdict:
    """Bring a paper in and enter what came of it, facts for all stages: the coordination."""
    return _coordination(actor)


@permission("council.follow")
def follow(actor: Actor, _thing: object) -> Verdict:
    """Look at what the council's system says and take it over: the coordination."""
    return _coordination(actor)


def _coordination(actor: Actor) -> Verdict:
    if actor.has(Role.COORDINATION) or actor.kind is Kind.SYSTEM:
        return YES
    return no(_("Das kann nur die Koordination."))
