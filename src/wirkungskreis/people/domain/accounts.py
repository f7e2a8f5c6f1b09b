"""Verbs about accounts: who can sign in, with which roles, and how a lost key is replaced."""

from collections.abc import Mapping
from datetime import date

from allauth.mfa.models import Authenticator
from django.contrib.auth.password_validation import validate_password
from django.contrib.auth.tokens import default_token_generator
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel.actor import Actor, Kind, Role
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.people.models import Grant, Person, User

KEEP = "people.keep_account"
Roles = Mapping[Role, date | None]


@transaction.atomic
def invite(person: Person, *, actor: Actor, username: str, roles: Roles) -> User:
    """Open an account without a password; the one-time link of ``password_token`` sets it."""
    demand(actor, KEEP, person)
    if person.redacted_at:
        raise NotPossible(_("Die Daten dieser Person sind gelöscht. Ein Konto ist nicht möglich."))
    if User.objects.filter(person=person).exists():
        raise NotPossible(_("Diese Person hat schon ein Konto."))
    if User.objects.filter(username__iexact=username.strip()).exists():
        raise NotPossible(_("Der Benutzername ist vergeben. Bitte wählen Sie einen anderen."))
    user = User.objects.create_user(username.strip(), None, person)
    _grant(user, roles)
    note(
        user,
        "invite",
        actor=actor,
        person=str(person.public_id),
        roles=sorted(role.value for role in roles),
    )
    return user


@transaction.atomic
def set_roles(user: User, *, actor: Actor, edition: int, roles: Roles) -> User:
    """Replace the roles; a date is the first day on which the role no longer counts."""
    if Role.COORDINATION not in roles:
        _check_others_coordinate(user)
    edit(
        user,
        "set_roles",
        KEEP,
        actor=actor,
        edition=edition,
        changes={},
        roles=sorted(role.value for role in roles),
    )
    user.grants.exclude(role__in=roles).delete()
    _grant(user, roles)
    return user


def deactivate(user: User, *, actor: Actor, edition: int) -> User:
    """Nobody signs in any more; open sessions end with the next request."""
    if user.pk == actor.user_id:
        raise NotPossible(_("Das eigene Konto können Sie nicht sperren."))
    _check_others_coordinate(user)
    changes = {"is_active": False}
    return edit(user, "deactivate", KEEP, actor=actor, edition=edition, changes=changes)


def reactivate(user: User, *, actor: Actor, edition: int) -> User:
    if user.person.redacted_at:
        raise NotPossible(_("Die Daten dieser Person sind gelöscht. Das Konto bleibt gesperrt."))
    changes = {"is_active": True}
    return edit(user, "reactivate", KEEP, actor=actor, edition=edition, changes=changes)


@transaction.atomic
def reset_password(user: User, *, actor: Actor, edition: int) -> User:
    """Take the password away and end all sessions; then ``password_token`` opens the door."""
    if not user.is_active:
        raise NotPossible(_("Das Konto ist gesperrt. Bitte öffnen Sie es zuerst wieder."))
    user.set_unusable_password()
    changes = {"password": user.password}
    return edit(user, "reset_password", KEEP, actor=actor, edition=edition, changes=changes)


@transaction.atomic
def reset_mfa(user: User, *, actor: Actor, edition: int) -> User:
    """Remove the second factor and its recovery codes, for somebody who lost the telephone."""
    edit(user, "reset_mfa", KEEP, actor=actor, edition=edition, changes={})
    deleted, _rows = Authenticator.objects.filter(user=user).delete()
    if not deleted:
        raise NotPossible(_("Für dieses Konto ist kein zweiter Faktor eingerichtet."))
    return user


def password_token(user: User) -> str:
    """Make the secret of a one-time link: valid for PASSWORD_RESET_TIMEOUT or until one is set."""
    return default_token_generator.make_token(user)


def password_link_holds(user: User, token: str) -> bool:
    return user.is_active and default_token_generator.check_token(user, token)


@transaction.atomic
def choose_password(user: User, *, token: str, password: str) -> User:
    """Set a password by a one-time link; it works once."""
    user = User.objects.select_for_update().get(pk=user.pk)
    if not password_link_holds(user, token):
        raise NotPossible(
            _("Dieser Link ist abgelaufen oder schon benutzt. Bitte fordern Sie einen neuen an.")
        )
    actor = Actor(Kind.USER, user_id=user.pk, person_id=user.person_id, name=user.person.name)
    return _set_password(user, password, "choose_password", actor)


@transaction.atomic
def change_password(user: User, *, actor: Actor, old: str, password: str) -> User:
    """Set the own password, knowing the present one."""
    if actor.user_id != user.pk or not user.check_password(old):
        raise NotPossible(_("Das ist nicht Ihr jetziges Passwort."))
    return _set_password(user, password, "change_password", actor)


def note_own_key(user: User, act: str, *, actor: Actor) -> None:
    """Note what somebody did to the own second factor; the sign-in library has done it."""
    note(user, act, actor=actor)


def _set_password(user: User, password: str, act: str, actor: Actor) -> User:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise NotPossible(" ".join(error.messages)) from error
    user.set_password(password)
    user.save(update_fields=["password"])
    note(user, act, actor=actor)
    return user


def others_coordinate(user: User) -> bool:
    """Whether somebody else could still keep the accounts."""
    open_accounts = User.objects.filter(is_active=True).exclude(pk=user.pk)
    return open_accounts.filter(grants__role=Role.COORDINATION, grants__valid_before=None).exists()


def _check_others_coordinate(user: User) -> None:
    coordinates = user.grants.filter(role=Role.COORDINATION).exists()
    if coordinates and user.is_active and not others_coordinate(user):
        raise NotPossible(
            _("Das ist die letzte Koordination. Bitte geben Sie die Rolle zuerst jemand anderem.")
        )


def _grant(user: User, roles: Roles) -> None:
    if Role.MODERATION in roles and roles[Role.MODERATION] is None:
        raise NotPossible(_("Die Rolle Moderation endet an einem Tag. Bitte geben Sie ihn an."))
    for role, end in roles.items():
        Grant.objects.update_or_create(user=user, role=role, defaults={"valid_before": end})
