"""The verb that tells leads what was decided on their measures: once, and again only if asked."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from wirkungskreis.journal.moves import note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.policy import demand
from wirkungskreis.meetings.models import Meeting
from wirkungskreis.network.domain import links
from wirkungskreis.network.domain.texts import after
from wirkungskreis.network.models import Access
from wirkungskreis.network.queries.letters import Letter, letters_of
from wirkungskreis.network.states import KEEP
from wirkungskreis.outbox.domain import post


@dataclass(frozen=True, slots=True)
class Told:
    """How many mails were laid out, and how many people have no address."""

    sent: int
    unreachable: int


@transaction.atomic
def tell(meeting: Meeting, *, actor: Actor, on: date, again: Collection[int] = frozenset()) -> Told:
    """Lay one mail out for everybody who was not told yet, about all their measures.

    ``again`` holds the persons who get a second one because what was said has changed since.
    """
    demand(actor, KEEP, meeting)
    after(meeting)
    letters = letters_of(meeting).letters
    reachable = [letter for letter in letters if letter.person.email]
    sent = sum(_tell(meeting, letter, actor, on, again) for letter in reachable)
    return Told(sent, len(letters) - len(reachable))


def _tell(meeting: Meeting, letter: Letter, actor: Actor, on: date, again: Collection[int]) -> bool:
    access = links.ensure(meeting, letter.person)
    is_changed = bool(access.told_digest) and access.told_digest != letter.digest
    if access.told_on and not (is_changed and letter.person.pk in again):
        return False
    times = access.times_told + 1
    rows = Access.objects.filter(pk=access.pk, times_told=access.times_told)
    if not rows.update(told_on=on, told_digest=letter.digest, times_told=times):
        return False
    note(access, "tell", actor=actor, meeting=meeting.pk, times=times)
    key = f"network.told:{access.pk}:{times}"
    post.put(actor=actor, person=letter.person, template="network.told", about=access, key=key)
    return True
