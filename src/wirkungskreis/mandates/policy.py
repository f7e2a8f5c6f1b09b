"""Who may see and keep what councils and committees decided."""

from django.db.models import Q
from django.utils.translation import gettext as _

from wirkungskreis.kernel.actor import Actor, Kind, Role
from wirkungskreis.kernel.policy import YES, Verdict, no, permission


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
