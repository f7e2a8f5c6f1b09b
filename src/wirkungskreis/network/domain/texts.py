"""Verbs around the text to pass on: draft, write, release, send."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import edit, move, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.meetings.models import Meeting
from wirkungskreis.meetings.queries.reading import rulings_of
from wirkungskreis.meetings.states import OVER
from wirkungskreis.network.domain import links
from wirkungskreis.network.models import Access, Message
from wirkungskreis.network.outputs import text as words
from wirkungskreis.network.queries.reading import carriers
from wirkungskreis.network.states import KEEP, MessageState
from wirkungskreis.outbox.domain import post
from wirkungskreis.people.models import Person


@transaction.atomic
def draft(meeting: Meeting, *, actor: Actor) -> Message:
    """Begin the text from what was decided and anybody may know; twice gives the first."""
    demand(actor, KEEP, meeting)
    after(meeting)
    if known := Message.objects.filter(meeting=meeting).first():
        return known
    found = rulings_of(list(meeting.items.values_list("pk", flat=True)))
    rows = [row for row in found.select_related("item__measure") if words.is_open(row.item)]
    message = Message.objects.create(
        meeting=meeting, text=words.plain(meeting, rows), simple=words.simple(meeting, rows)
    )
    note(message, "draft", actor=actor, meeting=meeting.pk)
    return message


def after(meeting: Meeting) -> None:
    """Refuse before the results are complete: nobody is told half of it."""
    if meeting.state not in OVER:
        raise NotPossible(
            _("Die Sitzung ist noch nicht geschlossen. Bitte tragen Sie erst alle Ergebnisse ein.")
        )


def write(message: Message, *, text: str, simple: str, actor: Actor, edition: int) -> Message:
    """Change the text until it is released."""
    if message.state != MessageState.DRAFT:
        raise NotPossible(
            _("Der Text ist veröffentlicht. Nehmen Sie ihn zurück, wenn Sie ihn ändern wollen.")
        )
    changes = {"text": text.strip(), "simple": simple.strip()}
    return edit(message, "write", KEEP, actor=actor, edition=edition, changes=changes)


def release(message: Message, *, actor: Actor, edition: int, on: date) -> Message:
    """Let the text out: from now on everybody who signs in reads it."""
    if not message.text.strip():
        raise NotPossible(_("Der Text ist leer. Bitte schreiben Sie, was weitergegeben wird."))
    return move(message, "release", actor=actor, edition=edition, changes={"released_on": on})


def take_back(message: Message, *, actor: Actor, edition: int) -> Message:
    """Take the text back to change it; what was sent stays sent."""
    return move(message, "take_back", actor=actor, edition=edition)


@transaction.atomic
def send(message: Message, *, actor: Actor, on: date) -> int:
    """Lay a mail out for every multiplier with an address who has none yet; say how many."""
    demand(actor, KEEP, message)
    if message.state != MessageState.RELEASED:
        raise NotPossible(_("Bitte veröffentlichen Sie den Text zuerst."))
    people = [one.person for one in carriers(on) if one.person.email]
    return sum(_send(message, person, actor=actor, on=on) for person in people)


def _send(message: Message, person: Person, *, actor: Actor, on: date) -> bool:
    access = links.ensure(message.meeting, person)
    if not Access.objects.filter(pk=access.pk, passed_on=None).update(passed_on=on):
        return False
    note(access, "pass_on", actor=actor, meeting=message.meeting_id)
    key = f"network.pass_on:{message.pk}:{person.pk}"
    post.put(actor=actor, person=person, template="network.pass_on", about=access, key=key)
    return True
