"""Signing in: by name or mail address, throttled, with a second factor."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.http import HttpResponse
from django.test import Client

from tests import world
from wirkungskreis.journal.models import Entry
from wirkungskreis.people.domain import accounts
from wirkungskreis.people.models import Person, User

LOGIN = "/werkbank/anmelden/"
ACCOUNT = "/werkbank/konto/"
LIST = "/werkbank/organisationen/"
PASSWORD = "rheinaue"  # noqa: S105  of invented people
GOOD = "neun-rote-Ziegel-2026"


def enter(client: Client, login: str, password: str = PASSWORD, to: str = LOGIN) -> HttpResponse:
    return client.post(to, {"login": login, "password": password})  # type: ignore[return-value]


def is_in(client: Client) -> bool:
    return client.get(LIST).status_code == 200


def code_for(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def set_up_factor(client: Client, user: User) -> tuple[str, list[str]]:
    """Sign in, set up the second factor by its pages, sign out; return secret and codes."""
    enter(client, user.username)
    page = f"{ACCOUNT}zweiter-faktor/einrichten/"
    client.post(f"{ACCOUNT}bestaetigen/?next={page}", {"password": "rheinaue"})
    secret = client.get(page).context["form"].secret
    done = client.post(page, {"code": code_for(secret)})
    assert done["Location"] == f"{ACCOUNT}notfallcodes/"
    codes = client.get(done["Location"]).context["unused_codes"]
    client.post("/werkbank/abmelden/")
    return secret, codes


def test_signing_in_leads_back_to_the_page_that_was_asked_for(client: Client, amira: User) -> None:
    asked = client.get(f"{LIST}?suche=a")
    assert asked["Location"] == f"{LOGIN}?next={LIST}%3Fsuche%3Da"

    response = enter(client, "amira", to=asked["Location"])

    assert response["Location"] == f"{LIST}?suche=a"
    assert is_in(client)


def test_the_mail_address_opens_the_door_too(client: Client, amira: User) -> None:
    Person.objects.filter(pk=amira.person_id).update(email="amira@example.org")

    enter(client, "Amira@example.org")

    assert is_in(client)


def test_unknown_names_wrong_passwords_and_closed_accounts_read_the_same(
    client: Client, amira: User, bernd: User
) -> None:
    User.objects.filter(pk=bernd.pk).update(is_active=False)

    answers = [enter(client, "amira", "falsch"), enter(client, "niemand"), enter(client, "bernd")]

    assert [answer.status_code for answer in answers] == [422, 422, 422]
    said = {tuple(answer.context["form"].non_field_errors()) for answer in answers}  # type: ignore[attr-defined]
    sentence = (
        "Benutzername oder Passwort stimmen nicht. Bitte prüfen Sie beides. "
        "Ein neues Passwort erhalten Sie unter „Passwort vergessen?“."
    )
    assert said == {(sentence,)}
    assert not is_in(client)


def test_the_sixth_wrong_password_within_a_minute_is_refused(client: Client, amira: User) -> None:
    first = [enter(client, "amira", "falsch").status_code for _ in range(5)]
    sixth = enter(client, "amira", "falsch")
    right = enter(client, "amira")

    assert first == [422] * 5
    assert (sixth.status_code, right.status_code) == (429, 429)
    assert "Zu viele Versuche. Bitte warten Sie eine Minute" in sixth.content.decode()
    assert not is_in(client)


def test_others_can_sign_in_meanwhile(client: Client, amira: User, bernd: User) -> None:
    for _ in range(6):
        enter(client, "amira", "falsch")

    enter(client, "bernd")

    assert is_in(client)


def test_a_flood_from_one_place_gets_a_page_in_german(
    client: Client, amira: User, settings: object
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}  # type: ignore[attr-defined]
    enter(client, "amira", "falsch")

    response = enter(client, "amira")

    assert response.status_code == 429
    assert "<h1>Zu viele Versuche</h1>" in response.content.decode()


def test_signing_out_ends_the_session(client: Client, amira: User) -> None:
    client.force_login(amira)

    assert client.get("/werkbank/abmelden/").status_code == 200
    assert is_in(client)
    assert client.post("/werkbank/abmelden/")["Location"] == LOGIN

    assert not is_in(client)


def test_a_second_factor_is_asked_for_once_it_is_set_up(client: Client, amira: User) -> None:
    secret, _codes = set_up_factor(client, amira)

    asked = enter(client, "amira")
    assert asked["Location"].startswith("/werkbank/anmelden/code/")
    assert not is_in(client)
    wrong = client.post(asked["Location"], {"code": "000000"})
    assert (wrong.status_code, is_in(client)) == (422, False)
    assert "Dieser Code stimmt nicht" in wrong.content.decode()

    Authenticator.objects.update(last_used_at=None)
    client.post(asked["Location"], {"code": code_for(secret)})

    assert is_in(client)
    assert Entry.objects.get().act == "activate_factor"


def test_an_emergency_code_opens_the_door_once(client: Client, amira: User) -> None:
    _secret, codes = set_up_factor(client, amira)
    asked = enter(client, "amira")["Location"]
    client.post(asked, {"code": codes[0]})
    assert is_in(client)
    client.post("/werkbank/abmelden/")

    asked = enter(client, "amira")["Location"]
    again = client.post(asked, {"code": codes[0]})

    assert (again.status_code, is_in(client)) == (422, False)


def test_the_secret_of_the_second_factor_does_not_lie_open(client: Client, amira: User) -> None:
    secret, _codes = set_up_factor(client, amira)

    stored = str(list(Authenticator.objects.values_list("data", flat=True)))

    assert secret not in stored


def test_the_coordination_resets_a_lost_second_factor(
    client: Client, amira: User, bernd: User
) -> None:
    set_up_factor(client, bernd)
    client.force_login(amira)
    step = {"step": "reset_mfa", "edition": 1}

    client.post(f"/werkbank/konten/{bernd.public_id}/", step)
    client.logout()
    enter(client, "bernd")

    assert is_in(client)


def test_the_second_factor_is_switched_off_with_the_password(client: Client, amira: User) -> None:
    secret, _codes = set_up_factor(client, amira)
    asked = enter(client, "amira")["Location"]
    client.post(asked, {"code": code_for(secret)})
    page = f"{ACCOUNT}zweiter-faktor/abschalten/"
    assert client.get(page)["Location"].startswith(f"{ACCOUNT}bestaetigen/")
    client.post(f"{ACCOUNT}bestaetigen/?next={page}", {"password": "rheinaue"})

    assert client.get(page).status_code == 200
    client.post(page)

    assert Authenticator.objects.count() == 0
    assert [entry.act for entry in Entry.objects.order_by("pk")] == [
        "activate_factor",
        "deactivate_factor",
    ]


def test_a_one_time_link_sets_a_password_and_vanishes_from_the_address(
    client: Client, amira: User, bernd: User
) -> None:
    client.force_login(amira)
    page = f"/werkbank/konten/{bernd.public_id}/"
    client.post(page, {"step": "reset_password", "edition": 1})
    found = re.search(
        r"http://testserver(/werkbank/konto/passwort/\S+/)<", client.get(page).content.decode()
    )
    assert found
    client.logout()
    assert enter(client, "bernd").status_code == 422

    opened = client.get(found[1])
    assert opened["Location"] == f"{ACCOUNT}passwort/setzen/"
    weak = client.post(opened["Location"], {"password": "kurz", "again": "kurz"})
    differ = client.post(opened["Location"], {"password": GOOD, "again": "anders"})
    assert (weak.status_code, differ.status_code) == (422, 422)
    client.post(opened["Location"], {"password": GOOD, "again": GOOD})
    enter(client, "bernd", GOOD)

    assert is_in(client)


def test_a_used_or_invented_link_says_so(client: Client, bernd: User) -> None:
    token = accounts.password_token(bernd)
    accounts.choose_password(bernd, token=token, password=GOOD)

    client.get(f"{ACCOUNT}passwort/{bernd.public_id}/{token}/")
    response = client.get(f"{ACCOUNT}passwort/setzen/")

    assert response.status_code == 422
    assert "abgelaufen oder schon benutzt" in response.content.decode()


def test_the_own_password_is_changed_with_the_present_one(client: Client, amira: User) -> None:
    page = f"{ACCOUNT}passwort/aendern/"
    other = Client()
    enter(other, "amira")
    enter(client, "amira")
    new = {"password": GOOD, "again": GOOD}

    wrong = client.post(page, {"old": "falsch", **new})
    assert wrong.context["form"].non_field_errors() == ["Das ist nicht Ihr jetziges Passwort."]
    client.post(page, {"old": "rheinaue", **new})

    assert (is_in(client), is_in(other)) == (True, False)
    assert Entry.objects.get().act == "change_password"


@pytest.mark.parametrize("page", ["anmelden/registrieren/", "konto/neu/", "accounts/signup/"])
def test_nobody_can_register(client: Client, page: str, db: None) -> None:
    assert client.get(f"/werkbank/{page}").status_code == 404


def test_when_somebody_signs_in_is_not_recorded(client: Client, amira: User) -> None:
    enter(client, "amira")

    assert not hasattr(amira, "last_login") or amira.last_login is None
    assert "last_login" not in {field.name for field in User._meta.get_fields()}
    assert Entry.objects.count() == 0


def test_a_session_of_a_deactivated_account_ends_at_once(client: Client, bernd: User) -> None:
    client.force_login(bernd)
    world.person("jemand")
    assert is_in(client)

    User.objects.filter(pk=bernd.pk).update(is_active=False)

    assert not is_in(client)
