"""What stands in the mails about tasks; read when they are sent, so that they are never stale."""

from django.utils.translation import gettext_lazy as _

from wirkungskreis.kernel import formats
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
