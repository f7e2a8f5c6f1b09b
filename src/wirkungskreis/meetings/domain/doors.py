"""Personal doors to a meeting and a calendar: tokens nobody stores, found by their hash."""

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from wirkungskreis.journal.moves import edit, note
from wirkungskreis.journal.tokens import hash_of, token_for
from wirkungskreis.kernel.actor import SYSTEM, Actor, Kind
from wirkungskreis.kernel.policy import demand
from wirkungskreis.meetings.models import CalendarFeed, Invitation
from wirkungskreis.meetings.queries.invited import still_holds
from wirkungskreis.meetings.states import ANSWER, TO_COME
from wirkungskreis.outbox.domain import post
from wirkungskreis.people.models import Person

READ_AFTER = timedelta(days=28)  # as long as the personal links of rounds can be read


def token_of(thing: Invitation | CalendarFeed) -> str:
    return token_for(thing._meta.label_lower, thing.pk, thing.generation)


def lock(thing: Invitation | CalendarFeed) -> None:
    """Store the hash of the present token; called by verbs right after a row was made."""
    thing.token_hash = hash_of(token_of(thing))
    thing.save(update_fields=["token_hash"])


def find(token: str) -> Invitation | None:
    """Find the invitation of a token, also a void one: its page says what happened."""
    return _rows().filter(token_hash=hash_of(token)).first()


def by_address(public_id: UUID) -> Invitation | None:
    """Find an invitation by what stands in its address; the session says whether it is open."""
    return _rows().filter(public_id=public_id).first()


def _rows() -> QuerySet[Invitation]:
    return Invitation.objects.select_related("meeting__sitting__body", "person", "seat", "item")


def why_closed(invitation: Invitation, on: date) -> str:
    """Say why a door does not open: ``revoked``, ``left`` the seat, ``over``; empty if it does."""
    if invitation.revoked_on:
        return "revoked"
    if on > invitation.meeting.sitting.on + READ_AFTER:
        return "over"
    return "" if still_holds(invitation) else "left"


def actor_of(invitation: Invitation) -> Actor:
    """Give the acting value behind an invitation: this person, with the rights of no other link.

    ``round_id`` and ``link_id`` stay empty: they are keys of the links of other stages.
    """
    return Actor(Kind.LINK, person_id=invitation.person_id, name=invitation.person.name)


@transaction.atomic
def use(invitation: Invitation) -> Actor:
    """Open a session with an invitation and note it, only after a POST."""
    actor = actor_of(invitation)
    demand(actor, ANSWER, invitation)
    note(invitation, "use_link", actor=actor)
    return actor


@transaction.atomic
def request_again(email: str, *, actor: Actor, hour: str) -> None:
    """Send the links of meetings to come to an address that is known; tell nobody whether it is.

    ``hour`` keeps it to one mail an hour and invitation.
    """
    rows = _rows().filter(
        meeting__state__in=TO_COME, revoked_on=None, person__email__iexact=email.strip()
    )
    for invitation in rows.exclude(person__email="").exclude(sent_on=None):
        key = f"meetings.link:{invitation.pk}:{invitation.generation}:{hour}"
        person = invitation.person
        post.put(actor=actor, person=person, template="meetings.invite", about=invitation, key=key)


def retire(before: date, *, carry_out: bool) -> list[str]:
    """Delete invitations and answers of meetings before a day; give their keys."""
    rows = Invitation.objects.filter(meeting__sitting__on__lt=before)
    keys = [str(key) for key in rows.values_list("public_id", flat=True)]
    if carry_out:
        rows.delete()
    return keys


def feed_of(person: Person) -> CalendarFeed | None:
    """Give a person's calendar address if there is one that works."""
    return CalendarFeed.objects.filter(person=person, revoked_on=None).first()


def find_feed(token: str) -> CalendarFeed | None:
    feeds = CalendarFeed.objects.filter(token_hash=hash_of(token), revoked_on=None)
    return feeds.select_related("person").first()


@transaction.atomic
def open_feed(person: Person, *, actor: Actor, on: date) -> CalendarFeed:
    """Make a private calendar address, or a new one: the old one is void from this moment."""
    feed, is_new = CalendarFeed.objects.get_or_create(person=person, defaults={"made_on": on})
    demand(actor, "meetings.keep_feed", feed)
    if is_new:
        lock(feed)
        note(feed, "open_feed", actor=actor)
        return feed
    feed.generation += 1
    changes = {
        "generation": feed.generation,
        "token_hash": hash_of(token_of(feed)),
        "made_on": on,
        "revoked_on": None,
    }
    return edit(
        feed, "renew", "meetings.keep_feed", actor=actor, edition=feed.edition, changes=changes
    )


def close_feed(feed: CalendarFeed, *, actor: Actor, on: date) -> CalendarFeed:
    """Make a calendar address void from this moment."""
    changes = {"revoked_on": on}
    rule = "meetings.keep_feed"
    return edit(feed, "revoke", rule, actor=actor, edition=feed.edition, changes=changes)


@transaction.atomic
def forget(person: Person, *, on: date) -> int:
    """Close every door of a person who is being deleted; the deletion was allowed before."""
    feeds = CalendarFeed.objects.filter(person=person)
    invitations = Invitation.objects.filter(person=person, revoked_on=None)
    for invitation in invitations:
        note(invitation, "revoke", actor=SYSTEM)
    count = invitations.update(revoked_on=on)
    return count + feeds.delete()[0]
