"""Who may see and keep the words that everybody shares."""

from django.db.models import Q
from django.utils.translation import gettext as _

from wirkungskreis.kernel.actor import Actor, Kind, Role
from wirkungskreis.kernel.policy import YES, Verdict, no, permission


def visible(actor: Actor) -> Q:
    """Select the words for which ``vocab.view`` says yes: all or none."""
    return Q() if actor.kind in {Kind.USER, Kind.SYSTEM} else Q(pk__in=())


@permission("vocab.view")
def view(actor: Actor, _word: object) -> Verdict:
    if actor.kind in {Kind.USER, Kind.SYSTEM}:
        return YES
    return no(_("Die gemeinsamen Wörter sehen nur angemeldete Menschen."))


@permission("vocab.keep")
def keep(actor: Actor, _word: object) -> Verdict:
    if actor.kind is Kind.SYSTEM or actor.has(Role.COORDINATION):
        return YES
    return no(_("Gemeinsame Wörter pflegt nur die Koordination."))
