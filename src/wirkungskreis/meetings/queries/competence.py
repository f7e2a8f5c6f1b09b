"""Which body may decide on what: a steering group cannot order a free body about."""

from wirkungskreis.mandates.models import Kind, Level
from wirkungskreis.meetings.models import AgendaItem

OF_OTHERS = ("measure", "element", "version", "condition", "paper")


def may_decide(item: AgendaItem) -> bool:
    """Say whether the body decides; otherwise it recommends or agrees.

    Political bodies decide. Steering groups decide on what is their own: dates, procedure, rounds
    and reports. A measure belongs to its lead, the concept and what it demands to the council.
    """
    if item.body.level == Level.POLITICAL:
        return True
    return not any(getattr(item, f"{name}_id") for name in OF_OTHERS)


def usual_kind(item: AgendaItem) -> str:
    """Give how this body's decision on an item is called, unless somebody says otherwise."""
    if item.body.level == Level.OPERATIONAL:
        return Kind.RECOMMENDATION
    return Kind.DECISION if may_decide(item) else Kind.AGREEMENT
