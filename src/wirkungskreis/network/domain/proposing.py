"""The verb by which a multiplier puts a topic before the committee they heard from."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.meetings.domain import topics
from wirkungskreis.meetings.models import AgendaItem, Meeting
from wirkungskreis.network.models import Multiplier
from wirkungskreis.network.states import PROPOSE
from wirkungskreis.people.models.spans import valid_on


def propose(
    meeting: Meeting, *, key: UUID, title: str, text: str, on: date, actor: Actor
) -> AgendaItem:
    """Propose a topic to the body of the meeting until its deadline.

    The office reads beside it which group it comes from, and no name.
    """
    demand(actor, PROPOSE, meeting)
    if not title.strip():
        raise NotPossible(_("Bitte nennen Sie das Thema."))
    mine = Multiplier.objects.filter(valid_on(on), person=actor.person_id).first()
    origin = _("Aus dem Netzwerk: {group}").format(group=mine.group) if mine else ""
    whole = "\n\n".join(part for part in (text.strip(), origin) if part)
    body = meeting.sitting.body
    return topics.carry(body, key=key, title=title.strip(), text=whole, on=on, actor=actor)
