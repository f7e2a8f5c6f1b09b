"""Deleting a person: the data goes, the facts that others need stay under the person key."""

from dataclasses import dataclass
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkungskreis.journal import names
from wirkungskreis.journal.moves import edit
from wirkungskreis.kernel.actor import Actor, Role
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.people.domain.accounts import others_coordinate
from wirkungskreis.people.duties import MEMORIES, Duty, duties_of
from wirkungskreis.people.models import REDACTED, Person, Post, User

REDACT = "people.redact"


@dataclass(frozen=True, slots=True)
class Erasure:
    """What deleting a person does; nothing in it names the person."""

    key: str
    posts: int
    has_account: bool
    entries: int
    duties: list[Duty]

    @property
    def binding(self) -> list[Duty]:
        """What somebody else must take over first."""
        return [duty for duty in self.duties if duty.binding]

    def lines(self) -> list[str]:
        """Say in German what will be done."""
        said = [_("Name, E-Mail-Adresse und Telefonnummer werden gelöscht.")]
        if self.posts:
            text = ngettext(
                "{n} Posten wird beendet, die Funktion gelöscht.",
                "{n} Posten werden beendet, die Funktionen gelöscht.",
                self.posts,
            )
            said.append(text.format(n=self.posts))
        if self.has_account:
            said.append(_("Das Konto wird gesperrt, Benutzername, Passwort und Rollen entfernt."))
        if self.entries:
            text = ngettext(
                "In {n} Eintrag des Protokolls wird der Name entfernt.",
                "In {n} Einträgen des Protokolls wird der Name entfernt.",
                self.entries,
            )
            said.append(text.format(n=self.entries))
        return said


def erasure_of(person: Person, on: date) -> Erasure:
    """Look what deleting the person would do, without doing it."""
    user = User.objects.filter(person=person).first()
    return Erasure(
        key=str(person.public_id),
        posts=person.posts.count(),
        has_account=user is not None,
        entries=names.named(user_id=user.pk if user else None, person_id=person.pk).count(),
        duties=duties_of(person, on),
    )


@transaction.atomic
def redact(person: Person, *, actor: Actor, edition: int, on: date, at: datetime) -> Erasure:
    """Delete what tells who the person is. It cannot be undone.

    Refused while the person is named where somebody must answer, and for the last coordination.
    """
    demand(actor, REDACT, person)
    erasure = erasure_of(person, on)
    user = User.objects.filter(person=person).first()
    _check(person, user, erasure)
    changes: dict[str, object] = {
        "name": REDACTED,
        "email": "",
        "phone": "",
        "language": "de",
        "redacted_at": at,
    }
    edit(person, "redact", REDACT, actor=actor, edition=edition, changes=changes)
    _end_posts(person, on)
    entries = names.named(user_id=user.pk if user else None, person_id=person.pk)
    names.blank(entries)
    for name in sorted(MEMORIES):
        MEMORIES[name](person, on)
    if user:
        _close_account(user)
    return erasure


def _check(person: Person, user: User | None, erasure: Erasure) -> None:
    if person.redacted_at:
        raise NotPossible(_("Die Daten dieser Person sind schon gelöscht."))
    if erasure.binding:
        where = "; ".join(f"{duty.label} ({duty.mend})" for duty in erasure.binding)
        raise NotPossible(
            _(
                "Die Person ist noch als verantwortlich genannt: {where}. "
                "Bitte übergeben Sie das zuerst an jemand anderen."
            ).format(where=where)
        )
    coordinates = user and user.is_active and user.grants.filter(role=Role.COORDINATION).exists()
    if user and coordinates and not others_coordinate(user):
        raise NotPossible(
            _("Das ist die letzte Koordination. Bitte geben Sie die Rolle zuerst jemand anderem.")
        )


def _end_posts(person: Person, on: date) -> None:
    """Keep organisation and span, so that old reports stay true, but no function."""
    begun = Q(valid_from=None) | Q(valid_from__lt=on)
    person.posts.exclude(begun).delete()
    person.posts.filter(Q(valid_before=None) | Q(valid_before__gt=on)).update(valid_before=on)
    person.posts.update(function="", deputy_of=None)
    Post.objects.filter(deputy_of=person).update(deputy_of=None)


def _close_account(user: User) -> None:
    Authenticator.objects.filter(user=user).delete()
    user.grants.all().delete()
    user.set_unusable_password()
    user.username = f"geloescht-{user.public_id}"
    user.is_active = False
    user.save(update_fields=["username", "password", "is_active"])
