"""A forgotten password is replaced by mail; who is known stays unsaid."""

import re

import pytest
from django.core import mail as postman
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from tests import world
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import Role
from wirkungskreis.outbox.domain.sending import send_due
from wirkungskreis.outbox.models import Mail
from wirkungskreis.people.models import Person, User

FORGOTTEN = "/werkbank/konto/passwort/vergessen/"
SENT = "/werkbank/konto/passwort/zugeschickt/"
CHOOSE = "/werkbank/konto/passwort/setzen/"
LIST = "/werkbank/organisationen/"
GOOD = "neun-rote-Ziegel-2026"


@pytest.fixture(autouse=True)
def _a_mail_server(settings: Settings) -> None:
    settings.MAIL_IS_LOCAL = False
    settings.BASE_URL = "https://rheinaue.example"


@pytest.fixture
def dana(amira: User) -> User:
    """Dana has an account and a mail address."""
    Person.objects.filter(pk=amira.person_id).update(name="Dana", email="dana@example.org")
    return amira


def asked(client: Client, login: str) -> tuple[int, str, str]:
    """Ask for a link; give what the browser gets to see of it."""
    response = client.post(FORGOTTEN, {"login": login})
    page = client.get(SENT).content.decode()
    return response.status_code, response.get("Location", ""), re.sub(r'value="\w{64}"', "", page)


def received() -> postman.EmailMessage:
    """Let the worker send what waits; give the one mail that arrived."""
    send_due(clock=timezone.now)
    [message] = postman.outbox
    return message


def link_in(message: postman.EmailMessage) -> str:
    place = r"https://rheinaue\.example(/werkbank/konto/passwort/\S+/)\n"
    found = re.search(place, str(message.body))
    assert found
    return found[1]


def test_everybody_gets_the_same_answer(client: Client, dana: User, bernd: User) -> None:
    closed = world.user("chiara")
    Person.objects.filter(pk=closed.person_id).update(email="chiara@example.org")
    User.objects.filter(pk=closed.pk).update(is_active=False)
    logins = ["amira", "DANA@example.org ", "bernd", "chiara", "chiara@example.org", "niemand"]

    answers = {asked(client, login) for login in logins}

    assert len(answers) == 1
    assert [answer[:2] for answer in answers] == [(302, SENT)]
    assert [mail.person_id for mail in Mail.objects.all()] == [dana.person_id]


def test_an_address_of_two_people_belongs_to_neither(
    client: Client, dana: User, bernd: User
) -> None:
    Person.objects.update(email="amt@example.org")

    asked(client, "amt@example.org")

    assert Mail.objects.count() == 0


def test_the_link_of_the_mail_sets_a_password_once(client: Client, dana: User) -> None:
    other = Client()
    other.force_login(dana)
    asked(client, "dana@example.org")
    message = received()
    assert message.to == ["dana@example.org"]
    assert "Konto amira" in message.body
    assert "Der Link gilt 3 Tage und nur einmal." in message.body
    assert client.post("/werkbank/anmelden/", {"login": "amira", "password": "rheinaue"})[
        "Location"
    ]
    client.logout()

    assert client.get(link_in(message))["Location"] == CHOOSE
    assert client.get(CHOOSE).status_code == 200
    client.post(CHOOSE, {"password": GOOD, "again": GOOD})

    signed_in = client.post("/werkbank/anmelden/", {"login": "amira", "password": GOOD})
    assert signed_in.status_code == 302
    assert other.get(LIST).status_code == 302  # whoever was signed in elsewhere is not any more
    client.logout()
    client.get(link_in(message))
    assert client.get(CHOOSE).status_code == 422
    assert list(Entry.objects.order_by("pk").values_list("act", flat=True)) == [
        "put",
        "choose_password",
    ]


def test_the_link_expires(client: Client, dana: User, settings: Settings) -> None:
    asked(client, "amira")
    message = received()
    settings.PASSWORD_RESET_TIMEOUT = -1

    client.get(link_in(message))
    response = client.get(CHOOSE)

    assert response.status_code == 422
    assert f'href="{FORGOTTEN}"' in response.content.decode()


def test_the_secret_is_in_the_mail_alone(client: Client, dana: User) -> None:
    asked(client, "amira")
    token = link_in(received()).rstrip("/").rpartition("/")[2]

    stored = [*Mail.objects.values(), *Entry.objects.values()]

    assert [row for row in stored if token in str(row)] == []


def test_who_reads_english_gets_it_in_english(
    client: Client, dana: User, settings: Settings
) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"

    page = client.get(FORGOTTEN).content.decode()
    asked(client, "amira")
    message = received()

    assert "<h1>Ask for a new password</h1>" in page
    assert message.subject == "New password for Wirkungskreis"
    assert "The link holds for 3 days and works once." in message.body


def test_one_mail_an_hour_is_enough(client: Client, dana: User) -> None:
    for login in ("amira", "dana@example.org", "Amira"):
        asked(client, login)

    assert Mail.objects.count() == 1


def test_the_sixth_try_for_one_name_within_a_minute_is_refused(client: Client, dana: User) -> None:
    first = [asked(client, "niemand")[0] for _ in range(5)]

    sixth = client.post(FORGOTTEN, {"login": "Niemand"})
    other = asked(client, "amira")

    assert first == [302] * 5
    assert sixth.status_code == 429
    assert "Bitte warten Sie eine Minute" in sixth.content.decode()
    assert other[0] == 302


def test_an_account_closed_meanwhile_gets_no_mail(client: Client, dana: User) -> None:
    asked(client, "amira")
    User.objects.update(is_active=False)

    send_due(clock=timezone.now)

    assert (postman.outbox, Mail.objects.get().state) == ([], "cancelled")


def test_without_a_name_nothing_is_asked(client: Client, db: None) -> None:
    assert client.post(FORGOTTEN, {"login": " "}).status_code == 422


@pytest.mark.parametrize(("role", "shown"), [(Role.COORDINATION, True), (Role.AUDIT, False)])
def test_without_a_mail_server_the_coordination_alone_follows_the_link(
    client: Client, dana: User, settings: Settings, role: Role, *, shown: bool
) -> None:
    settings.MAIL_IS_LOCAL = True
    asked(client, "amira")
    client.force_login(world.user("rosa", role))

    html = client.get(f"/werkbank/postausgang/{Mail.objects.get().public_id}/").content.decode()

    assert (f"konto/passwort/{dana.public_id}/" in html) is shown


def test_the_sign_in_page_leads_there(client: Client, db: None) -> None:
    html = client.get("/werkbank/anmelden/").content.decode()

    assert f'href="{FORGOTTEN}"' in html
