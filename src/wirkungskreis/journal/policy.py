"""Who may read the whole journal; the history of one thing belongs to that thing's page."""

from django.utils.translation import gettext as _

from wirkungskreis.kernel.actor import Actor, Kind, Role
from wirkungskreis.kernel.policy import YES, Verdict, no, permission


@permission("journal.read")
def read(actor: Actor, _thing: object) -> Verdict:
    if actor.has(Role.COORDINATION, Role.AUDIT) or actor.kind is Kind.SYSTEM:
        return YES
    return no(_("Das Protokoll lesen die Koordination und die Revision."))
