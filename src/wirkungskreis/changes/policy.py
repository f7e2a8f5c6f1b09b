"""Who may write changes down, and whose confirmation has an effect."""

from django.db.models import Q
from django.utils.translation import gettext as _

from wirkungskreis.changes.models import Change
from wirkungskreis.changes.states import Side
from wirkungskreis.kernel.actor import Actor, Kind, Role
from wirkungskreis.kernel.policy import YES, Verdict, no, permission


def visible(actor: Actor) -> Q:
    """Select the changes for which ``changes.view`` says yes: whoever signs in sees them."""
    return Q() if actor.kind in {Kind.USER, Kind.SYSTEM} else Q(pk__in=[])


@permission("changes.view")
def view(actor: Actor, _change: Change) -> Verdict:
    if actor.kind in {Kind.USER, Kind.SYSTEM}:
        return YES
    return no(_("Bitte melden Sie sich an."))


@permission("changes.keep")
def keep(actor: Actor, _thing: object) -> Verdict:
    """Write a change down and enter the decision behind it: the coordination."""
    if actor.has(Role.COORDINATION) or actor.kind is Kind.SYSTEM:
        return YES
    return no(_("Das kann nur die Koordination."))


@permission("changes.confirm")
def confirm(actor: Actor, change: Change) -> Verdict:
    """Confirm or refuse: the competent side, or the coordination in its name.

    The verb asks the coordination who confirmed it, so that nothing is confirmed by silence.
    """
    if actor.has(Role.COORDINATION) or actor.kind is Kind.SYSTEM:
        return YES
    if change.side == Side.ADMINISTRATION and actor.has(Role.LEADERSHIP):
        return YES
    measure = change.measure
    if change.side == Side.LEAD and measure and actor.belongs_to(measure.lead_id):
        return YES
    return no(_("Bestätigen kann nur die zuständige Seite."))
