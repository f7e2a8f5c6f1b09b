"""Who may see the outbox and decide about mails."""

from django.db.models import Q
from django.utils.translation import gettext as _

from wirkungskreis.kernel.actor import Actor, Kind, Role
from wirkungskreis.kernel.policy import YES, Verdict, no, permission
from wirkungskreis.outbox.models import Mail


def visible(actor: Actor) -> Q:
    """Select the rows for which ``outbox.view`` says yes; a test holds the two together."""
    return Q() if _reads(actor) else Q(pk__in=[])


@permission("outbox.view")
def view(actor: Actor, _mail: Mail) -> Verdict:
    if _reads(actor):
        return YES
    return no(_("Den Postausgang sehen die Koordination und die Revision."))


@permission("outbox.steer")
def steer(actor: Actor, _mail: Mail) -> Verdict:
    if actor.has(Role.COORDINATION) or actor.kind is Kind.SYSTEM:
        return YES
    return no(_("Über Mails entscheidet die Koordination."))


def _reads(actor: Actor) -> bool:
    return actor.has(Role.COORDINATION, Role.AUDIT) or actor.kind is Kind.SYSTEM
