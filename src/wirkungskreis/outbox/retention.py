"""How long the outbox keeps what was written to whom."""

from datetime import datetime

from wirkungskreis.outbox.domain.keeping import KEPT_DAYS, forget_texts
from wirkungskreis.people.keeping import retention


@retention(
    "outbox.texts",
    what="Adresse, Betreff und Text versandter und gescheiterter E-Mails",
    days=KEPT_DAYS,
    start="Anlegen der E-Mail",
)
def texts(before: datetime, /, *, at: datetime | None) -> list[str]:
    """Count them: the row itself stays, as proof that somebody was asked."""
    return ["mail"] * forget_texts(now=before, days=0, dry_run=at is None)
