"""What can be read about changes, from the decision as well as from what was changed."""

from django.db.models import Q, QuerySet

from wirkungskreis.changes.models import Change
from wirkungskreis.changes.policy import visible
from wirkungskreis.changes.states import WAITING, ChangeState, Kind
from wirkungskreis.concept.models import Element, Version, Wording
from wirkungskreis.kernel.actor import Actor


def changes_for(actor: Actor) -> QuerySet[Change]:
    """Every change with what it is about and what it rests on."""
    related = ["decision__body", "consequence", "condition", "measure__lead", "element"]
    related += ["indicator", "aim"]
    return Change.objects.filter(visible(actor)).select_related(
        *related, "version", "other", "organisation", "settled_by"
    )


def orders_of(version: Version, actor: Actor) -> dict[int, Change]:
    """Give, by field, the change that set the order of its goals as this version shows it."""
    found = changes_for(actor).filter(
        kind=Kind.GOAL_ORDER,
        state=ChangeState.PREPARED,
        version__concept=version.concept_id,
        version__number__lte=version.number,
    )
    return {row.element_id: row for row in found.order_by("pk") if row.element_id}


def of_element(element: Element, actor: Actor) -> QuerySet[Change]:
    """Every change of an element, and for a goal those that set its place in its field."""
    fields = Wording.objects.filter(children__element=element).values("element")
    order = Q(kind=Kind.GOAL_ORDER, element__in=fields)
    return changes_for(actor).filter(Q(element=element) | order)


def waiting_for(actor: Actor) -> QuerySet[Change]:
    """Give what waits for somebody's confirmation, the oldest first."""
    return changes_for(actor).filter(state__in=WAITING).order_by("wished_on", "pk")
