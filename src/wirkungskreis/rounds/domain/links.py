"""Personal links: a token nobody stores, found again by its hash, void when revoked or over."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import edit, note
from wirkungskreis.journal.tokens import hash_of, token_for
from wirkungskreis.kernel.actor import SYSTEM, Actor, Kind
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.outbox.domain import post
from wirkungskreis.people.models import Person
from wirkungskreis.rounds.models import AccessLink, Round
from wirkungskreis.rounds.states import KEEP, RoundState

READ_AFTER_SITTING = timedelta(days=28)  # see docs/decisions: what was decided can be read


def token_of(link: AccessLink) -> str:
    return token_for("rounds.link", link.pk, link.generation)


def find(token: str) -> AccessLink | None:
    """Find the link of a token, also a revoked or expired one: its page says what happened."""
    links = AccessLink.objects.select_related("round__sitting", "person")
    return links.filter(token_hash=hash_of(token)).first()


def by_id(pk: int) -> AccessLink | None:
    """Find the link of a session; asked anew for every request, so that revoking works at once."""
    links = AccessLink.objects.select_related("round__sitting__body", "person")
    return links.filter(pk=pk).first()


def is_over(link: AccessLink, on: date) -> bool:
    """Say whether even reading has ended: the report is out, and its sitting four weeks past."""
    rnd = link.round
    if rnd.state != RoundState.CLOSED or rnd.reported_on is None:
        return False
    if rnd.sitting is None:
        return True
    return on > max(rnd.sitting.on, rnd.reported_on) + READ_AFTER_SITTING


def actor_of(link: AccessLink) -> Actor:
    """Give the acting value behind a link: it sees what this person was asked, nothing else."""
    return Actor(
        Kind.LINK,
        person_id=link.person_id,
        round_id=link.round_id,
        link_id=link.pk,
        name=link.person.name,
    )


@transaction.atomic
def use(link: AccessLink) -> Actor:
    """Open a session with the link and note it: once per session, and only after a POST."""
    actor = actor_of(link)
    demand(actor, "rounds.use_link", link)
    note(link, "use_link", actor=actor)
    return actor


def ensure(rnd: Round, people: Iterable[Person]) -> list[AccessLink]:
    """Make the links that are not there yet; called by verbs that have asked the policy."""
    wanted = {person.pk: person for person in people}
    known = set(rnd.links.filter(person__in=wanted).values_list("person", flat=True))
    AccessLink.objects.bulk_create(
        [AccessLink(round=rnd, person=p) for pk, p in wanted.items() if pk not in known]
    )
    links = list(rnd.links.filter(person__in=wanted).select_related("person").order_by("pk"))
    for link in links:
        link.token_hash = hash_of(token_of(link))
    AccessLink.objects.bulk_update(links, ["token_hash"], batch_size=200)
    return links


@transaction.atomic
def renew(link: AccessLink, *, actor: Actor, edition: int, on: date) -> AccessLink:
    """Make the old link void and send a new one."""
    if link.round.state != RoundState.OPEN:
        raise NotPossible(_("Neue Links gibt es nur, solange die Abfrage offen ist."))
    link.generation += 1
    changes = {
        "generation": link.generation,
        "token_hash": hash_of(token_of(link)),
        "revoked_on": None,
        "undeliverable_on": None,
        "asked_on": link.asked_on or on,
    }
    edit(link, "renew", KEEP, actor=actor, edition=edition, changes=changes)
    post.put(actor=actor, person=link.person, template="rounds.link", about=link)
    return link


def revoke(link: AccessLink, *, actor: Actor, edition: int, on: date) -> AccessLink:
    """Make the link void from this moment; sessions opened with it end as well."""
    if link.revoked_on:
        raise NotPossible(_("Dieser Link ist schon gesperrt."))
    return edit(link, "revoke", KEEP, actor=actor, edition=edition, changes={"revoked_on": on})


def revoke_all(person: Person, *, on: date) -> int:
    """Make all links of a person void who is being deleted; the deletion was allowed before."""
    links = list(person.links.filter(revoked_on=None))
    for link in links:
        note(link, "revoke", actor=SYSTEM)
    return person.links.filter(revoked_on=None).update(revoked_on=on, edition=F("edition") + 1)


def mark_undeliverable(link: AccessLink, *, actor: Actor, edition: int, on: date) -> AccessLink:
    """Note that the mail came back: nobody is called silent whom it did not reach."""
    changes = {"undeliverable_on": on}
    return edit(link, "mark_undeliverable", KEEP, actor=actor, edition=edition, changes=changes)


def mark_delivered(link: AccessLink, *, actor: Actor, edition: int, on: date) -> AccessLink:
    """Note that the person was reached after all, such as at a corrected address."""
    changes = {"undeliverable_on": None, "asked_on": link.asked_on or on}
    return edit(link, "mark_delivered", KEEP, actor=actor, edition=edition, changes=changes)


@transaction.atomic
def request_again(email: str, *, actor: Actor, hour: str) -> None:
    """Send the links of open rounds to an address that is known; tell nobody whether it is.

    ``hour`` keeps it to one mail an hour and link.
    """
    links = AccessLink.objects.filter(
        round__state=RoundState.OPEN, revoked_on=None, person__email__iexact=email.strip()
    ).exclude(person__email="")
    for link in links.select_related("person"):
        key = f"rounds.link:{link.pk}:{link.generation}:{hour}"
        post.put(actor=actor, person=link.person, template="rounds.link", about=link, key=key)
