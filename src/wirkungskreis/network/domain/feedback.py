"""Verbs around what comes back: reported once, corrected by the office where a name slipped in."""

from datetime import date
from typing import TypedDict, Unpack
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.concept.models import Element
from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.measures.models import Measure
from wirkungskreis.network.models import Feedback, Message
from wirkungskreis.network.states import KEEP, REPORT_BACK, MessageState


class Reported(TypedDict, total=False):
    """Whom the text reached and what they said; only the group and the way are needed."""

    group: str
    channel: str
    reached: int | None
    kind: str
    text: str
    measure: Measure | None
    field: Element | None


@transaction.atomic
def report_back(
    message: Message, *, actor: Actor, on: date, key: UUID, **reported: Unpack[Reported]
) -> Feedback:
    """Take what a multiplier reports; ``key`` makes handing in twice harmless.

    Nobody guesses whether a word is a name: the page asks for none, and the office can take one
    out.
    """
    demand(actor, REPORT_BACK, message)
    if known := Feedback.objects.filter(public_id=key).first():
        return known
    if message.state != MessageState.RELEASED:
        raise NotPossible(_("Der Text wird gerade überarbeitet. Bitte versuchen Sie es morgen."))
    if reported.get("text", "").strip() and not reported.get("kind"):
        raise NotPossible(_("Bitte wählen Sie, was es ist: Frage, Wunsch, Bedarf oder Lob."))
    made = Feedback.objects.create(
        message=message, person_id=actor.person_id, on=on, public_id=key, **reported
    )
    note(made, "report_back", actor=actor, message=message.pk)
    return made


def reword(feedback: Feedback, *, text: str, group: str, actor: Actor, edition: int) -> Feedback:
    """Take out of a text what does not belong there, such as a name."""
    if not group.strip():
        raise NotPossible(_("Bitte nennen Sie die Gruppe, die erreicht wurde."))
    changes = {"text": text.strip(), "group": group.strip()}
    return edit(feedback, "reword", KEEP, actor=actor, edition=edition, changes=changes)
