"""What stands in the mails about tasks and promises; read at sending, never stale."""

from django.utils.translation import gettext_lazy as _

from wirkungskreis.kernel import formats
from wirkungskreis.measures.models import Commitment
from wirkungskreis.measures.states import PROMISED
from wirkungskreis.meetings.models import Task
from wirkungskreis.meetings.states import PENDING
from wirkungskreis.outbox.fillers import Filled, address, filler
from wirkungskreis.outbox.models import Mail


@filler("meetings.due", label=_("Auftrag wird fällig"))
@filler("meetings.overdue", label=_("Auftrag überfällig"))
def remind(mail: Mail) -> Filled | None:
    """Name the task, its day and its page; nothing if it was settled meanwhile."""
    task = Task.objects.select_related("body").filter(pk=mail.about_id, state__in=PENDING).first()
    if task is None:
        return None
    values = {
        "task": task,
        "body": task.body.name,
        "due": formats.day(task.due),
        "weekday": formats.weekday(task.due),
        "given": formats.day(task.given_on),
        "page": address(f"/werkbank/auftragsbuch/{task.public_id}/"),
    }
    return Filled(values)


@filler("meetings.promise_confirm", label=_("Bitte um Bestätigung einer Zusage"))
@filler("meetings.promise_due", label=_("Zusage wird fällig"))
@filler("meetings.promise_overdue", label=_("Zusage überfällig"))
def promised(mail: Mail) -> Filled | None:
    """Name the promise, its day and its page; nothing if it was settled meanwhile."""
    rows = Commitment.objects.select_related("organisation", "sitting__body")
    found = rows.filter(pk=mail.about_id, state__in=PROMISED).first()
    if found is None or found.sitting is None:
        return None
    if (found.confirmed_on is None) != (mail.template == "meetings.promise_confirm"):
        return None
    values = {
        "what": found.what,
        "organisation": found.organisation.label,
        "body": found.sitting.body.name,
        "given": formats.day(found.sitting.on),
        "until": formats.day(found.until) if found.until else "",
        "page": address(f"/werkbank/zusagen/{found.public_id}/"),
    }
    return Filled(values)
