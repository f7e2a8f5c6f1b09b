"""A form sent twice makes one thing: a lost answer, a second click, the back button."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

from django.db import IntegrityError, transaction

from wirkungskreis.journal.models import Once
from wirkungskreis.kernel.actor import Actor

KEPT_DAYS = 7


@transaction.atomic
def once(key: UUID, *, actor: Actor, make: Callable[[], str]) -> str:
    """Call ``make`` and give the address it returns; for a used key, give the earlier address.

    The key and what was made stand or fall together: if ``make`` raises, the key is free again.
    Two at the same moment: the second waits for the first. A key counts for its actor alone.
    """
    owner = f"{actor.kind}:{actor.user_id or actor.link_id or actor.person_id or 0}"
    try:
        with transaction.atomic():
            row = Once.objects.create(key=key, owner=owner)
    except IntegrityError:
        return Once.objects.get(key=key, owner=owner).address
    row.address = make()
    row.save(update_fields=["address"])
    return row.address


def forget(*, now: datetime) -> int:
    """Delete keys that nobody will send again."""
    count, _per_model = Once.objects.filter(at__lt=now - timedelta(days=KEPT_DAYS)).delete()
    return count
