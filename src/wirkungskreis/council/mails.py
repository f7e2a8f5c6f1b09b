"""What stands in the mails about the council's requests; read when they are sent."""

from django.utils.translation import gettext_lazy as _

from wirkungskreis.council.ahead import deadline
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel import formats
from wirkungskreis.mandates.models import Condition
from wirkungskreis.mandates.states import PENDING
from wirkungskreis.outbox.fillers import Filled, address, filler
from wirkungskreis.outbox.models import Mail


@filler("council.condition", label=_("Erinnerung an einen Ratsauftrag"))
def remind(mail: Mail) -> Filled | None:
    """Say what is to be shown until when; gone when it was shown meanwhile."""
    rows = Condition.objects.filter(state__in=PENDING).prefetch_related("fulfilments")
    condition = rows.filter(pk=mail.about_id).first()
    if condition is None:
        return None
    due = deadline(condition, today())
    if due.on is None:
        return None
    path = f"/werkbank/gremien/ratsauftraege/{condition.public_id}/"
    values = {
        "condition": condition,
        "due": formats.day(due.on),
        "is_overdue": due.is_overdue,
        "link": address(path),
    }
    return Filled(values)
