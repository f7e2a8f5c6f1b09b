"""Personal doors to what followed from a meeting: a token nobody stores, found by its hash."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import F

from wirkungskreis.journal.moves import note
from wirkungskreis.journal.tokens import hash_of, token_for
from wirkungskreis.kernel.actor import SYSTEM, Actor, Kind
from wirkungskreis.kernel.policy import demand
from wirkungskreis.meetings.models import Meeting
from wirkungskreis.network.models import Access
from wirkungskreis.people.models import Person

OPEN_FOR = timedelta(days=180)  # after the meeting; two meetings of a body later nobody asks


def token_of(access: Access) -> str:
    return token_for("network.access", access.pk, access.generation)


def find(token: str) -> Access | None:
    """Find the door of a token, also a revoked or expired one: its page says what happened."""
    rows = Access.objects.select_related("meeting__sitting", "person")
    return rows.filter(token_hash=hash_of(token)).first()


def by_id(pk: int) -> Access | None:
    """Find the door of a session; asked anew for every request, so that revoking works at once."""
    rows = Access.objects.select_related("meeting__sitting__body", "person")
    return rows.filter(pk=pk).first()


def is_over(access: Access, on: date) -> bool:
    return on > access.meeting.sitting.on + OPEN_FOR


def actor_of(access: Access) -> Actor:
    """Give the acting value behind a door: it sees this meeting's text, nothing else."""
    return Actor(Kind.LINK, person_id=access.person_id, link_id=access.pk, name=access.person.name)


@transaction.atomic
def use(access: Access) -> Actor:
    """Open a session with the door and note it: once per session, and only after a POST."""
    actor = actor_of(access)
    demand(actor, "network.use_link", access)
    note(access, "use_link", actor=actor)
    return actor


def ensure(meeting: Meeting, person: Person) -> Access:
    """Make the door that is not there yet; called by verbs that have asked the policy."""
    access, is_new = Access.objects.get_or_create(meeting=meeting, person=person)
    if is_new:
        access.token_hash = hash_of(token_of(access))
        access.save(update_fields=["token_hash"])
    return access


def revoke_all(person: Person, *, on: date) -> int:
    """Make all doors of a person void who is being deleted; the deletion was allowed before."""
    rows = Access.objects.filter(person=person, revoked_on=None)
    for access in rows:
        note(access, "revoke", actor=SYSTEM)
    return rows.update(revoked_on=on, edition=F("edition") + 1)
