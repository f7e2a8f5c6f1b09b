"""What can be read about changes, from the decision as well as from what was changed."""

from django.db.models import QuerySet

from wirkungskreis.changes.models import Change
from wirkungskreis.changes.policy import visible
from wirkungskreis.changes.states import WAITING
from wirkungskreis.kernel.actor import Actor


def changes_for(actor: Actor) -> QuerySet[Change]:
    """Every change with what it is about and what it rests on."""
    related = ["decision__body", "consequence", "condition", "measure__lead", "element"]
    related += ["indicator", "aim"]
    return Change.objects.filter(visible(actor)).select_related(
        *related, "version", "other", "organisation", "settled_by"
    )


def waiting_for(actor: Actor) -> QuerySet[Change]:
    """Give what waits for somebody's confirmation, the oldest first."""
    return changes_for(actor).filter(state__in=WAITING).order_by("wished_on", "pk")
