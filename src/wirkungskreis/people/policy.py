"""Who may see and keep organisations, persons and accounts."""

from django.db.models import Q
from django.utils.translation import gettext as _

from wirkungskreis.kernel.actor import Actor, Kind, Role
from wirkungskreis.kernel.policy import YES, Verdict, no, permission
from wirkungskreis.people.models import Organisation, Person, Post, User

NOBODY = Q(pk__in=())
READERS = (Role.COORDINATION, Role.LEADERSHIP, Role.AUDIT)


def visible(actor: Actor) -> Q:
    """Select the organisations for which ``people.view_organisation`` says yes: all or none."""
    return Q() if actor.kind in {Kind.USER, Kind.SYSTEM} else NOBODY


def visible_persons(actor: Actor) -> Q:
    """Select the persons for which ``people.view_person`` says yes."""
    if actor.kind is Kind.SYSTEM or actor.has(*READERS):
        return Q()
    if actor.kind is not Kind.USER:
        return NOBODY
    colleagues = Post.objects.filter(organisation__in=actor.organisation_ids)
    return Q(pk=actor.person_id) | Q(pk__in=colleagues.values("person"))


def visible_accounts(actor: Actor) -> Q:
    """Select the accounts for which ``people.view_account`` says yes."""
    if actor.kind is Kind.SYSTEM or actor.has(Role.COORDINATION, Role.AUDIT):
        return Q()
    return NOBODY


@permission("people.view_organisation")
def view_organisation(actor: Actor, _organisation: Organisation) -> Verdict:
    if actor.kind in {Kind.USER, Kind.SYSTEM}:
        return YES
    return no(_("Das Verzeichnis der Organisationen sehen nur angemeldete Menschen."))


@permission("people.keep_organisation")
def keep_organisation(actor: Actor, _organisation: Organisation | None) -> Verdict:
    return _coordination(actor)


@permission("people.view_person")
def view_person(actor: Actor, person: Person) -> Verdict:
    """Everybody sees themselves and the people of their own organisations."""
    if actor.kind is Kind.SYSTEM or actor.has(*READERS):
        return YES
    works_at = {post.organisation_id for post in person.posts.all()}
    own = actor.kind is Kind.USER and actor.person_id == person.pk
    if own or any(map(actor.belongs_to, works_at)):
        return YES
    return no(_("Diese Person gehört nicht zu Ihrer Organisation."))


@permission("people.see_contact")
def see_contact(actor: Actor, person: Person) -> Verdict:
    """Mail addresses and telephone numbers are for those who must reach people."""
    own = actor.kind is Kind.USER and actor.person_id == person.pk
    if own or actor.has(Role.COORDINATION):
        return YES
    return no(_("Kontaktdaten sehen nur die Koordination und die Person selbst."))


@permission("people.keep_person")
def keep_person(actor: Actor, _person: Person | None) -> Verdict:
    return _coordination(actor)


@permission("people.redact")
def redact(actor: Actor, _person: Person) -> Verdict:
    return _coordination(actor)


@permission("people.view_account")
def view_account(actor: Actor, _user: User) -> Verdict:
    if actor.kind is Kind.SYSTEM or actor.has(Role.COORDINATION, Role.AUDIT):
        return YES
    return no(_("Konten sehen nur die Koordination und die Revision."))


@permission("people.keep_account")
def keep_account(actor: Actor, _user: User | Person) -> Verdict:
    return _coordination(actor)


def _coordination(actor: Actor) -> Verdict:
    """Let the command line do it, too: somebody must make the first account."""
    if actor.kind is Kind.SYSTEM or actor.has(Role.COORDINATION):
        return YES
    return no(_("Das kann nur die Koordination."))
