"""What was promised at items, which needs were stated or taken up there, and which wait."""

from django.db.models import Q, QuerySet

from wirkungskreis.kernel.actor import Actor
from wirkungskreis.measures.models import Commitment, Need
from wirkungskreis.measures.policy import visible_commitments, visible_needs
from wirkungskreis.measures.queries import needs_for
from wirkungskreis.measures.states import NeedState
from wirkungskreis.meetings.models import AgendaItem, Pledge
from wirkungskreis.meetings.queries.reading import items_for

MOST = 20  # needs that one form offers


def pledges_of(actor: Actor, item: AgendaItem) -> list[Pledge]:
    """Give what an item brought, as far as the person may read it; three queries."""
    promised = Commitment.objects.filter(visible_commitments(actor))
    needs = Need.objects.filter(visible_needs(actor))
    rows = Pledge.objects.filter(Q(commitment__in=promised) | Q(need__in=needs), item=item)
    return list(rows.select_related("commitment__organisation", "need"))


def open_needs(actor: Actor, item: AgendaItem) -> list[Need]:
    """Give open needs, those of the item's own measure or field first; two queries."""
    rows = needs_for(actor).filter(state=NeedState.OPEN)

    def distance(need: Need) -> int:
        if item.measure_id and need.measure_id == item.measure_id:
            return 0
        fields = {item.element_id, item.measure.field_id if item.measure else None} - {None}
        return 1 if need.field_id in fields else 2

    return sorted(rows, key=distance)[:MOST]


def items_of(actor: Actor, thing: Commitment | Need) -> QuerySet[AgendaItem]:
    """Give the items at which a promise was given or a need came up, if the person reads them."""
    name = "commitment" if isinstance(thing, Commitment) else "need"
    return items_for(actor).filter(**{f"pledges__{name}": thing}).order_by("meeting__sitting__on")
