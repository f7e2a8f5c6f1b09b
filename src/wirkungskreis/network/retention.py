"""How long it is known who reported what back."""

from datetime import datetime

from wirkungskreis.network.models import Feedback
from wirkungskreis.people.keeping import retention


@retention(
    "network.feedback",
    what="Wer eine Rückmeldung aus einem Netzwerk gemeldet hat, und ihr Freitext",
    days=1095,
    start="Tag der Rückmeldung",
)
def feedback(before: datetime, /, *, at: datetime | None) -> list[str]:
    """Empty person and text; whom it reached and how many stays as a figure."""
    due = Feedback.objects.filter(on__lt=before.date()).exclude(person=None, text="")
    keys = [str(key) for key in due.order_by("pk").values_list("public_id", flat=True)]
    if at:
        due.update(person=None, text="", kind="")
    return keys
