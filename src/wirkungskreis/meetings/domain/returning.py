"""Once minutes are approved, what became of a topic goes back to whoever proposed it."""

from datetime import date

from wirkungskreis.kernel.actor import Actor
from wirkungskreis.meetings.models import Minutes, Rank
from wirkungskreis.outbox.domain import post


def give_back(minutes: Minutes, *, actor: Actor, on: date) -> int:
    """Write to the member on the seat that proposed an item; say how many mails that is.

    Each item of each version goes back once; a seat without a member or an address gets none.
    """
    items = minutes.meeting.items.exclude(proposed_by=None).select_related("proposed_by")
    count = 0
    for item in items.prefetch_related("proposed_by__holders__person"):
        holder = item.proposed_by.holder_on(on, Rank.MEMBER) if item.proposed_by else None
        if holder is None or not holder.person.email:
            continue
        key = f"meetings.excerpt:{item.pk}:{minutes.version}"
        post.put(
            actor=actor, person=holder.person, template="meetings.excerpt", about=item, key=key
        )
        count += 1
    return count
