import pytest
from django.test import Client

from wirkungskreis.people.models import User

LOGIN = "/werkbank/anmelden/"
CHOOSE = "/werkbank/sprache/waehlen/"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cookie", "shown"), [("", "de"), ("en", "en"), ("xx", "de"), ("../etc", "de")]
)
def test_the_page_is_in_the_chosen_language(client: Client, cookie: str, shown: str) -> None:
    client.cookies["django_language"] = cookie

    response = client.get(LOGIN, headers={"Accept-Language": "en"})

    assert response["Content-Language"] == shown
    assert f'<html lang="{shown}" dir="ltr">' in response.content.decode()


def test_a_choice_is_kept_and_leads_back(client: Client, amira: User) -> None:
    client.force_login(amira)

    response = client.post(CHOOSE, {"language": "en", "next": "/werkbank/massnahmen/?suche=x"})

    assert (response.status_code, response["Location"]) == (302, "/werkbank/massnahmen/?suche=x")
    assert client.cookies["django_language"].value == "en"


def test_a_choice_leads_to_no_other_host(client: Client, amira: User) -> None:
    client.force_login(amira)

    response = client.post(CHOOSE, {"language": "tlh", "next": "https://example.org/"})

    assert response["Location"] == "/werkbank/"
    assert client.cookies["django_language"].value == "de"
