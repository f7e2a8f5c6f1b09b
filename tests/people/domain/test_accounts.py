from datetime import date
from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command

from tests import world
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import Role
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.domain import accounts
from wirkungskreis.people.models import User

GOOD = "neun-rote-Ziegel-2026"


def invited(by: User, *roles: Role) -> User:
    return accounts.invite(
        world.person("Nadine"), actor=actor_of(by), username="nadine", roles=dict.fromkeys(roles)
    )


def test_an_invited_person_chooses_a_password_once(amira: User) -> None:
    user = invited(amira, Role.EDITORIAL)
    token = accounts.password_token(user)

    accounts.choose_password(user, token=token, password=GOOD)

    assert authenticate(username="nadine", password=GOOD) == user
    assert actor_of(user).roles == {Role.EDITORIAL}
    with pytest.raises(NotPossible, match="abgelaufen oder schon benutzt"):
        accounts.choose_password(user, token=token, password=GOOD)
    acts = [entry.act for entry in Entry.objects.order_by("pk")]
    assert acts == ["invite", "choose_password"]


@pytest.mark.parametrize("password", ["kurz", "qwertyuiop123"])
def test_a_weak_password_is_refused_with_reasons(amira: User, password: str) -> None:
    user = invited(amira)
    token = accounts.password_token(user)

    with pytest.raises(NotPossible):
        accounts.choose_password(user, token=token, password=password)

    assert accounts.password_link_holds(user, token)


def test_a_reset_ends_the_old_password_and_keeps_the_account(amira: User, bernd: User) -> None:
    accounts.reset_password(bernd, actor=actor_of(amira), edition=1)

    assert authenticate(username="bernd", password="rheinaue") is None
    accounts.choose_password(bernd, token=accounts.password_token(bernd), password=GOOD)
    assert authenticate(username="bernd", password=GOOD) == bernd


def test_a_deactivated_account_is_closed_until_it_is_opened_again(amira: User, bernd: User) -> None:
    accounts.deactivate(bernd, actor=actor_of(amira), edition=1)

    assert authenticate(username="bernd", password="rheinaue") is None
    assert not accounts.password_link_holds(bernd, accounts.password_token(bernd))
    accounts.reactivate(bernd, actor=actor_of(amira), edition=2)
    assert authenticate(username="bernd", password="rheinaue") == bernd


def test_roles_are_replaced_and_moderation_ends_on_a_day(amira: User, bernd: User) -> None:
    roles = {Role.MODERATION: date(2027, 1, 1), Role.STATISTICS: None}

    accounts.set_roles(bernd, actor=actor_of(amira), edition=1, roles=roles)

    assert actor_of(bernd, on=date(2026, 12, 31)).roles == {Role.MODERATION, Role.STATISTICS}
    assert actor_of(bernd, on=date(2027, 1, 1)).roles == {Role.STATISTICS}
    assert Entry.objects.get().facts == {"changed": [], "roles": ["moderation", "statistics"]}
    with pytest.raises(NotPossible, match="Moderation endet"):
        accounts.set_roles(bernd, actor=actor_of(amira), edition=2, roles={Role.MODERATION: None})


def test_the_last_coordination_stays(amira: User) -> None:
    with pytest.raises(NotPossible, match="letzte Koordination"):
        accounts.set_roles(amira, actor=actor_of(amira), edition=1, roles={})
    with pytest.raises(NotPossible, match="eigene Konto"):
        accounts.deactivate(amira, actor=actor_of(amira), edition=1)

    other = world.user("zweite", Role.COORDINATION)
    accounts.deactivate(amira, actor=actor_of(other), edition=1)
    with pytest.raises(NotPossible, match="letzte Koordination"):
        accounts.set_roles(other, actor=actor_of(other), edition=1, roles={})


def test_one_account_for_one_person_and_one_name(amira: User, bernd: User) -> None:
    actor = actor_of(amira)

    with pytest.raises(NotPossible, match="schon ein Konto"):
        accounts.invite(bernd.person, actor=actor, username="neu", roles={})
    with pytest.raises(NotPossible, match="vergeben"):
        accounts.invite(world.person("Neu"), actor=actor, username="BERND", roles={})
    with pytest.raises(NotAllowed):
        invited(bernd)


def test_a_mail_address_signs_in_only_if_it_is_unmistakable(bernd: User, chiara: User) -> None:
    type(bernd.person).objects.filter(pk=bernd.person_id).update(email="amt@example.org")
    assert authenticate(username="AMT@example.org", password="rheinaue") == bernd

    type(bernd.person).objects.filter(pk=chiara.person_id).update(email="amt@example.org")

    assert authenticate(username="amt@example.org", password="rheinaue") is None


@pytest.mark.django_db
def test_the_first_account_comes_from_the_command_line() -> None:
    out = StringIO()

    call_command("account", "invite", "amira", "--name=Amira", "--role=coordination", stdout=out)

    user = User.objects.get()
    token = out.getvalue().strip("/\n").split("/")[-1]
    assert out.getvalue().startswith(f"/werkbank/konto/passwort/{user.public_id}/")
    assert accounts.password_link_holds(user, token)
    with pytest.raises(CommandError, match="vergeben"):
        call_command("account", "invite", "amira", "--name=Andere", "--role=coordination")
    with pytest.raises(CommandError, match="gibt es nicht"):
        call_command("account", "reset", "niemand")
