"""Names in the journal: the one thing in it that may be blanked, because no hash covers it."""

from django.db.models import Q, QuerySet

from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import Kind


def named(*, user_id: int | None, person_id: int) -> QuerySet[Entry]:
    """Find the entries that still show the name of a person as the one who acted."""
    by_link = Q(actor_kind=Kind.LINK, actor_id=person_id)
    by_user = Q(actor_kind=Kind.USER, actor_id=user_id) if user_id else Q(pk__in=())
    return Entry.objects.filter(by_link | by_user).exclude(actor_name="")


def blank(entries: QuerySet[Entry]) -> int:
    """Take the names away and return from how many entries; seals stay valid."""
    return entries.update(actor_name="")
