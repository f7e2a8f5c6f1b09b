"""How long it is kept who was invited to a meeting and what they answered."""

from datetime import datetime

from wirkungskreis.kernel.formats import BERLIN
from wirkungskreis.meetings.domain import doors
from wirkungskreis.people.keeping import retention


@retention(
    "meetings.invitations",
    what="Persönliche Einladungen zu Sitzungen und die Antworten darauf",
    days=365,
    start="Tag der Sitzung",
)
def invitations(before: datetime, /, *, at: datetime | None) -> list[str]:
    """Delete them: who was there stands in the minutes, who was asked no longer matters."""
    return doors.retire(before.astimezone(BERLIN).date(), carry_out=at is not None)
