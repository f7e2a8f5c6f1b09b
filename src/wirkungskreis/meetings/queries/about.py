"""What was said and decided before on what an item is about, and where it went."""

from dataclasses import dataclass

from django.db.models import Q

from wirkungskreis.kernel.actor import Actor
from wirkungskreis.mandates.models import Decision
from wirkungskreis.mandates.queries import decisions_for
from wirkungskreis.meetings.models import SUBJECTS, AgendaItem
from wirkungskreis.meetings.queries.reading import items_for
from wirkungskreis.meetings.states import Ground

FORMER = 12  # items of the past that one page shows


@dataclass(frozen=True, slots=True)
class Former:
    """Earlier items on the same subject, newest first, and what was decided about it."""

    items: list[AgendaItem]
    decisions: list[Decision]


def former(actor: Actor, item: AgendaItem) -> Former:
    """Find them by subject, or by where the item came from; two queries."""
    same = _same_subject(item)
    rows = items_for(actor).filter(same, meeting__isnull=False).exclude(pk=item.pk)
    items = list(rows.order_by("-meeting__sitting__on", "position")[:FORMER])
    return Former(items, list(decisions_for(actor).filter(_decided(item))[:FORMER]))


def _same_subject(item: AgendaItem) -> Q:
    came = Q(pk__in=[pk for pk in (item.carried_from_id, item.handed_from_id) if pk])
    for name in SUBJECTS:
        if subject := getattr(item, f"{name}_id"):
            return came | Q(**{f"{name}_id": subject})
    return came


def _decided(item: AgendaItem) -> Q:
    """Select decisions by the code they name, or by an earlier item on the same subject."""
    about = ""
    if item.measure:
        about = item.measure.code
    elif item.element:
        about = item.element.key
    elif item.indicator:
        about = item.indicator.code
    elif item.round:
        about = item.round.code
    by_code = Q(about=about) if about else Q(pk__in=[])
    here = AgendaItem.objects.filter(_same_subject(item)).exclude(pk=item.pk)
    return by_code & ~Q(ruling__item=item.pk) | Q(ruling__item__in=here)


def handed_on(item: AgendaItem) -> list[AgendaItem]:
    """Give the items that another body has because of this one: handed over, and answered."""
    rows = item.handed_to.filter(ground__in=[Ground.HANDED, Ground.ANSWER])
    return list(rows.select_related("body", "meeting__sitting").order_by("pk"))
