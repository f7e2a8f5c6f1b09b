"""Who may read which version of the concept, and who may write it."""

from django.db.models import Q
from django.utils.translation import gettext as _

from wirkungskreis.concept.models import Version
from wirkungskreis.concept.states import FROZEN, VersionState
from wirkungskreis.kernel.actor import Actor, Kind, Role
from wirkungskreis.kernel.policy import YES, Verdict, no, permission

PUBLIC = [*FROZEN, VersionState.CONSULTED]


def visible(actor: Actor) -> Q:
    """Select the versions for which ``concept.view`` says yes; drafts stay inside."""
    return Q() if actor.kind in {Kind.USER, Kind.SYSTEM} else Q(state__in=PUBLIC)


@permission("concept.view")
def view(actor: Actor, version: Version) -> Verdict:
    """Everybody reads what is adopted or open for comments; who signs in reads drafts too."""
    if actor.kind in {Kind.USER, Kind.SYSTEM} or version.state in PUBLIC:
        return YES
    return no(_("Dieser Entwurf ist noch nicht veröffentlicht."))


@permission("concept.edit")
def edit(actor: Actor, _thing: object) -> Verdict:
    """Write drafts, bring them into consultation and council: the coordination."""
    return _coordination(actor)


@permission("concept.adopt")
def adopt(actor: Actor, _thing: object) -> Verdict:
    """Enter the council's decision, record old versions and correct transcription errors."""
    return _coordination(actor)


def _coordination(actor: Actor) -> Verdict:
    if actor.has(Role.COORDINATION) or actor.kind is Kind.SYSTEM:
        return YES
    return no(_("Das kann nur die Koordination."))
