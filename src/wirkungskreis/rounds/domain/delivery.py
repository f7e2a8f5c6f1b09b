"""The verb that learns from the outbox which requests did not arrive."""

from datetime import date

from django.db import transaction

from wirkungskreis.journal.moves import note
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.outbox.models import Mail
from wirkungskreis.rounds.models import AccessLink
from wirkungskreis.rounds.states import RoundState

LOST = ["bounced", "failed"]


@transaction.atomic
def learn_of_lost_mails(on: date) -> int:
    """Mark the links of open rounds whose latest mail came back; say how many are new."""
    links = AccessLink.objects.filter(round__state=RoundState.OPEN, undeliverable_on=None)
    waiting = {link.pk: link for link in links}
    mails = Mail.objects.filter(about=AccessLink._meta.label_lower, about_id__in=waiting)
    latest = dict(mails.order_by("pk").values_list("about_id", "state"))
    lost = [waiting[pk] for pk, state in latest.items() if state in LOST]
    for link in lost:
        link.undeliverable_on = on
        link.edition += 1
        note(link, "mark_undeliverable", actor=SYSTEM)
    AccessLink.objects.bulk_update(lost, ["undeliverable_on", "edition"])
    return len(lost)
