"""What came back from networks is proposed for the next agenda."""

from collections import Counter

from django.db.models import Q
from django.utils.translation import gettext as _

from wirkungskreis.kernel import formats
from wirkungskreis.mandates.models import Level
from wirkungskreis.meetings.queries.grounds import source
from wirkungskreis.meetings.queries.offers import Asked, Offer, Proposal, clipped, in_german
from wirkungskreis.meetings.states import Ground
from wirkungskreis.network.models import Feedback, Message
from wirkungskreis.network.outputs.sums import about_reach, told
from wirkungskreis.network.queries.reading import feedback_for
from wirkungskreis.network.states import FeedbackKind


@source("network")
def feedback(asked: Asked, /) -> list[Offer]:
    """Propose one item a text for what came back since the meeting before; two queries.

    The body whose meeting it was hears it, and so do operational bodies, whose members carry it.
    """
    carries = asked.body.level == Level.OPERATIONAL
    own = Q() if carries else Q(message__meeting__sitting__body=asked.body)
    rows = feedback_for(asked.actor).filter(own, on__gt=asked.since, on__lte=asked.on)
    by_message: dict[Message, list[Feedback]] = {}
    for row in rows.select_related("message__meeting__sitting__body", "measure"):
        by_message.setdefault(row.message, []).append(row)
    taken = {item.title for item in asked.taken.items if item.ground == Ground.FEEDBACK}
    parts = [_proposal(message, found) for message, found in by_message.items()]
    fresh = [part for part in parts if part.title not in taken]
    return [Offer(Ground.FEEDBACK, _("Aus den Netzwerken"), fresh)]


def _proposal(message: Message, rows: list[Feedback]) -> Proposal:
    sitting = message.meeting.sitting
    with in_german():
        title = _("Rückmeldungen aus Netzwerken zur Sitzung {body} am {day}").format(
            body=sitting.body.name, day=formats.day(sitting.on)
        )
        text = "\n\n".join(told(row) for row in reversed(rows))
    kinds = Counter(row.kind for row in rows if row.kind)
    found = [f"{kinds[kind]} × {kind.label}" for kind in FeedbackKind if kinds[kind]]
    why = f"{about_reach(rows)}; {_(', ').join(found) or _('ohne Fragen und Wünsche')}"
    key = f"feedback:{message.public_id}"
    return Proposal(key, Ground.FEEDBACK, clipped(title), why, page=message, text=text)
