from django.test import Client

from wirkungskreis.people.models import User

LOGIN = "/werkbank/anmelden/"


def test_signing_in_leads_back_to_the_page_that_was_asked_for(client: Client, amira: User) -> None:
    asked = client.get("/werkbank/massnahmen/?suche=a")
    assert asked["Location"] == f"{LOGIN}?next=/werkbank/massnahmen/%3Fsuche%3Da"

    answers = {"username": amira.username, "password": "rheinaue"}
    response = client.post(asked["Location"], answers)

    assert response["Location"] == "/werkbank/massnahmen/?suche=a"
    assert client.get("/werkbank/massnahmen/").status_code == 200


def test_a_wrong_password_is_said_at_the_form(client: Client, amira: User) -> None:
    response = client.post(LOGIN, {"username": amira.username, "password": "falsch"})

    assert "Bitte Benutzername und Passwort eingeben" in response.content.decode()
    assert client.get("/werkbank/massnahmen/").status_code == 302


def test_signing_out_ends_the_session(client: Client, amira: User) -> None:
    client.force_login(amira)

    assert client.post("/werkbank/abmelden/")["Location"] == LOGIN
    assert client.get("/werkbank/massnahmen/").status_code == 302
