"""Who may see a background job: who asked for it, and the coordination."""

from django.db.models import Q
from django.utils.translation import gettext as _

from wirkungskreis.jobs.models import Job
from wirkungskreis.kernel.actor import Actor, Kind, Role
from wirkungskreis.kernel.policy import YES, Verdict, no, permission


def visible(actor: Actor) -> Q:
    """Select the rows for which ``jobs.view`` says yes; a test holds the two together."""
    if _sees_all(actor):
        return Q()
    return Q(user=actor.user_id) if actor.kind is Kind.USER else Q(pk__in=[])


@permission("jobs.view")
def view(actor: Actor, job: Job) -> Verdict:
    is_own = actor.kind is Kind.USER and job.user_id == actor.user_id
    if is_own or _sees_all(actor):
        return YES
    return no(_("Diesen Auftrag hat jemand anderes gegeben."))


def _sees_all(actor: Actor) -> bool:
    return actor.has(Role.COORDINATION, Role.AUDIT) or actor.kind is Kind.SYSTEM
