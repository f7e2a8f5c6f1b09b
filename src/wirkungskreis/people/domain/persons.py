"""Verbs about people and their posts."""

from datetime import date
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.people.duties import HANDOVERS, duties_of
from wirkungskreis.people.models import Organisation, Person, Post

KEEP = "people.keep_person"


class Contact(TypedDict, total=False):
    """Who somebody is and how to reach them; ``language`` is a code such as ``uk``."""

    name: str
    email: str
    phone: str
    language: str


@transaction.atomic
def create(*, actor: Actor, **contact: Unpack[Contact]) -> Person:
    """Take somebody into the directory; a mail address belongs to one person only."""
    demand(actor, KEEP, None)
    _check_email(contact.get("email", ""))
    person = Person.objects.create(**contact)
    note(person, "create", actor=actor)
    return person


@transaction.atomic
def revise(person: Person, *, actor: Actor, edition: int, **contact: Unpack[Contact]) -> Person:
    """Change the named facts; what was deleted stays deleted."""
    _check_living(person)
    _check_email(contact.get("email", ""), person)
    return edit(person, "revise", KEEP, actor=actor, edition=edition, changes={**contact})


@transaction.atomic
def appoint(
    person: Person,
    *,
    actor: Actor,
    organisation: Organisation,
    function: str = "",
    valid_from: date | None = None,
    deputy_of: Person | None = None,
) -> Post:
    """Give somebody a place in an organisation from the day on."""
    demand(actor, KEEP, person)
    _check_living(person)
    if deputy_of == person:
        raise NotPossible(_("Niemand vertritt sich selbst. Bitte wählen Sie eine andere Person."))
    if valid_from and not organisation.exists_on(valid_from):
        raise NotPossible(
            _("Die Organisation besteht an diesem Tag nicht. Bitte prüfen Sie das Datum.")
        )
    if person.posts.filter(
        organisation=organisation, function=function.strip(), valid_before=None
    ).exists():
        raise NotPossible(_("Diesen Posten hat die Person schon."))
    post = Post.objects.create(
        person=person,
        organisation=organisation,
        function=function.strip(),
        valid_from=valid_from,
        deputy_of=deputy_of,
    )
    note(person, "appoint", actor=actor, organisation=organisation.code, post=post.pk)
    return post


@transaction.atomic
def end_post(post: Post, *, actor: Actor, day: date) -> Post:
    """Let a post end on the day: the day is the first one on which it is not held."""
    demand(actor, KEEP, post.person)
    if post.valid_before is not None and post.valid_before <= day:
        raise NotPossible(_("Dieser Posten ist schon beendet."))
    if post.valid_from and day <= post.valid_from:
        raise NotPossible(
            _("Der Posten hat an diesem Tag noch nicht begonnen. Bitte prüfen Sie das Datum.")
        )
    post.valid_before = day
    post.save(update_fields=["valid_before"])
    note(post.person, "end_post", actor=actor, post=post.pk, day=day.isoformat())
    return post


@transaction.atomic
def hand_over(person: Person, *, actor: Actor, successor: Person, on: date) -> int:
    """Give everything the person answers for to somebody else; return how many things it was."""
    demand(actor, KEEP, person)
    if successor == person:
        raise NotPossible(_("Bitte wählen Sie eine andere Person: Diese hat die Aufgaben schon."))
    _check_living(successor)
    if not duties_of(person, on):
        raise NotPossible(_("Es gibt nichts zu übergeben."))
    count = sum(HANDOVERS[name](person, successor, actor, on) for name in sorted(HANDOVERS))
    note(person, "hand_over", actor=actor, to=str(successor.public_id), count=count)
    return count


def _check_living(person: Person) -> None:
    if person.redacted_at:
        raise NotPossible(
            _("Die Daten dieser Person sind gelöscht. Sie kann nichts mehr übernehmen.")
        )


def _check_email(email: str, person: Person | None = None) -> None:
    same = Person.objects.filter(email__iexact=email) if email else Person.objects.none()
    if any(other != person for other in same):
        raise NotPossible(_("Diese E-Mail-Adresse gehört schon zu einer anderen Person."))
