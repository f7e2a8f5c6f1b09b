"""What is forgotten about mails, and when."""

from datetime import datetime, timedelta

from wirkungskreis.outbox.models import Mail
from wirkungskreis.outbox.states import State
from wirkungskreis.people.models import Person

KEPT_DAYS = 180


def forget_texts(*, now: datetime, days: int = KEPT_DAYS, dry_run: bool = False) -> int:
    """Empty address, subject and text of mails that ended so long ago; say how many those are."""
    over = [State.SENT, State.FAILED, State.BOUNCED, State.CANCELLED]
    rows = Mail.objects.filter(state__in=over, created_at__lt=now - timedelta(days=days))
    rows = rows.exclude(address="", subject="", body="")
    return rows.count() if dry_run else rows.update(address="", subject="", body="")


def forget_person(person: Person) -> int:
    """Empty what was written to somebody who is being deleted; say how many mails that are."""
    return person.mails.exclude(address="", subject="", body="").update(
        address="", subject="", body=""
    )
